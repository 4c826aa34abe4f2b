/** Numbers as the user reads them. */
import { formatNumber } from '../dialing/format.ts'
import type { FormatNumber } from '../onsip/active-calls.ts'
import type { Store } from './store.ts'

/** By the plan as it is now: it may change while calls go on. */
export function createNumberFormat(store: Store): FormatNumber {
  return (userPart) => {
    const plan = store.state.settings.values.dialing
    return formatNumber(userPart, plan.country, plan)
  }
}
