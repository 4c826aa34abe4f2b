/** Runs many tasks, a few at a time, in the order in which they came. */

export interface Pool {
  /** Resolves with what the task resolves with; rejects as it does. */
  run<T>(task: () => Promise<T>): Promise<T>
}

export function createPool(most: number): Pool {
  const waiting: (() => void)[] = []
  let running = 0

  function release(): void {
    const next = waiting.shift()
    // Its place goes to the next in line, so that nobody slips in between.
    if (next) next()
    else running -= 1
  }

  return {
    async run(task) {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
      else running += 1
      try {
        return await task()
      } finally {
        release()
      }
    },
  }
}
