/**
 * Calls that are over hardly ever change, but each message brings copies of them all. Those that are the same stay the
 * same objects, so that only what changed is drawn anew. Pure.
 */
import type { Call, CallsState } from '../app/calls/model.ts'

export function keepEnded(before: CallsState, next: CallsState): CallsState {
  const known = new Map(before.ended.map((call) => [call.id, call]))
  const same = (call: Call): Call => {
    const old = known.get(call.id)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(call) ? old : call
  }
  return { active: next.active, ended: next.ended.map(same) }
}
