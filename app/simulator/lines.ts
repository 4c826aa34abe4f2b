import type { Accounts } from './accounts.ts'
import { domainOf } from './sip.ts'

/** Who lets colleagues see their line. The service asks the owner; here all of one domain do, unless told otherwise. */
export interface Lines {
  /**
   * Whether somebody who is authorised for these addresses may see another user's calls and phones. To one's own further
   * addresses it opens nothing: they are for `authorize-plain`.
   */
  readonly opened: (address: string, authorised: readonly string[]) => boolean
  /** The owner lets colleagues see it from now on, or no longer does. */
  put(address: string, open: boolean): void
}

/** @param onChange told after each change */
export function createLines(accounts: Pick<Accounts, 'byAddress'>, onChange: () => void): Lines {
  const closed = new Set<string>()
  return {
    opened: (address, authorised) => {
      const owner = accounts.byAddress(address)
      if (owner === undefined || closed.has(address)) return false
      const isColleague = authorised.some((own) => domainOf(own) === domainOf(address))
      return isColleague && !authorised.some((own) => owner.addresses.includes(own))
    },
    put: (address, open) => {
      if (open) closed.delete(address)
      else closed.add(address)
      onChange()
    },
  }
}
