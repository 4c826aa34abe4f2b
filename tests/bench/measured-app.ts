/** A program that runs under the probe: started, asked, waited for, ended. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { z } from 'zod'
import { findRuntime } from '../../build/runtime.mjs'
import { nowMs } from './clock.ts'

const eventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('painted'), page: z.string(), key: z.string(), atMs: z.number() }),
  z.object({ kind: z.literal('shown'), page: z.string(), atMs: z.number() }),
  z.object({ kind: z.literal('hidden'), page: z.string(), atMs: z.number() }),
  z.object({ kind: z.literal('done'), id: z.number(), value: z.unknown(), error: z.string().optional() }),
])
export type ProbeEvent = z.output<typeof eventSchema>

export interface MeasuredApp {
  readonly pid: number
  /** When it was started, on the shared clock. */
  readonly startedAtMs: number
  /** Runs code in a page and answers with what it gives. */
  inPage(page: string, code: string): Promise<unknown>
  order(order: Readonly<Record<string, unknown>>): Promise<unknown>
  /** The first event since `sinceMs` that fits; waits for it. */
  event(
    fits: (event: Exclude<ProbeEvent, { kind: 'done' }>) => boolean,
    sinceMs: number,
    deadlineMs?: number,
  ): Promise<number>
  end(): Promise<void>
}

export interface MeasuredAppOptions {
  readonly program: string
  readonly userData: string
  readonly args?: readonly string[]
  readonly chromium?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const PROBE = path.join(import.meta.dirname, 'probe.cjs')

export function startMeasuredApp(options: MeasuredAppOptions): MeasuredApp {
  const startedAtMs = nowMs()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(
    findRuntime().executable,
    [
      ...asRoot,
      `--user-data-dir=${options.userData}`,
      ...(options.chromium ?? []),
      '-r',
      PROBE,
      options.program,
      ...(options.args ?? []),
    ],
    { env: { ...process.env, ...options.env }, stdio: ['pipe', 'pipe', 'ignore'] },
  )
  const pid = child.pid
  if (pid === undefined) throw new Error('Electron could not be started')
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
  })

  const events: Exclude<ProbeEvent, { kind: 'done' }>[] = []
  const answers = new Map<number, (event: Extract<ProbeEvent, { kind: 'done' }>) => void>()
  const watchers = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('PROBE ')) return
    const event = eventSchema.parse(JSON.parse(line.slice('PROBE '.length)))
    if (event.kind === 'done') answers.get(event.id)?.(event)
    else {
      events.push(event)
      for (const watcher of watchers) watcher()
    }
  })

  let lastId = 0
  const order: MeasuredApp['order'] = (what) =>
    new Promise((resolve, reject) => {
      const id = (lastId += 1)
      answers.set(id, (event) => {
        answers.delete(id)
        if (event.error === undefined) resolve(event.value)
        else reject(new Error(event.error))
      })
      child.stdin.write(`${JSON.stringify({ ...what, id })}\n`)
    })
  return {
    pid,
    startedAtMs,
    order,
    inPage: (page, code) => order({ do: 'js', page, code }),
    event: (fits, sinceMs, deadlineMs = 15_000) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = events.find((event) => event.atMs >= sinceMs && fits(event))
          if (found === undefined) return
          stop()
          resolve(found.atMs)
        }
        const deadline = setTimeout(() => {
          stop()
          reject(new Error(`the measured program showed nothing within ${String(deadlineMs)} ms`))
        }, deadlineMs)
        const stop = (): void => {
          clearTimeout(deadline)
          watchers.delete(look)
        }
        watchers.add(look)
        look()
      }),
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}
