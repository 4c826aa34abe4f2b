/**
 * Whether the last run came to an end of its own. One that was killed, or fell over natively, leaves its mark behind:
 * nobody starts the program again in its place, so the next start says what nobody saw.
 */
export interface RunMark {
  /** Since when a run is under way that has not ended in order; epoch ms. */
  runningSinceMs(): number | undefined
  rememberRunning(sinceMs: number | undefined): void
}

export interface LastRun {
  readonly endedUnexpectedly: boolean
  /** This one ends in order. */
  readonly ends: () => void
}

export interface LastRunFacts {
  readonly nowMs: number
  /** When this system was started, epoch ms. */
  readonly systemSinceMs: number
  /** When the last run last wrote to its log, epoch ms; undefined where there is none. */
  readonly lastSignMs: number | undefined
}

/** A minute more or less: the two clocks are not read at once, and one of them may have been set. */
const DOUBT_MS = 60_000

/** Marks this run as under way. */
export function beginRun(mark: RunMark, { nowMs, systemSinceMs, lastSignMs }: LastRunFacts): LastRun {
  const begunMs = mark.runningSinceMs()
  const seenMs = Math.max(begunMs ?? 0, lastSignMs ?? 0)
  mark.rememberRunning(nowMs)
  return {
    // A system that went down took the program along, and no fault of it.
    endedUnexpectedly: begunMs !== undefined && seenMs > systemSinceMs + DOUBT_MS,
    ends: () => {
      mark.rememberRunning(undefined)
    },
  }
}
