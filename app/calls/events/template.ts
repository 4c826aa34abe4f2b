/** Texts with places for a call's values. Pure; what anybody calls themselves must not change what a text means. */
import { cleanLine } from '../party.ts'
import { PLACEHOLDERS, type EventValues, type Placeholder } from './rule.ts'

type Part =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'value'; readonly of: Placeholder }

/** Longer than any name or address that is shown. */
const MAX_VALUE = 200

const PLACE = /\{([A-Za-z][A-Za-z0-9-]*)\}/g

const isPlaceholder = (name: string): name is Placeholder => PLACEHOLDERS.some((known) => known === name)

/** What stands between braces and is no placeholder, as it was written; undefined where all of it is known. */
export const unknownPlaceholder = (template: string): string | undefined =>
  [...template.matchAll(PLACE)].find(([, name = '']) => !isPlaceholder(name))?.[0]

function partsOf(template: string): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  for (const { 0: written, 1: name = '', index } of template.matchAll(PLACE)) {
    if (!isPlaceholder(name)) continue
    if (index > from) parts.push({ kind: 'text', text: template.slice(from, index) })
    parts.push({ kind: 'value', of: name })
    from = index + written.length
  }
  if (from < template.length) parts.push({ kind: 'text', text: template.slice(from) })
  return parts
}

/** The template with `write` in its places. */
export const fillTemplate = (template: string, write: (of: Placeholder) => string): string =>
  partsOf(template)
    .map((part) => (part.kind === 'text' ? part.text : write(part.of)))
    .join('')

/** A value as one line without controls and marks that reorder text. */
export const plainValue = (values: EventValues, of: Placeholder): string => cleanLine(values[of], MAX_VALUE)

/**
 * A value as part of an address: whatever is not a letter or a digit of ASCII, or one of `-._~`, is encoded
 * (RFC 3986 §2.3).
 */
export const encodedValue = (values: EventValues, of: Placeholder): string =>
  encodeURIComponent(plainValue(values, of)).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/**
 * What makes an argument more than a text: options by any kind of dash, by a slash (Windows) or a plus (`vim +command`),
 * files to read arguments from (`@file`). The plus of an international number stays.
 */
const LEADING = /^(?:[\p{Pd}/@\s]|\+(?!\d))+/u

/**
 * Signs that Windows writes as plain ones in some of its code pages ("best fit"), and that have no compatibility form: minus,
 * slashes, quotation marks, backslashes (DEVCORE, "WorstFit", 2025).
 */
const BEST_FIT: readonly (readonly [RegExp, string])[] = [
  [/\u2212/gu, '-'],
  [/[\u2044\u2215]/gu, '/'],
  [/\u030e|[\u02ba\u201c-\u201f\u301d-\u301f]/gu, '"'],
  [/[\u00a5\u20a9\u2216\u29f5]/gu, '\\'],
]

const inAnyCodePage = (text: string): string =>
  BEST_FIT.reduce((plain, [signs, sign]) => plain.replace(signs, sign), text.normalize('NFKC'))

/**
 * One argument of a program. Where it begins with a value, that value cannot make an option of it. Values are in
 * compatibility form (Unicode TR 15): programs that take their arguments in a Windows code page would be given a plain
 * quotation mark or dash for a full-width one, after it was seen to be harmless.
 */
export function fillArgument(template: string, values: EventValues): string {
  return partsOf(template).reduce((filled, part) => {
    if (part.kind === 'text') return filled + part.text
    const value = cleanLine(inAnyCodePage(plainValue(values, part.of)), MAX_VALUE)
    return filled + (filled === '' ? value.replace(LEADING, '') : value)
  }, '')
}
