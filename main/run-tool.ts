/** Asks a program of the system. */
import { execFile } from 'node:child_process'
import { err, ok, type Result } from '../app/contract/result.ts'

const PATIENCE_MS = 5_000
const MAX_OUTPUT = 4_000_000

/** @returns its standard output, or nothing where it failed, is not there, or was too slow */
export type RunTool = (
  program: string,
  args: readonly string[],
  input?: Buffer,
) => Promise<Result<Buffer, undefined>>

export const runTool: RunTool = (program, args, input) =>
  new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      { timeout: PATIENCE_MS, maxBuffer: MAX_OUTPUT, encoding: 'buffer', windowsHide: true },
      (error, output) => {
        resolve(error === null ? ok(output) : err(undefined))
      },
    )
    // It may end before it read all of it.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
