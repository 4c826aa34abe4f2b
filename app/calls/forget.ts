/** Calls of a carrier that nobody is signed in to any more: another account's calls are nobody's business. */
import { sameCarrier } from './carrier.ts'
import type { Call, CallsState, Carrier } from './model.ts'

export function withoutCarrier({ active, ended }: CallsState, carrier: Carrier): CallsState {
  const isOthers = (call: Call): boolean => !sameCarrier(call, carrier)
  return { active: active.filter(isOthers), ended: ended.filter(isOthers) }
}
