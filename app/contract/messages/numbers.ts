/** Counts as a sentence has them. */
import { numberFormat } from './formatters.ts'
import { m } from './keys.ts'

const WORDS = [
  m.numbers_no,
  m.numbers_one,
  m.numbers_two,
  m.numbers_three,
  m.numbers_four,
  m.numbers_five,
  m.numbers_six,
  m.numbers_seven,
  m.numbers_eight,
  m.numbers_nine,
  m.numbers_ten,
] as const
export const inWords = (count: number): string => WORDS[count]?.() ?? String(count)

/** Grouped as the reader writes numbers, e.g. `5,000`. */
export const grouped = (count: number): string => numberFormat({}).format(count)

/** Where a row of counts has to fit, e.g. `833` and `2.5K`. */
export const shortCount = (count: number): string => numberFormat({ notation: 'compact' }).format(count)

/** For a badge, where three digits are too wide. */
export const badgeCount = (count: number): string => (count > 99 ? '99+' : String(count))
