/** Since when a subscription stands and until when: a fresh grant does not carry it beyond its own end. */
import type { Clock, Dispose } from '../ports.ts'
import { LONGEST_TIMER_MS } from './grant.ts'
import type { ServerTime } from './server-time.ts'

export interface Standing {
  /** Monotonic; undefined while no subscription stands. */
  readonly sinceMs: number | undefined
  /** It stands, or goes on to do so. @param untilMs its end, server time */
  begin(untilMs: number): void
  end(): void
  /** Whether its end has passed without a renewal. */
  hasRunOut(): boolean
}

/** @param ranOut called at the end that nobody put off; it stands until `end` is called */
export function createStanding(clock: Clock, serverTime: ServerTime, ranOut: () => void): Standing {
  let sinceMs: number | undefined
  let endsMs = 0
  let cancel: Dispose | undefined
  const hasRunOut = (): boolean => sinceMs !== undefined && serverTime.now() >= endsMs
  return {
    get sinceMs() {
      return sinceMs
    },
    begin(untilMs) {
      sinceMs ??= clock.monotonic()
      endsMs = untilMs
      const remainingMs = Math.max(0, untilMs - serverTime.now())
      cancel?.()
      cancel = clock.after(Math.min(remainingMs, LONGEST_TIMER_MS), () => {
        if (hasRunOut()) ranOut()
      })
    },
    end() {
      sinceMs = undefined
      cancel?.()
    },
    hasRunOut,
  }
}
