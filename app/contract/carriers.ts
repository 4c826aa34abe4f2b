/** Two providers of calls, one list: which of them a call belongs to decides what can be done with it. Pure. */
import type { Call, ProviderId } from '../calls/model.ts'
import { providerOf, type Capabilities } from '../calls/provider.ts'
import { canSeeCalls } from './seeing.ts'
import type { Settings } from './settings.ts'
import type { AppState } from './state.ts'

/** What can be done with this call now. */
export const capabilitiesFor = (
  call: Call,
  { capabilities, openzoep }: Pick<AppState, 'capabilities' | 'openzoep'>,
): Capabilities => (providerOf(call) === 'openzoep' ? openzoep.capabilities : capabilities)

/** Who places the next call: the local engine only where it is switched on and chosen. */
export const diallerOf = ({ openzoep }: Pick<Settings, 'openzoep'>): ProviderId =>
  openzoep.enabled ? openzoep.dialWith : 'onsip'

/**
 * Since when nothing could be heard of this call (epoch ms); undefined while it can. The engine's calls end with its
 * stream, so that those that are there are up to date.
 */
export const staleSinceOf = (call: Call, { session }: Pick<AppState, 'session'>): number | undefined =>
  providerOf(call) === 'openzoep' || canSeeCalls(session) ? undefined : session.blindSinceMs
