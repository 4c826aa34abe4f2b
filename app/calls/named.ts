/** Calls as the user's directory names who takes part in them. */
import type { Call, CallsState } from './model.ts'

/** Names by the id of the call; a call without one is as the wire told it. */
export type Names = Readonly<Record<string, string>>

/**
 * The directory's name wins over what the caller's phone says of itself: anybody can put anything there. Without names
 * the same state comes back.
 */
export function namedCalls(calls: CallsState, names: Names): CallsState {
  if (Object.keys(names).length === 0) return calls
  const named = (call: Call): Call => {
    const name = Object.hasOwn(names, call.id) ? names[call.id] : undefined
    return name === undefined || name === call.remote.display
      ? call
      : { ...call, remote: { ...call.remote, display: name } }
  }
  return { active: calls.active.map(named), ended: calls.ended.map(named) }
}
