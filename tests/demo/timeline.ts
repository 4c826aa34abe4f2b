/** What was expected and what was seen, as it is printed and as it is left in `timeline.json`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Entry {
  /** Since the demo began. */
  readonly atMs: number
  readonly kind: 'scene' | 'did' | 'saw' | 'missing'
  readonly text: string
  /** What stood in the page and on the screen when it was seen. */
  readonly evidence?: unknown
  /** File name of the picture that was taken then. */
  readonly picture?: string
}

export interface Timeline {
  readonly entries: readonly Entry[]
  add(entry: Omit<Entry, 'atMs'>): void
  /** Writes `timeline.json`. */
  save(folder: string, result: 'passed' | 'failed'): void
}

const LABELS = { scene: '', did: 'done', saw: 'seen', missing: 'NOT SEEN' } as const

export function createTimeline(nowMs: () => number, print: (line: string) => void): Timeline {
  const beganAtMs = nowMs()
  const entries: Entry[] = []
  return {
    entries,
    add: (entry) => {
      const full = { atMs: Math.round(nowMs() - beganAtMs), ...entry }
      entries.push(full)
      print(lineOf(full))
    },
    save: (folder, result) => {
      writeFileSync(path.join(folder, 'timeline.json'), `${JSON.stringify({ result, entries }, null, 2)}\n`)
    },
  }
}

function lineOf({ atMs, kind, text, picture }: Entry): string {
  if (kind === 'scene') return `\n${text}`
  const seconds = (atMs / 1000).toFixed(1).padStart(6)
  return `${seconds} s  ${LABELS[kind].padEnd(8)}  ${text}${picture === undefined ? '' : `  → ${picture}`}`
}
