import { domainOf } from './sip.ts'

/** Who lets colleagues see their line. The service asks the owner; here all of one domain do, unless told otherwise. */
export interface Lines {
  /** Whether somebody who is authorised for these may see an address's calls and phones. */
  readonly opened: (address: string, authorised: readonly string[]) => boolean
  /** The owner lets colleagues see it from now on, or no longer does. */
  put(address: string, open: boolean): void
}

/** @param onChange told after each change */
export function createLines(isOwn: (address: string) => boolean, onChange: () => void): Lines {
  const closed = new Set<string>()
  return {
    opened: (address, authorised) =>
      isOwn(address) && !closed.has(address) && authorised.some((own) => domainOf(own) === domainOf(address)),
    put: (address, open) => {
      if (open) closed.delete(address)
      else closed.add(address)
      onChange()
    },
  }
}
