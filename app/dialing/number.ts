/** One short run of digits as a telephone number, by the numbering plans of all countries (libphonenumber). */
import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max'

export interface NumberReading {
  /** Country calling code without plus, e.g. `44`. */
  readonly callingCode: string
  /** The national significant number; its digits stand at the end of the run. */
  readonly national: string
  /** Whether the plan has such a number. */
  readonly isValid: boolean
  /** It could as well be a local number without its area, or an international one only if its plus got lost. */
  readonly isDoubtful: boolean
  /** A zero between country code and number, `+44 (0)20 …`, which is not part of the number. */
  readonly hasTrunkZero: boolean
  /** As people of that country write it, e.g. `(732) 555-0100`. */
  readonly nationalForm: string
  readonly internationalForm: string
  /** Who pays, where it is not simply the caller. */
  readonly charge: 'premium-rate' | 'shared-cost' | 'free' | undefined
}

/**
 * Reads digits, with or without a plus before them, as somebody in `country` means them.
 * @param country ISO 3166-1 alpha-2, or a calling code with its plus for a number that was said to belong there.
 * @returns undefined when the plans hold nothing like it.
 */
export type ReadNumber = (digits: string, country: string) => NumberReading | undefined

export const readNumber: ReadNumber = (digits, country) => {
  const readings = waysToRead(digits).flatMap((text) => {
    const number = parse(text, country)
    return number?.isPossible() === true && isFaithful(digits, number) ? [reading(digits, text, number)] : []
  })
  const valid = readings.filter(({ isValid }) => isValid)
  const clear = valid.find(({ isDoubtful }) => !isDoubtful)
  // Behind the own country code a plus is lost sooner than a trunk zero: 4915123456789 in Germany.
  const lostPlus = valid.find(({ callingCode }, index) => index > 0 && digits.startsWith(callingCode))
  return (
    clear ??
    (lostPlus?.callingCode === callingCodeOf(country) ? lostPlus : undefined) ??
    valid[0] ??
    readings[0]
  )
}

/**
 * As it stands; with `00` or `011` as the beginning of an international number, which most of the world writes wherever
 * the reader is; and last as an international number whose plus got lost.
 */
function waysToRead(digits: string): readonly string[] {
  if (digits.startsWith('+')) return [digits]
  const abroad = /^(?:00|011)(?=[1-9])/.exec(digits)?.[0]
  return abroad === undefined ? [digits, `+${digits}`] : [digits, `+${digits.slice(abroad.length)}`]
}

function parse(text: string, country: string): PhoneNumber | undefined {
  if (country.startsWith('+')) {
    return parsePhoneNumberFromString(text, { defaultCallingCode: country.slice(1), extract: false })
  }
  return parsePhoneNumberFromString(text, {
    ...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  })
}

function reading(written: string, text: string, number: PhoneNumber): NumberReading {
  const digits = written.replace(/^\+/, '')
  const callingCode: string = number.countryCallingCode
  const national: string = number.nationalNumber
  const prefix = digits.slice(0, digits.length - national.length)
  const nationalForm = number.formatNational()
  return {
    callingCode,
    national,
    isValid: number.isValid(),
    isDoubtful:
      text === `+${written}` ||
      (prefix === '' &&
        (!number.isValid() || (lacksTrunkZero(digits, nationalForm) && !isWholeWithoutZero(number)))),
    hasTrunkZero: prefix.endsWith(`${callingCode}0`),
    nationalForm,
    internationalForm: number.formatInternational(),
    charge: chargeOf(number.getType()),
  }
}

function chargeOf(type: ReturnType<PhoneNumber['getType']>): NumberReading['charge'] {
  if (type === 'PREMIUM_RATE') return 'premium-rate'
  if (type === 'SHARED_COST' || type === 'UAN') return 'shared-cost'
  return type === 'TOLL_FREE' ? 'free' : undefined
}

/**
 * The library completes some local forms (Argentine mobiles) and leaves carrier codes out (Brazil). What is dialled here
 * has the digits that were written, so such a number has to be written in full. A zero that no plan knows there is a trunk zero too many.
 */
function isFaithful(written: string, number: PhoneNumber): boolean {
  const { nationalNumber, countryCallingCode } = number
  const digits = written.replace(/^\+/, '')
  return (
    digits.endsWith(nationalNumber) &&
    isUsualPrefix(digits.slice(0, digits.length - nationalNumber.length), countryCallingCode) &&
    (number.isValid() || !nationalNumber.startsWith('0'))
  )
}

/** International prefixes of the world's networks (ITU-T, "List of dialling procedures"); none where a plus or nothing is. */
const ABROAD = ['', '00', '000', '001', '0011', '002', '009', '010', '011', '119', '810']
/** What is dialled within a country before the area. */
const TRUNK = ['', '0', '1', '8', '01', '06', '80']

/** What may stand before the national number: a trunk prefix, or a country code after an international prefix. */
function isUsualPrefix(prefix: string, callingCode: string): boolean {
  if (TRUNK.includes(prefix)) return true
  const rest = prefix.endsWith(`${callingCode}0`) ? prefix.slice(0, -1) : prefix
  return rest.endsWith(callingCode) && ABROAD.includes(rest.slice(0, -callingCode.length))
}

/** Where people write a zero before the area, digits without it are a local number whose area nobody told. */
const lacksTrunkZero = (digits: string, nationalForm: string): boolean => {
  const written = nationalForm.replace(/\D/g, '')
  return written !== digits && written.startsWith('0')
}

/** Indian mobile numbers have no area and are written with the zero or without it (TRAI, National Numbering Plan). */
const isWholeWithoutZero = (number: PhoneNumber): boolean =>
  number.countryCallingCode === '91' && number.getType() === 'MOBILE'

/** @returns the calling code without plus, '' when there is no such country. */
export const callingCodeOf = (country: string): string =>
  isSupportedCountry(country) ? getCountryCallingCode(country) : ''
