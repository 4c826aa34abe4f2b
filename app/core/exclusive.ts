/** Runs asynchronous tasks one after another, in the order they were asked for. */
export type Exclusive = <T>(task: () => Promise<T>) => Promise<T>

export function createExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task)
    // A task that fails is its caller's business; the next one runs all the same.
    last = run.catch(() => undefined)
    return run
  }
}
