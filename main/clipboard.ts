/** What the user copied, read without touching it. */
import type { Clipboard } from 'electron'
import { beginningOf } from '../app/dialing/beginning.ts'
import type { Logger } from '../app/ports.ts'

/** Half of what is ever searched for numbers, so that clipboard and selection both are. */
const MAX_EACH = 4_900

/** On Linux the selection counts too: what is marked was never copied, and is often what is meant. */
export async function readCopied(
  clipboard: Clipboard,
  platform: NodeJS.Platform,
  log: Logger,
): Promise<Copied> {
  const read = async (source: Pick<Clipboard, 'readText'>): Promise<string> => {
    try {
      return await source.readText()
    } catch (error) {
      log.info('clipboard-unreadable', { why: error instanceof Error ? error.message : '' })
      return ''
    }
  }
  return {
    copied: await read(clipboard),
    marked: platform === 'linux' ? await read(clipboard.selection) : '',
  }
}

export interface Copied {
  readonly copied: string
  /** The selection; empty where the system has none. */
  readonly marked: string
}

/**
 * One text to look for numbers in. Where clipboard and selection hold different numbers both are offered, on lines of
 * their own so that nothing runs together; which one is meant only the user knows.
 * @param numbersIn the dial strings found in a text
 */
export function textToDial(
  { copied, marked }: Copied,
  numbersIn: (text: string) => readonly string[],
): string {
  const first = numbersIn(copied)
  const second = numbersIn(marked)
  if (second.length === 0 || second.every((number) => first.includes(number))) return copied
  if (first.length === 0) return marked
  return `${beginningOf(copied, MAX_EACH)}\n${beginningOf(marked, MAX_EACH)}`
}
