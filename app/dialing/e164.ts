/** The number of somebody as the whole world dials it. */
import { MAX_EXTENSION } from './format.ts'
import { readNumber } from './number.ts'

/**
 * @param number as a person reads it, `(415) 555-1212`
 * @param country ISO 3166-1 alpha-2, in which numbers without a country code are meant
 * @returns `+` and digits (ITU-T E.164); '' for an extension and whatever no plan holds
 */
export function e164Of(number: string, country: string): string {
  const digits = number.replace(/(?!^\+)\D/g, '')
  if (digits.replace('+', '').length <= MAX_EXTENSION || digits.length > 20) return ''
  const reading = readNumber(digits, country)
  return reading?.isValid === true ? `+${reading.callingCode}${reading.national}` : ''
}
