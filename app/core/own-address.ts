/** From which of the user's addresses a call is placed. */
import { callingAccount } from '../contract/carriers.ts'
import type { AppState } from '../contract/state.ts'
import { domainPart } from '../onsip/sip-address.ts'

/**
 * The main account's, `user@domain`, empty while nobody is signed in there. The setting belongs to the stored account,
 * not to a simulated one.
 */
export function ownAddress({ account, settings }: AppState): string {
  const { callFrom } = settings.values.dialing
  return account.simulated || callFrom === '' ? account.address : callFrom
}

/** The domain of the main account: where its people and lines are. */
export const ownDomain = (state: AppState): string => domainPart(ownAddress(state))

/** The address that the next call is placed from, whichever account it is placed with. */
export const callingAddress = (state: AppState): string => callingAccount(state)?.address ?? ownAddress(state)
