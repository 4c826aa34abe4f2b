import type { Random } from '../ports.ts'

const FIRST_CEILING_MS = 1_000
const LAST_CEILING_MS = 60_000

export interface Backoff {
  /** How long to wait before the next attempt, in ms; each call without a `reset` may wait up to twice as long. */
  next(): number
  /** Something changed for the better: the next wait is short again. */
  reset(): void
}

/**
 * Exponential back-off with full jitter: anything from nothing to the ceiling, so that clients that lost one server
 * together do not come back together (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
export function createBackoff(random: Random): Backoff {
  let ceilingMs = FIRST_CEILING_MS
  return {
    next() {
      const delayMs = random() * ceilingMs
      ceilingMs = Math.min(ceilingMs * 2, LAST_CEILING_MS)
      return delayMs
    },
    reset() {
      ceilingMs = FIRST_CEILING_MS
    },
  }
}
