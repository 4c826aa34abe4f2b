/** One property of a card as plain data: vCard 3.0 and 4.0 by ical.js, vCard 2.1 by its own, older rules. Pure. */
import ICAL from 'ical.js'
import { decodeNamed } from './encoding.ts'
import { isQuotedPrintable, type RawCard } from './vcard-cards.ts'

export interface Property {
  /** Lower case. */
  readonly name: string
  /** Ties properties together, e.g. a number to its label; '' for none. */
  readonly group: string
  /** What the parameters TYPE say, lower case. */
  readonly types: readonly string[]
  /** Components of a structured value; of any other, the value alone. */
  readonly values: readonly string[]
}

/** What is no property is left out: one broken line costs nobody their card. */
export function propertiesOf({ version, lines }: RawCard): readonly Property[] {
  const read = version.startsWith('2') ? oldProperty : version.startsWith('4') ? modern(true) : modern(false)
  return lines.flatMap((line) => read(line) ?? [])
}

const modern =
  (isFour: boolean) =>
  (line: string): Property | undefined => {
    try {
      const parsed: unknown = ICAL.parse.property(line, isFour ? ICAL.design.vcard : ICAL.design.vcard3)
      if (!isList(parsed)) return undefined
      const [name, parameters, , ...values] = parsed
      if (typeof name !== 'string') return undefined
      const given = new Map<string, unknown>(
        typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : [],
      )
      const texts = strings(values)
      return {
        name,
        group: strings([given.get('group')])
          .join('')
          .toLowerCase(),
        types: [
          ...strings([given.get('type')]).flatMap((type) => type.toLowerCase().split(',')),
          ...(given.has('pref') ? ['pref'] : []),
        ],
        values: texts,
      }
    } catch {
      // It has no colon, or parameters that are none; the library names it and goes no further.
      return undefined
    }
  }

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const strings = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return isList(value) ? value.flatMap(strings) : []
}

const STRUCTURED = ['n', 'org']

/** vCard 2.1: parameters without a name, quoted-printable with a charset, no escapes but the semicolon's. */
function oldProperty(line: string): Property | undefined {
  const colon = line.indexOf(':')
  if (colon < 1) return undefined
  const [full = '', ...parameters] = line.slice(0, colon).split(';')
  const dot = full.lastIndexOf('.')
  const name = full.slice(dot + 1).toLowerCase()
  const named = (wanted: string): readonly string[] =>
    parameters.flatMap((parameter) => {
      const [key = '', value] = parameter.split('=')
      return key.toLowerCase() === wanted && value !== undefined ? [value] : []
    })
  const bare = parameters.filter((parameter) => !parameter.includes('='))
  const raw = line.slice(colon + 1)
  const text = isQuotedPrintable(line)
    ? decodeNamed(fromQuotedPrintable(raw), named('charset')[0] ?? '')
    : raw
  const parts = STRUCTURED.includes(name) ? text.split(/(?<!\\);/u) : [text]
  return {
    name,
    group: full.slice(0, Math.max(dot, 0)).toLowerCase(),
    types: [...bare, ...named('type')].flatMap((type) => type.toLowerCase().split(',')),
    values: parts.map((part) => part.replace(/\\([;,\\])/gu, '$1')),
  }
}

/** RFC 2045 §6.7; what is no code stays as it is. */
function fromQuotedPrintable(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8').toString('latin1')
  return Buffer.from(
    bytes.replace(/=([\dA-F]{2})/giu, (_code, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
}
