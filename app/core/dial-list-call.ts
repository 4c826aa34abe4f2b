/** The one call that a list has under way, from its request to its end. */
import type { Call, CallsState } from '../calls/model.ts'
import type { Receipt } from '../calls/provider.ts'
import type { ListResult } from '../dialing/list/model.ts'
import type { Clock, Dispose } from '../ports.ts'
import { resultOf } from './dial-list-facts.ts'
import type { Store } from './store.ts'

export interface ListCallDeps {
  readonly clock: Pick<Clock, 'after'>
  readonly store: Pick<Store, 'state'>
  /** Told once for each call that is followed. */
  readonly over: (result: ListResult) => void
}

export interface ListCall {
  /** Empty while none is followed. */
  readonly setupId: string
  follow(setupId: string, receipt: Promise<Receipt>): void
  /** The calls changed. */
  look(): void
  /** Nobody will tell how it ends. */
  abandon(): void
  /** Follows it no longer; nothing is told. */
  forget(): void
}

/** A call that was taken on and is not seen after so long never came about, or came and went unseen. */
const UNSEEN_MS = 20_000

export function createListCall({ clock, store, over }: ListCallDeps): ListCall {
  let followed: { readonly setupId: string; readonly cancel: Dispose; seen: boolean } | undefined

  function settle(result: ListResult): void {
    followed?.cancel()
    followed = undefined
    over(result)
  }

  function look(): void {
    if (followed === undefined) return
    const call = callOf(store.state.calls, followed.setupId)
    if (call === undefined) {
      if (followed.seen) settle({ kind: 'unknown' })
      return
    }
    followed.seen = true
    if (call.state === 'ended') settle(resultOf(call))
  }

  return {
    get setupId() {
      return followed?.setupId ?? ''
    },
    follow(setupId, receipt) {
      followed?.cancel()
      const cancel = clock.after(UNSEEN_MS, () => {
        if (followed === mine && !mine.seen) settle({ kind: 'unknown' })
      })
      const mine = { setupId, cancel, seen: false }
      followed = mine
      void receipt.then((told) => {
        // Of a call that is seen its own events tell.
        if (!told.ok && followed === mine && !mine.seen) settle({ kind: 'failed', error: told.error })
      })
      look()
    },
    look,
    abandon() {
      if (followed !== undefined) settle({ kind: 'unknown' })
    },
    forget() {
      followed?.cancel()
      followed = undefined
    },
  }
}

/** The voice engine's calls bear the id as their own. */
const callOf = ({ active, ended }: CallsState, setupId: string): Call | undefined =>
  [...active, ...ended].find(
    (call) => call.setupId === setupId || call.setup?.setupId === setupId || call.callIds.includes(setupId),
  )
