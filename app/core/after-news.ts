/**
 * What follows from news of calls and records, a tick after them: whoever waits for the news itself, such as a card for
 * its number, does not wait for it.
 */
import type { Clock } from '../ports.ts'
import type { Store } from './store.ts'

/** @param tasks run together, once for all news of a tick, for as long as the store lives */
export function afterNews(clock: Clock, store: Store, tasks: readonly (() => void)[]): void {
  let waiting = false
  store.subscribe(({ calls, feeds, account }) => {
    if (waiting || (calls === undefined && feeds === undefined && account === undefined)) return
    waiting = true
    clock.after(0, () => {
      waiting = false
      for (const task of tasks) task()
    })
  })
}
