/**
 * The language's own formatters, made once each. One of them takes tens of kilobytes outside the JavaScript heap, where
 * no collector counts them: a list of a hundred rows that makes new ones with each event takes a gigabyte in a minute.
 */

const dateFormats = new Map<string, Intl.DateTimeFormat>()
const listFormats = new Map<string, Intl.ListFormat>()

/** @param locale the reader's own when absent */
export function dateFormat(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dateFormats.set(key, format)
  return format
}

/**
 * `a, b and c`, in the language that our sentences are in. One item stands for itself: the first formatter of a page
 * takes milliseconds to make, and most calls are for one address.
 */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  const format = listFormats.get('en') ?? new Intl.ListFormat('en', { type: 'conjunction' })
  listFormats.set('en', format)
  return format.format(items)
}
