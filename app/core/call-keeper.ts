/** The calls of the state: changed by events alone, and by time where nothing else comes. */
import { NO_CALLS, type CallEvent } from '../calls/model.ts'
import { reduceCalls } from '../calls/reduce.ts'
import type { Clock } from '../ports.ts'
import { createCallTimers } from './call-timers.ts'
import type { Store } from './store.ts'

export interface CallKeeper {
  readonly dispatch: (event: CallEvent) => void
  /** As if there had never been any: another account's calls are nobody's business. */
  forget(): void
}

export function createCallKeeper(clock: Clock, store: Store): CallKeeper {
  const timers = createCallTimers(clock, dispatch)

  function dispatch(event: CallEvent): void {
    const calls = reduceCalls(store.state.calls, event)
    store.patch({ calls })
    timers.follow(store.state.calls)
  }

  return {
    dispatch,
    forget() {
      store.patch({ calls: NO_CALLS })
      timers.follow(NO_CALLS)
    },
  }
}
