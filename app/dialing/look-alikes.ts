/** Digits that are no telephone number: dates, times, amounts, accounts, network addresses, order numbers. */
import { GAP } from './characters.ts'
import type { Run } from './runs.ts'

const YEAR = '(?:19|20)\\d\\d'
const MONEY = '(?:[$€£¥₹%]|(?:EUR|USD|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN)\\b)'

/** Each stands alone: no digit and no separator with a digit beside it. */
const LOOK_ALIKES: readonly RegExp[] = [
  // ISO 8601 dates, and dates with dots or slashes
  new RegExp(`(?<![\\d.-])${YEAR}-(?:0\\d|1[0-2])-[0-3]\\d(?![.-]?\\d)`, 'g'),
  new RegExp(`(?<!\\d[.-]?)[0-3]?\\d\\.[01]?\\d\\.${YEAR}(?![.-]?\\d)`, 'g'),
  /(?<![\d/+])\d{1,4}\/\d{1,2}\/\d{1,4}(?![\d/])/g,
  // times of day
  /(?<![\d:])\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?![\d:])/g,
  // amounts with their currency
  new RegExp(`${MONEY} ?\\d[\\d.,']{0,20}`, 'g'),
  new RegExp(`(?<![\\d.,-])\\d[\\d.,']{0,20} ?${MONEY}`, 'g'),
  // IBAN (ISO 13616): country, two check digits, up to thirty characters, mostly written in fours
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
]

/** An IPv4 address; eight-digit numbers are written in pairs with dots too, so one part must be longer. */
const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g

/** The text with every look-alike made a gap; its offsets stay. */
export function withoutLookAlikes(plain: string): string {
  const blank = (found: string): string => GAP.repeat(found.length)
  return LOOK_ALIKES.reduce((text, pattern) => text.replace(pattern, blank), plain).replace(
    ADDRESS,
    (found) => (isAddress(found.split('.')) ? blank(found) : found),
  )
}

const isAddress = (parts: readonly string[]): boolean =>
  parts.some(({ length }) => length === 3) && parts.every((part) => Number(part) <= 255 && !/^0\d/.test(part))

/** The look-alikes alone, everything else made a gap. @param without the same text without them */
export function lookAlikesOnly(plain: string, without: string): string {
  return Array.from(plain, (character, index) => (without[index] === character ? GAP : character)).join('')
}

/** Words after which a number counts or names something else. */
const NAMES_SOMETHING =
  /\b(?:order|invoice|inv|ref|reference|case|ticket|sku|isbn|issn|ean|upc|vat|tax|ein|ssn|iban|bic|account|acct|konto|kto|blz|zip|plz|id|serial|tracking|customer|kundennummer|kunden-nr|rechnung|bestellung|artikel|po)(?: ?(?:no|nr|num|number|#))?[ .:#-]{0,3}$/i

/** Letters that may touch a number: what it is, as in `T732-555-0100`. */
const LABEL =
  /(?:^|[^\p{L}])(?:t|p|m|f|h|w|d|o|c|tel|phone|ph|fon|fax|mob|mobile|cell|call|office|home|work|tél|tlf)$/iu

/**
 * Whether what stands beside a run says that it is part of something longer, or that it counts something.
 * @param end where the run and its extension end.
 */
export function isSuspect(plain: string, run: Run, end: number): boolean {
  const before = plain.slice(Math.max(0, run.start - 40), run.start)
  const after = plain.slice(end, end + 4)
  if (/[_#@=&%$€£¥₹'*]$/.test(before) || /^[_@=&%€£¥'*]/.test(after)) return true
  // A dash or a dot glued to letters: INV-2024000123, v1.2
  if (/[\p{L}\d][-.]$/u.test(before) && !LABEL.test(before.slice(0, -1))) return true
  if (/\p{L}$/u.test(before) && !LABEL.test(before)) return true
  if (/^(?:-?\p{L}|:\d|,\d{1,2}(?!\d)|\/\d{1,2}(?!\d))/u.test(after)) return true
  if (/\d[:,]$/.test(before) && /\b\d{1,3}[:,]$/.test(before)) return true
  return NAMES_SOMETHING.test(before)
}
