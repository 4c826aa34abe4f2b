/**
 * Other digits for the digits of a number: as many, with the same country code where one is told, and always the same
 * ones within one report. Drawn by chance and written down nowhere, so nothing leads back.
 */
import type { Random } from '../ports.ts'

/** Assigned country codes (ITU-T E.164, list of assigned codes): none is the beginning of another. */
const COUNTRY_CODE =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21\d|22\d|23\d|24\d|25\d|26\d|29\d|35\d|37\d|38\d|42\d|50\d|59\d|67\d|68\d|69\d|80\d|85\d|87\d|88\d|96\d|97\d|99\d)/u

/** Everybody's numbers, which tell of nobody. */
const EMERGENCY: ReadonlySet<string> = new Set(['000', '110', '112', '911', '933', '988', '999'])

/** Two ways of writing a number share at least so many digits at their end. */
const SHARED = 7
/** Country and trunk prefixes have no more. */
const MOST_PREFIX = 5
const TRIES = 50

export type DigitsFor = (digits: string, international: boolean) => string

export function createDigits(random: Random): DigitsFor {
  const known = new Map<string, string>()
  const used = new Set<string>()

  const draw = (length: number): string =>
    Array.from({ length }, (_, index) =>
      // A subscriber's number begins with 2 to 9 nearly everywhere.
      String(index === 0 ? 2 + Math.floor(random() * 8) : Math.floor(random() * 10)),
    ).join('')

  function fresh(keep: string, length: number, real: string): string {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const drawn = keep + draw(length)
      if (drawn !== real && !used.has(drawn)) return drawn
    }
    // Short ones may run out: then two share one.
    return keep + draw(length)
  }

  function related(digits: string): string | undefined {
    if (digits.length < SHARED) return undefined
    for (const [real, other] of known) {
      const gap = digits.length - real.length
      if (Math.abs(gap) > MOST_PREFIX || real.length < SHARED) continue
      if (gap > 0 && digits.endsWith(real)) return digits.slice(0, gap) + other
      if (gap < 0 && real.endsWith(digits)) return other.slice(-digits.length)
    }
    return undefined
  }

  return (digits, international) => {
    if (digits === '' || EMERGENCY.has(digits)) return digits
    const before = known.get(digits)
    if (before !== undefined) return before
    const kept = keptPrefix(digits, international)
    const made = related(digits) ?? fresh(kept, digits.length - kept.length, digits)
    known.set(digits, made)
    used.add(made)
    return made
  }
}

function keptPrefix(digits: string, international: boolean): string {
  if (digits.length < SHARED) return ''
  if (international) return COUNTRY_CODE.exec(digits)?.[0] ?? ''
  if (digits.length === 11 && digits.startsWith('1')) return '1'
  return /^(?:011|00?)/u.exec(digits)?.[0] ?? ''
}
