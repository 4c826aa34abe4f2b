/** From which of the user's addresses a call is placed. */
import type { AppState } from '../contract/state.ts'
import { domainPart } from '../onsip/sip-address.ts'

/** `user@domain`, empty while nobody is signed in. The setting belongs to the stored account, not to a simulated one. */
export function ownAddress({ account, settings }: AppState): string {
  const { callFrom } = settings.values.dialing
  return account.simulated || callFrom === '' ? account.address : callFrom
}

/** The domain that bare numbers are dialled at. */
export const ownDomain = (state: AppState): string => domainPart(ownAddress(state))
