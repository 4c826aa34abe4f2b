/** Several carriers of calls, one list: which of them a call belongs to decides what can be done with it. Pure. */
import type { Call, ProviderId } from '../calls/model.ts'
import { providerOf, type Capabilities } from '../calls/provider.ts'
import { accountCapabilities, sessionOf, type FurtherAccount } from './accounts.ts'
import { canSeeCalls } from './seeing.ts'
import type { Settings } from './settings.ts'
import type { AppState } from './state.ts'

/** What can be done with this call now. */
export const capabilitiesFor = (
  call: Call,
  state: Pick<AppState, 'capabilities' | 'openzoep' | 'accounts'>,
): Capabilities =>
  providerOf(call) === 'openzoep' ? state.openzoep.capabilities : accountCapabilities(call, state)

/** Who places the next call: the local engine only where it is switched on and chosen. */
export const diallerOf = ({ openzoep }: Pick<Settings, 'openzoep'>): ProviderId =>
  openzoep.enabled ? openzoep.dialWith : 'onsip'

/**
 * Which of the accounts beside the main one calls are placed with; undefined: the main one. Only where it is signed in
 * to, and never in place of the simulator that is being tried.
 */
export function callingAccount({
  account,
  accounts,
  settings,
}: Pick<AppState, 'account' | 'accounts' | 'settings'>): FurtherAccount | undefined {
  const { callWith } = settings.values.accounts
  const chosen = accounts.further.find(({ id }) => id === callWith)
  return account.simulated || chosen?.paused === true ? undefined : chosen
}

/** The address that the next call is placed from, as far as a number is read by it: `user@domain`. */
export const dialAddressOf = (state: Pick<AppState, 'account' | 'accounts' | 'settings'>): string =>
  callingAccount(state)?.address ?? state.account.address

/**
 * Since when nothing could be heard of this call (epoch ms); undefined while it can. The engine's calls end with its
 * stream, so that those that are there are up to date.
 */
export function staleSinceOf(call: Call, state: Pick<AppState, 'session' | 'accounts'>): number | undefined {
  if (providerOf(call) === 'openzoep') return undefined
  const session = sessionOf(call, state)
  return session === undefined || canSeeCalls(session) ? undefined : session.blindSinceMs
}
