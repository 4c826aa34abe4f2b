/** Errors that nobody caught: logged, the session begun anew, and told to the user when they do not stop. */
import type { Clock, Logger } from '../app/ports.ts'

export interface FailuresDeps {
  readonly clock: Clock
  readonly log: Logger
  /** Begins the session anew, unless by the time it has ended nothing goes on any more; the windows stay. */
  readonly recover: (goesOn: () => boolean) => Promise<void>
  /** Ends the session for good and tells the user, once. */
  readonly tell: () => void
}

const TOO_MANY = 3
const WITHIN_MS = 60_000

/** @returns what to call with each error that reached the process */
export function createFailures({ clock, log, recover, tell }: FailuresDeps): (error: unknown) => void {
  let recent: readonly number[] = []
  let told = false
  return (error) => {
    log.error('uncaught', { why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    const now = clock.monotonic()
    recent = [...recent.filter((at) => now - at < WITHIN_MS), now].slice(-TOO_MANY)
    if (recent.length >= TOO_MANY) {
      const isFirst = !told
      told = true
      if (isFirst) tell()
      return
    }
    recover(() => !told).catch((failed: unknown) => {
      log.error('recovery-failed', { why: failed instanceof Error ? failed.message : '' })
    })
  }
}
