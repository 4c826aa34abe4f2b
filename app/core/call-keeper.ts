/** The calls of the state: changed by events alone, and by time where nothing else comes. */
import { withoutCarrier } from '../calls/forget.ts'
import { MAX_ACTIVE, type CallEvent, type Carrier } from '../calls/model.ts'
import { reduceCalls } from '../calls/reduce.ts'
import { overflows } from '../calls/call-list.ts'
import type { Clock, Logger } from '../ports.ts'
import { createCallTimers } from './call-timers.ts'
import type { Store } from './store.ts'

export interface CallKeeper {
  readonly dispatch: (event: CallEvent) => void
  /** Whether somebody writes on the call's card, which stays meanwhile. */
  readonly hold: (callId: string, held: boolean) => void
  /** As if this carrier had never had any: another account's calls are nobody's business. */
  forget(carrier: Carrier): void
}

/** Told of everything that may change the calls, in order and before it does. */
export interface CallWitness {
  call(event: CallEvent): void
  forget(carrier: Carrier): void
}

export function createCallKeeper(clock: Clock, log: Logger, store: Store, witness?: CallWitness): CallKeeper {
  /** One line for each time that there are too many, not one for each event of it. */
  let isOverflowing = false
  const timers = createCallTimers(clock, dispatch)

  function dispatch(event: CallEvent): void {
    witness?.call(event)
    const before = store.state.calls
    const calls = reduceCalls(before, event)
    const overflowed = overflows(before, event, calls)
    if (overflowed && !isOverflowing) log.warn('calls-dropped', { shown: calls.active.length })
    isOverflowing = overflowed || (isOverflowing && calls.active.length >= MAX_ACTIVE)
    store.patch({ calls })
    timers.follow(store.state.calls)
  }

  return {
    dispatch,
    hold(callId, held) {
      timers.hold(callId, held)
      timers.follow(store.state.calls)
    },
    forget(carrier) {
      witness?.forget(carrier)
      const calls = withoutCarrier(store.state.calls, carrier)
      store.patch({ calls })
      timers.follow(calls)
    },
  }
}
