/** Calls as the user's directory and lists name who takes part in them. */
import type { Call, CallsState } from './model.ts'

/** Names by the id of the call; a call without one is as the wire told it. */
export type Names = Readonly<Record<string, string>>

/**
 * The directory's name wins over what the caller's phone says of itself: anybody can put anything there. Without names
 * the same state comes back.
 * @param organisations where those work whom a list of the user's own named; nobody is here who has no name
 */
export function namedCalls(calls: CallsState, names: Names, organisations: Names = {}): CallsState {
  if (Object.keys(names).length === 0) return calls
  const named = (call: Call): Call => {
    const name = ofCall(names, call)
    if (name === undefined) return call
    const organisation = ofCall(organisations, call)
    if (organisation !== undefined)
      return { ...call, remote: { ...call.remote, display: name, organisation } }
    return name === call.remote.display ? call : { ...call, remote: { ...call.remote, display: name } }
  }
  return { active: calls.active.map(named), ended: calls.ended.map(named) }
}

/** No key of an object itself is anybody's call. */
const ofCall = (texts: Names, { id }: Call): string | undefined =>
  Object.hasOwn(texts, id) ? texts[id] : undefined
