/** Numbers as the reader writes them. */
import { callingCodeOf, readNumber, type NumberReading } from './number.ts'
import type { DialPlan } from './plan.ts'

/** Longer digits alone are outside numbers; up to here they are extensions of the house. */
export const MAX_EXTENSION = 6

/** National form for the reader's own country, international form for all others. */
export const formOf = (reading: NumberReading, country: string): string =>
  reading.callingCode === callingCodeOf(country) ? reading.nationalForm : reading.internationalForm

/** What the user's own plan puts before numbers. */
export type Prefixes = Pick<DialPlan, 'outsidePrefix' | 'internationalPrefix'>

const NO_PREFIXES: Prefixes = { outsidePrefix: '', internationalPrefix: '' }

/**
 * The user part of a SIP address, `17325550100` or `+442079460958`, as somebody in `country` writes that number.
 * @param country ISO 3166-1 alpha-2.
 * @param prefixes the service tells back what was dialled, so what the own plan put before a number is taken off again.
 * @returns short digits and digits of no plan as they are; '' for whatever is no number at all, such as `bob2`.
 */
export function formatNumber(userPart: string, country: string, prefixes: Prefixes = NO_PREFIXES): string {
  if (!/^\+?\d[\d().-]*$/.test(userPart) || userPart.length > 40) return ''
  const digits = userPart.replace(/[().-]/g, '')
  if (digits.length <= MAX_EXTENSION) return /^\d+$/.test(userPart) ? userPart : ''
  const outside = withoutPrefixes(digits, prefixes)
  const inside = outside === undefined ? undefined : readNumber(outside, country)
  if (inside?.isValid === true) return formOf(inside, country)
  const reading = readNumber(digits, country)
  return reading?.isValid === true ? formOf(reading, country) : digits
}

/** @returns the number as the plan's prefixes mean it; undefined where none of them stands before it. */
function withoutPrefixes(
  digits: string,
  { outsidePrefix, internationalPrefix }: Prefixes,
): string | undefined {
  const hasOutside = outsidePrefix !== '' && digits.startsWith(outsidePrefix)
  const rest = hasOutside ? digits.slice(outsidePrefix.length) : digits
  if (internationalPrefix !== '' && internationalPrefix !== '+' && rest.startsWith(internationalPrefix)) {
    return `+${rest.slice(internationalPrefix.length)}`
  }
  // Behind the outside line stands a number of eleven digits (North America) or an international one, nothing else.
  return hasOutside && /^(?:1\d{10}|\+\d{7,15})$/.test(rest) ? rest : undefined
}
