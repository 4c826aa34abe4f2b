/** Two accounts that would be one and the same at the service: they would take each other's connection away. Pure. */
import type { SignInTarget } from './target.ts'

type Named = Pick<SignInTarget, 'address' | 'jid'>

const loginOf = ({ jid, address }: Named): string => (jid === '' ? address : jid).toLowerCase()

/** The same address shows the same calls twice; the same login is one user, who has one connection of this program. */
export const isTwin = (one: Named, other: Named): boolean =>
  one.address !== '' &&
  (one.address.toLowerCase() === other.address.toLowerCase() || loginOf(one) === loginOf(other))
