/**
 * Puts a snapshot and a stream of numbered patches together. Pure. A patch seen before is dropped; after a gap the
 * snapshot is asked for again, and what arrives meanwhile waits.
 */
import type { StateEvent } from '../app/contract/events.ts'
import type { AppState } from '../app/contract/state.ts'
import { keepEnded } from './same-calls.ts'

export interface Held {
  /** Number of the last patch in `state`. */
  readonly seq: number
  /** Undefined until the first snapshot. Kept on the screen while a gap is being closed. */
  readonly state: AppState | undefined
  /** True: a snapshot is needed. */
  readonly stale: boolean
  /** Patches that arrived while stale, in order of arrival. */
  readonly early: readonly StateEvent[]
}

/** More than this waits for no snapshot: the oldest go, which shows as a gap and asks once more. */
const MAX_EARLY = 1000

export const NOTHING_HELD: Held = { seq: -1, state: undefined, stale: true, early: [] }

export function receivePatch(held: Held, event: StateEvent): Held {
  if (held.stale || held.state === undefined) {
    return { ...held, early: [...held.early, event].slice(-MAX_EARLY) }
  }
  if (event.seq <= held.seq) return held
  if (event.seq > held.seq + 1) return { ...held, stale: true, early: [event] }
  const { patch } = event
  const calls = patch.calls === undefined ? held.state.calls : keepEnded(held.state.calls, patch.calls)
  return { ...held, seq: event.seq, state: { ...held.state, ...patch, calls } }
}

export function receiveSnapshot(
  held: Held,
  snapshot: { readonly seq: number; readonly state: AppState },
): Held {
  const fresh: Held = { seq: snapshot.seq, state: snapshot.state, stale: false, early: [] }
  return held.early.reduce(receivePatch, fresh)
}
