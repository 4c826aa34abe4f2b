/** The calls of the state: changed by events alone, and by time where nothing else comes. */
import type { CallEvent, ProviderId } from '../calls/model.ts'
import { providerOf } from '../calls/provider.ts'
import { reduceCalls } from '../calls/reduce.ts'
import type { Clock } from '../ports.ts'
import { createCallTimers } from './call-timers.ts'
import type { Store } from './store.ts'

export interface CallKeeper {
  readonly dispatch: (event: CallEvent) => void
  /** As if this provider had never had any: another account's calls are nobody's business. */
  forget(provider: ProviderId): void
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
    forget(provider) {
      const { active, ended } = store.state.calls
      const isOthers = (call: (typeof active)[number]): boolean => providerOf(call) !== provider
      const calls = { active: active.filter(isOthers), ended: ended.filter(isOthers) }
      store.patch({ calls })
      timers.follow(calls)
    },
  }
}
