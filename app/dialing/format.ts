/** Numbers as the reader writes them. */
import { callingCodeOf, readNumber, type NumberReading } from './number.ts'

/** Longer digits alone are outside numbers; up to here they are extensions of the house. */
export const MAX_EXTENSION = 6

/** National form for the reader's own country, international form for all others. */
export const formOf = (reading: NumberReading, country: string): string =>
  reading.callingCode === callingCodeOf(country) ? reading.nationalForm : reading.internationalForm

/**
 * The user part of a SIP address, `17325550100` or `+442079460958`, as somebody in `country` writes that number.
 * @param country ISO 3166-1 alpha-2.
 * @returns short digits and digits of no plan as they are; '' for whatever is no number at all, such as `bob2`.
 */
export function formatNumber(userPart: string, country: string): string {
  if (!/^\+?\d[\d().-]*$/.test(userPart) || userPart.length > 40) return ''
  const digits = userPart.replace(/[().-]/g, '')
  if (digits.length <= MAX_EXTENSION) return /^\d+$/.test(userPart) ? userPart : ''
  const reading = readNumber(digits, country)
  return reading?.isValid === true ? formOf(reading, country) : digits
}
