/**
 * Who is at the other end of a call. The directory's word comes first, and where it could mean several it is none; then the
 * user's own lists in their order, of which the first that knows a name gives it.
 */
import type { Party } from '../calls/model.ts'
import { MAX_EXTENSION } from '../dialing/format.ts'
import { readNumber } from '../dialing/number.ts'
import { domainPart, userPart } from '../onsip/sip-address.ts'
import type { NameOf } from '../people/names.ts'
import type { PeopleLook } from '../people/people-index.ts'
import { OWN_DOMAIN, type Person } from '../people/person.ts'

export interface OwnLists {
  /** The smaller, the sooner a contact's name counts. */
  readonly rankOf: (person: Person) => number
  /** Where a short number is an extension of the user's own house. */
  readonly ownDomain: () => string
}

const NO_LISTS: OwnLists = { rankOf: () => 0, ownDomain: () => '' }

/** @param country how numbers without a country code are read */
export function createNameOf(index: PeopleLook, country: () => string, own: OwnLists = NO_LISTS): NameOf {
  const whoIs = createWhoIs(index, country, own)
  return (remote) => whoIs(remote)?.name
}

/** The same question, answered by the person whose name it is. */
export function createWhoIs(
  index: PeopleLook,
  country: () => string,
  own: OwnLists = NO_LISTS,
): (remote: Party) => Person | undefined {
  const theOne = (people: readonly Person[]): Person | undefined => namedAmong(people, own.rankOf)
  function ofNumber(written: string): Person | undefined {
    if (written.length <= MAX_EXTENSION) return undefined
    const digits = withCountry(written, country())
    const people = index.byNumber(digits)
    const isExact = people.every(({ numbers }) => numbers.includes(digits))
    // Numbers that end alike are different numbers as soon as they are different people's.
    return isExact || new Set(people.map(({ name }) => name)).size === 1 ? theOne(people) : undefined
  }
  return ({ address, number }) => {
    const user = userPart(address)
    const domain = domainPart(address)
    return (
      theOne(index.byAddress(address)) ??
      theOne(isExtension(user) ? index.byExtension(user, domain) : []) ??
      theOne(
        isExtension(user) && domain !== '' && domain.toLowerCase() === own.ownDomain().toLowerCase()
          ? index.byExtension(user, OWN_DOMAIN)
          : [],
      ) ??
      // What the own plan puts before a number is part of the address and not of the number as it is shown.
      ofNumber(digitsOf(user)) ??
      ofNumber(digitsOf(number))
    )
  }
}

const isExtension = (user: string): boolean => /^\d+$/.test(user) && user.length <= MAX_EXTENSION

/** Undefined for a user part that is a name. A plus stays: it says that the country code is there. */
const digitsOf = (text: string): string =>
  /^\+?[\d\s().-]{2,40}$/.test(text) ? text.replace(/[^\d+]/g, '') : ''

function withCountry(digits: string, country: string): string {
  const reading = readNumber(digits, country)
  return reading === undefined ? digits.replace(/^\+/, '') : `${reading.callingCode}${reading.national}`
}

function namedAmong(people: readonly Person[], rankOf: OwnLists['rankOf']): Person | undefined {
  const named = people.filter(hasName)
  const directory = named.filter(({ contact }) => contact === undefined)
  if (new Set(directory.map(({ name }) => name)).size === 1) return directory[0]
  const [first, ...rest] = named.filter(({ contact }) => contact !== undefined)
  if (first === undefined) return undefined
  return rest.reduce((best, next) => (rankOf(next) < rankOf(best) ? next : best), first)
}

/** An address or a number in the place of a name says nothing that the call does not say itself. */
const hasName = ({ name, addresses, extensions, numbers }: Person): boolean =>
  ![...addresses, ...extensions, ...numbers].includes(name)
