/** A machine's clock as tests need it: it runs on another one, can be set wrong, and stands still while it sleeps. */
import type { Clock, Dispose } from '../../../app/ports.ts'

export interface SleepyClock extends Clock {
  /** Sets the wall clock forward or back, as a correction of the system's time does. */
  jump(ms: number): void
  /** Until `wake` no task runs and monotonic time stands (Linux: CLOCK_MONOTONIC stops in suspend). */
  sleep(): void
  wake(): void
}

interface Task {
  remainingMs: number
  startedAtMs: number
  readonly run: () => void
  cancel: Dispose
}

export function createSleepyClock(base: Clock): SleepyClock {
  let shiftMs = 0
  let sleptMs = 0
  let asleepSinceMs: number | undefined
  const tasks = new Set<Task>()

  const start = (task: Task): void => {
    task.startedAtMs = base.monotonic()
    task.cancel = base.after(task.remainingMs, () => {
      tasks.delete(task)
      task.run()
    })
  }
  return {
    now: () => base.now() + shiftMs,
    monotonic: () => (asleepSinceMs ?? base.monotonic()) - sleptMs,
    after(delayMs, run) {
      const task: Task = { remainingMs: delayMs, startedAtMs: 0, run, cancel: () => undefined }
      tasks.add(task)
      if (asleepSinceMs === undefined) start(task)
      return () => {
        tasks.delete(task)
        task.cancel()
      }
    },
    jump(ms) {
      shiftMs += ms
    },
    sleep() {
      asleepSinceMs = base.monotonic()
      for (const task of tasks) {
        task.cancel()
        task.remainingMs -= asleepSinceMs - task.startedAtMs
      }
    },
    wake() {
      if (asleepSinceMs === undefined) return
      sleptMs += base.monotonic() - asleepSinceMs
      asleepSinceMs = undefined
      for (const task of tasks) start(task)
    },
  }
}
