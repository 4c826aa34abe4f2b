/** Time as the simulator sees it. Handing in a scaled or hand-driven clock makes every delay of the simulator follow it. */
export interface SimulatorClock {
  /** Epoch milliseconds. */
  now(): number
  /** Runs `task` once, `delayMs` from now. The returned function cancels it and may be called more than once. */
  after(delayMs: number, task: () => void): () => void
}

/** `setTimeout` fires at once for longer delays (Node.js documentation, "timers"). */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

/** The machine's own time. Its timers do not keep the process alive: only the listening socket does. */
export function createSystemClock(): SimulatorClock {
  const after = (delayMs: number, task: () => void): (() => void) => {
    let cancelRest = (): void => undefined
    const rest = (): void => {
      cancelRest = after(delayMs - LONGEST_TIMEOUT_MS, task)
    }
    const tooLong = delayMs > LONGEST_TIMEOUT_MS
    const handle = setTimeout(
      tooLong ? rest : task,
      tooLong ? LONGEST_TIMEOUT_MS : Math.max(0, delayMs),
    ).unref()
    return () => {
      clearTimeout(handle)
      cancelRest()
    }
  }
  return { now: () => Date.now(), after }
}
