/** The simulator as a child process, spoken to by lines. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

export interface Program {
  readonly process: ChildProcess
  /** The next line of standard output, parsed. */
  line(): Promise<Readonly<Record<string, unknown>>>
  send(line: string): void
  /** Exit code and everything on standard error. */
  readonly exit: Promise<{ readonly code: number | null; readonly stderr: string }>
}

const ROOT = path.join(import.meta.dirname, '../../..')
const DEADLINE_MS = 10_000

export function startProgram(words: readonly string[]): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/simulator/cli.ts', ...words], { cwd: ROOT })
  const lines: string[] = []
  let wake: () => void = () => undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    wake()
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const exit = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on('close', (code) => {
      wake()
      resolve({ code, stderr })
    })
  })
  return {
    process: child,
    exit,
    send: (line) => void child.stdin.write(`${line}\n`),
    line: () =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          clearTimeout(timer)
          wake = () => undefined
        }
        const timer = setTimeout(() => {
          settle()
          reject(new Error(`no line came; standard error: ${stderr}`))
        }, DEADLINE_MS)
        wake = () => {
          const next = lines.shift()
          if (next === undefined && child.exitCode === null) return
          settle()
          if (next === undefined) reject(new Error(`it ended; standard error: ${stderr}`))
          else resolve(ANSWER.parse(JSON.parse(next)))
        }
        wake()
      }),
  }
}

const ANSWER = z.record(z.string(), z.unknown())
