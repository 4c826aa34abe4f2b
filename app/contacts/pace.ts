/** Long work in short steps: whatever else the program has to do, a call above all, comes in between. */
import type { Clock } from '../ports.ts'

export interface Pace {
  /** Resolves at once while the present step is short, and after everybody else had their turn otherwise. */
  breathe(): Promise<void> | undefined
}

/** A call that comes meanwhile waits no longer than this. */
const STEP_MS = 6

export function createPace(clock: Clock): Pace {
  let startedAtMs = clock.monotonic()
  return {
    breathe() {
      if (clock.monotonic() - startedAtMs < STEP_MS) return undefined
      return new Promise((resolve) => {
        clock.after(0, () => {
          startedAtMs = clock.monotonic()
          resolve()
        })
      })
    },
  }
}
