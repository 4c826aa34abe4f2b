/** One thing to be done later, or not at all. */
import type { Clock, Dispose } from '../app/ports.ts'

export interface Delay {
  /** Does nothing while one is running: the first one counts. */
  start(delayMs: number, task: () => void): void
  stop(): void
}

export function createDelay(clock: Pick<Clock, 'after'>): Delay {
  let cancel: Dispose | undefined
  return {
    start(delayMs, task) {
      cancel ??= clock.after(delayMs, () => {
        cancel = undefined
        task()
      })
    },
    stop() {
      cancel?.()
      cancel = undefined
    },
  }
}
