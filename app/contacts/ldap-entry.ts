/** What an entry of a directory tells of somebody. Pure. */
import type { Entry } from 'ldapts'
import type { LdapAttributes } from '../people/contact.ts'
import type { Draft } from './collector.ts'

const namesIn = (attributes: string): readonly string[] =>
  attributes
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^[a-z][\w.;-]*$/iu.test(name))

/** What to ask the server for. */
export const attributeNames = (attributes: LdapAttributes): readonly string[] => [
  ...new Set(Object.values(attributes).flatMap((value: string) => namesIn(value))),
]

/** Values of binary attributes are nobody's name or number. */
export function draftFromEntry(entry: Entry, attributes: LdapAttributes): Draft {
  const values = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(entry)) {
    const texts = [value].flat().filter((text): text is string => typeof text === 'string')
    values.set(name.toLowerCase(), texts)
  }
  const all = (names: string): readonly string[] =>
    namesIn(names).flatMap((name) => values.get(name.toLowerCase()) ?? [])
  const first = (names: string): string => all(names).find((text) => text.trim() !== '') ?? ''
  return {
    id: entry.dn,
    name: first(attributes.name),
    organisation: first(attributes.organisation),
    numbers: (['work', 'mobile', 'home'] as const).flatMap((kind) =>
      all(attributes[kind]).map((text) => ({ text, kind })),
    ),
    addresses: all(attributes.sip),
  }
}
