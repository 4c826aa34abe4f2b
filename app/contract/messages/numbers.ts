/** Counts as a sentence has them. */

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const
export const inWords = (count: number): string => WORDS[count] ?? String(count)

const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

/** `1st`, `2nd`, `3rd`, `4th` (CLDR plural rules for English ordinals). */
export const ordinal = (count: number): string =>
  `${count}${SUFFIXES[new Intl.PluralRules('en', { type: 'ordinal' }).select(count)] ?? 'th'}`

/** Grouped as the reader writes numbers, e.g. `5,000`. */
export const grouped = (count: number): string => count.toLocaleString()

/** Where a row of counts has to fit, e.g. `833` and `2.5K`. */
export const shortCount = (count: number): string => count.toLocaleString(undefined, { notation: 'compact' })

/** For a badge, where three digits are too wide. */
export const badgeCount = (count: number): string => (count > 99 ? '99+' : String(count))
