/** How numbers are read and dialled now: the user's plan, and the domain of the address that calls. */
import type { AppState } from '../contract/state.ts'
import type { DialContext } from '../dialing/plan.ts'
import { domainPart } from '../onsip/sip-address.ts'
import { callingAddress } from './own-address.ts'

/** @param address that bare numbers are dialled from; the one that the next call is placed from unless another is meant */
export function dialContext(state: AppState, address: string = callingAddress(state)): DialContext {
  const { country, areaCode, extensionLength, outsidePrefix, internationalPrefix, rules } =
    state.settings.values.dialing
  return {
    ...{ country, areaCode, extensionLength, outsidePrefix, internationalPrefix, rules },
    ownDomain: domainPart(address),
  }
}
