/** What becomes of a page whose process died. Pure but for the clock. */
import type { Clock } from '../app/ports.ts'

const WINDOW_MS = 60_000
const RELOADS = 3

/** `inMs`: load it again, so many milliseconds from now. `remake`: with a new window. */
export type Revival = { readonly how: 'reload'; readonly inMs: number } | { readonly how: 'remake' }

export interface Revivals {
  /** One more death. Every page comes back, but one that dies at each start must not keep the machine busy. */
  died(): Revival
}

export function createRevivals(clock: Pick<Clock, 'monotonic'>): Revivals {
  let deaths: readonly number[] = []
  return {
    died() {
      const now = clock.monotonic()
      deaths = [...deaths.filter((at) => now - at < WINDOW_MS), now].slice(-RELOADS - 2)
      if (deaths.length <= RELOADS) return { how: 'reload', inMs: 0 }
      return deaths.length === RELOADS + 1 ? { how: 'remake' } : { how: 'reload', inMs: WINDOW_MS }
    },
  }
}
