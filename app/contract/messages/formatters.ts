/**
 * The language's own formatters, made once each. One of them takes tens of kilobytes outside the JavaScript heap, where
 * no collector counts them: a list of a hundred rows that makes new ones with each event takes a gigabyte in a minute.
 */
import { language } from './language.ts'

const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()
const listFormats = new Map<string, Intl.ListFormat>()
const pluralRules = new Map<string, Intl.PluralRules>()

/** @param locale the reader's own when absent */
export const dateFormat = (
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const own = locale ?? readersLocale()
  return kept(dateFormats, [own, options], () => new Intl.DateTimeFormat(own, options))
}

export const numberFormat = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const own = readersLocale()
  return kept(numberFormats, [own, options], () => new Intl.NumberFormat(own, options))
}

/**
 * `a, b and c`, in the language that our sentences are in. One item stands for itself: the first formatter of a page
 * takes milliseconds to make, and most calls are for one address.
 */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  const spoken = language()
  return kept(listFormats, [spoken], () => new Intl.ListFormat(spoken, { type: 'conjunction' })).format(items)
}

/**
 * Which plural form a count takes, for the compiled catalogues.
 * @public
 * @param options `{ type: 'ordinal' }` for 1st, 2nd, 3rd
 */
export function plural(locale: string, count: unknown, options: Intl.PluralRulesOptions = {}): string {
  return kept(pluralRules, [locale, options], () => new Intl.PluralRules(locale, options)).select(
    Number(count),
  )
}

function kept<T>(formats: Map<string, T>, by: readonly unknown[], make: () => T): T {
  const key = JSON.stringify(by)
  const format = formats.get(key) ?? make()
  formats.set(key, format)
  return format
}

/** The system's own region where it speaks the language in force, since its forms differ; else that language's. */
function readersLocale(): string | undefined {
  const spoken = language()
  return systemLanguage() === spoken ? undefined : spoken
}

let systemLanguageFound: string | undefined

function systemLanguage(): string | undefined {
  systemLanguageFound ??= new Intl.NumberFormat().resolvedOptions().locale.split('-')[0]
  return systemLanguageFound
}
