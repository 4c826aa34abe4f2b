/** What runs on Windows, by `tasklist`. */
import { execFile } from 'node:child_process'
import { plainName } from './program-name.ts'
import { windowsTool } from './windows-tool.ts'

const PATIENCE_MS = 10_000

export function programsOnWindows(): Promise<ReadonlySet<string>> {
  return new Promise((resolve) => {
    execFile(
      windowsTool('tasklist.exe'),
      ['/fo', 'csv', '/nh'],
      { timeout: PATIENCE_MS, maxBuffer: 4_000_000, windowsHide: true },
      (error, output) => {
        resolve(error === null ? readTasks(output) : new Set())
      },
    )
  })
}

/** @param output lines of comma-separated values, the name first and in quotation marks */
export const readTasks = (output: string): ReadonlySet<string> =>
  new Set(
    output
      .split('\n')
      .map((line) => plainName(/^"([^"]*)"/u.exec(line.trim())?.[1] ?? ''))
      .filter(Boolean),
  )
