/** How numbers are read and dialled now: the user's plan, and the domain of the address that calls. */
import type { AppState } from '../contract/state.ts'
import type { DialContext } from '../dialing/plan.ts'
import { ownDomain } from './own-address.ts'

export function dialContext(state: AppState): DialContext {
  const { country, areaCode, extensionLength, outsidePrefix, internationalPrefix, rules } =
    state.settings.values.dialing
  return {
    ...{ country, areaCode, extensionLength, outsidePrefix, internationalPrefix, rules },
    ownDomain: ownDomain(state),
  }
}
