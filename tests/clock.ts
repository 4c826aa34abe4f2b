import type { Clock, Dispose } from '../app/ports.ts'

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves both wall and monotonic time on, running in order every task that becomes due, also new ones. */
  advance(ms: number): void
  /** Moves the wall time alone, as a correction of the system's clock does. */
  jump(ms: number): void
  /** How many tasks wait. */
  readonly pending: number
}

interface Task {
  readonly dueAt: number
  readonly order: number
  readonly run: () => void
}

/** @param startMs wall time in epoch ms at which the clock stands; monotonic time starts at 0 */
export function createManualClock(startMs = Date.UTC(2026, 0, 5, 9, 0, 0)): ManualClock {
  let elapsedMs = 0
  let shiftMs = 0
  let order = 0
  const tasks = new Set<Task>()

  const nextDue = (limitMs: number): Task | undefined =>
    [...tasks]
      .filter((task) => task.dueAt <= limitMs)
      .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)
      .at(0)

  return {
    now: () => startMs + elapsedMs + shiftMs,
    monotonic: () => elapsedMs,
    after(delayMs, run): Dispose {
      const task: Task = { dueAt: elapsedMs + Math.max(0, delayMs), order: order++, run }
      tasks.add(task)
      return () => {
        tasks.delete(task)
      }
    },
    advance(ms) {
      const until = elapsedMs + ms
      for (let task = nextDue(until); task; task = nextDue(until)) {
        tasks.delete(task)
        elapsedMs = task.dueAt
        task.run()
      }
      elapsedMs = until
    },
    jump(ms) {
      shiftMs += ms
    },
    get pending() {
      return tasks.size
    },
  }
}

/**
 * Real time that runs `factor` times as fast, for tests with real sockets: ten seconds of back-off pass in one with
 * factor 10. Factor 1 is the machine's own time.
 */
export function createScaledClock(factor = 1): Clock {
  const wallStart = Date.now()
  const monotonicStart = performance.now()
  const elapsed = (): number => (performance.now() - monotonicStart) * factor
  return {
    now: () => Math.floor(wallStart + elapsed()),
    monotonic: elapsed,
    after(delayMs, task): Dispose {
      const timer = setTimeout(task, delayMs / factor)
      return () => {
        clearTimeout(timer)
      }
    },
  }
}
