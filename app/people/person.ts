/** Somebody of the directory or of a list of the user's own, with everything that it knows them by. */
import type { NumberKind } from './contact.ts'
import type { DirectoryEntry } from './entry.ts'

export interface Person {
  /** The key of the entry at the head; opaque. */
  readonly id: string
  /** `switch`: a machine that sends calls on by the time of day. `number`: a number of which nothing else is told. */
  readonly kind: 'user' | 'switch' | 'number' | 'contact'
  /** Never empty: where the directory has no name, the address or the number. */
  readonly name: string
  /** Domain of the directory; `OWN_DOMAIN` for those of the user's own lists. */
  readonly domain: string
  /** `user@domain`, own one first. */
  readonly addresses: readonly string[]
  readonly extensions: readonly string[]
  /** Digits, with country code where the directory has it. */
  readonly numbers: readonly string[]
  /** What a list of the user's own tells beside. */
  readonly contact?: ContactDetails
}

export interface ContactDetails {
  /** Id of the list. */
  readonly source: string
  /** Place in the list, from 0. */
  readonly place: number
  readonly organisation: string
  readonly ways: readonly ContactWay[]
}

export interface ContactWay {
  readonly kind: NumberKind
  /** As it was written. */
  readonly text: string
  /** With country code where it could be read as a number of some country's plan. */
  readonly digits: string
}

/** No name of a domain: short numbers of people's own lists are extensions of the house that they work in. */
export const OWN_DOMAIN = '~'

/** @param members the whole family, its head first */
export function personFrom(id: string, head: DirectoryEntry, members: readonly DirectoryEntry[]): Person {
  const [, domain = '', leaf = ''] = head.ref.node.toLowerCase().split('/')
  const aliases = members.flatMap((entry) => (entry.kind === 'alias' ? [entry] : []))
  const digitsOf = (of: 'extension' | 'phone-number'): readonly string[] =>
    unique(aliases.flatMap((alias) => (alias.of === of ? [alias.digits] : [])))
  // An alias' own address is a way to the same place; it stands for the person only where there is no other.
  const entities = members.flatMap((entry) => (entry.kind === 'entity' ? [entry.address] : []))
  const addresses = entities.length > 0 ? entities : members.map(({ address }) => address)
  const name = head.kind === 'entity' ? head.name : (head.target?.item ?? '')
  return {
    id,
    kind: head.kind === 'alias' ? 'number' : leaf === 'time-switch' ? 'switch' : 'user',
    name: name || head.address || head.ref.item,
    domain,
    addresses: unique(addresses.filter((address) => address !== '')),
    extensions: digitsOf('extension'),
    numbers: digitsOf('phone-number'),
  }
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)]

export const samePerson = (one: Person, other: Person): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
