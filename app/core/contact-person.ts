/** Somebody of a list of the user's own, as the index of people knows them. Pure. */
import { MAX_EXTENSION } from '../dialing/format.ts'
import { callingCodeOf, readNumber } from '../dialing/number.ts'
import type { Contact } from '../people/contact.ts'
import { OWN_DOMAIN, type Person } from '../people/person.ts'

/** How numbers without their country code, or without their area, are meant. */
export interface ReadingPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Without its zero; may be empty. */
  readonly areaCode: string
}

/** @param place of the contact in its list, from 0 */
export function personFromContact(
  source: string,
  contact: Contact,
  place: number,
  where: ReadingPlace,
): Person {
  const ways = contact.numbers.map(({ text, kind }) => ({ text, kind, digits: wholeDigits(text, where) }))
  const digits = [...new Set(ways.map((way) => way.digits))]
  const isShort = (number: string): boolean => number.length <= MAX_EXTENSION
  return {
    id: `${OWN_DOMAIN}${source} ${contact.key}`,
    kind: 'contact',
    name: contact.name,
    domain: OWN_DOMAIN,
    addresses: contact.addresses,
    extensions: digits.filter((number) => number !== '' && isShort(number)),
    numbers: digits.filter((number) => !isShort(number)),
    contact: { source, place, organisation: contact.organisation, ways },
  }
}

/** @returns digits with country code where that can be told, the bare digits otherwise; '' for a code that names nobody */
export function wholeDigits(text: string, { country, areaCode }: ReadingPlace): string {
  const number = text.replace(/\s*(?:x|ext\.?|,+|;ext=)\s*\d{1,8}#?$/iu, '')
  if (/[*#]/u.test(number)) return ''
  // A trunk zero in parentheses is no part of a number with its country code.
  const isWhole = number.trim().startsWith('+')
  const digits = (isWhole ? number.replace(/\(0\)/u, '') : number).replace(/\D/gu, '')
  // E.164 needs no plan to be read, and the plan of North America is quickly told: most of a long list is one of these.
  if (isWhole) return digits
  const code = callingCodeOf(country)
  if (code === '1' && /^[2-9]\d{2}[2-9]\d{6}$/u.test(digits)) return `1${digits}`
  if (code === '1' && /^1[2-9]\d{2}[2-9]\d{6}$/u.test(digits)) return digits
  if (digits.length <= MAX_EXTENSION) return digits
  const reading = readNumber(digits, country)
  if (reading?.isValid === true && !reading.isDoubtful) return `${reading.callingCode}${reading.national}`
  const completed = areaCode === '' ? undefined : readNumber(`+${code}${areaCode}${digits}`, country)
  if (completed?.isValid === true) return `${completed.callingCode}${completed.national}`
  return reading === undefined ? digits : `${reading.callingCode}${reading.national}`
}
