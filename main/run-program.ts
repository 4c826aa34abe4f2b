/** Starts the user's own programs when something happens to a call: never by a shell, never more than a few at once. */
import { spawn, type ChildProcess } from 'node:child_process'
import { homedir } from 'node:os'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { Logger } from '../app/ports.ts'

export interface Programs {
  /**
   * Resolves once the program runs. How it ends is its own affair; what it writes is not read.
   * @param args each one entry of the program's argument list, as it stands
   * @returns `event-program` where it could not be started, `event-many` where too many of them still run
   */
  run(path: string, args: readonly string[]): Promise<Result<null, AppError>>
}

/** A program that does not come to its end is started no more often than this. */
export const MOST_RUNNING = 10

export function createPrograms(log: Logger): Programs {
  let running = 0

  function start(path: string, args: readonly string[]): ChildProcess {
    return spawn(path, args, { shell: false, stdio: 'ignore', detached: true, cwd: homedir() })
  }

  return {
    run: (path, args) =>
      new Promise((resolve) => {
        if (running >= MOST_RUNNING) {
          resolve(err(appError('event-many', path)))
          return
        }
        const fail = (error: unknown): void => {
          const why = error instanceof Error ? error.message : ''
          log.warn('program-not-started', { path, why })
          resolve(err(appError('event-program', why)))
        }
        try {
          const child = start(path, args)
          running += 1
          let counted = true
          const end = (): void => {
            if (counted) running -= 1
            counted = false
          }
          child.once('spawn', () => {
            // It may outlive Ringside.
            child.unref()
            resolve(ok(null))
          })
          child.once('exit', (code) => {
            end()
            log.info('program-ended', { path, code })
          })
          child.on('error', (error) => {
            end()
            fail(error)
          })
        } catch (error) {
          fail(error)
        }
      }),
  }
}
