/** The machine's time. */
import type { Clock } from '../app/ports.ts'

export function createClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs)
      return () => {
        clearTimeout(timer)
      }
    },
  }
}
