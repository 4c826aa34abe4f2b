import type { Clock } from '../ports.ts'

/** The promise's value, or `too-late` when it has not come after `limitMs`. The promise must not reject. */
export function before<T>(clock: Clock, limitMs: number, promise: Promise<T>): Promise<T | 'too-late'> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, () => {
      resolve('too-late')
    })
    void promise.then((value) => {
      cancel()
      resolve(value)
    })
  })
}
