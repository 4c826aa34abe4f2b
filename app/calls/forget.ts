/** Calls of a provider that nobody is signed in to any more: another account's calls are nobody's business. */
import type { Call, CallsState, ProviderId } from './model.ts'
import { providerOf } from './provider.ts'

export function withoutProvider({ active, ended }: CallsState, provider: ProviderId): CallsState {
  const isOthers = (call: Call): boolean => providerOf(call) !== provider
  return { active: active.filter(isOthers), ended: ended.filter(isOthers) }
}
