/** What runs on macOS, by `ps`. */
import { execFile } from 'node:child_process'
import { plainName } from './program-name.ts'

const PATIENCE_MS = 5_000

export function programsOnMac(): Promise<ReadonlySet<string>> {
  return new Promise((resolve) => {
    execFile(
      '/bin/ps',
      ['-axo', 'comm='],
      { timeout: PATIENCE_MS, maxBuffer: 4_000_000 },
      (error, output) => {
        resolve(error === null ? readPs(output) : new Set())
      },
    )
  })
}

/** @param output one path of a program per line */
export const readPs = (output: string): ReadonlySet<string> =>
  new Set(output.split('\n').map(plainName).filter(Boolean))
