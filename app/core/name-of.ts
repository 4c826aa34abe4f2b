/** Who the directory says is at the other end of a call. Nobody is guessed: where several could be meant, it is none. */
import { MAX_EXTENSION } from '../dialing/format.ts'
import { readNumber } from '../dialing/number.ts'
import { domainPart, userPart } from '../onsip/sip-address.ts'
import type { NameOf } from '../people/names.ts'
import type { PeopleIndex } from '../people/people-index.ts'
import type { Person } from '../people/person.ts'

type Look = Pick<PeopleIndex, 'byAddress' | 'byExtension' | 'byNumber'>

/** @param country how numbers without a country code are read */
export function createNameOf(index: Look, country: () => string): NameOf {
  const ofNumber = (digits: string): string | undefined =>
    theName(digits.length > MAX_EXTENSION ? index.byNumber(withCountry(digits, country())) : [])
  return ({ address, number }) => {
    const user = userPart(address)
    return (
      theName(index.byAddress(address)) ??
      theName(isExtension(user) ? index.byExtension(user, domainPart(address)) : []) ??
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

function theName(people: readonly Person[]): string | undefined {
  const [name, ...others] = [...new Set(people.filter(hasName).map((person) => person.name))]
  return others.length === 0 ? name : undefined
}

/** An address or a number in the place of a name says nothing that the call does not say itself. */
const hasName = ({ name, addresses, extensions, numbers }: Person): boolean =>
  ![...addresses, ...extensions, ...numbers].includes(name)
