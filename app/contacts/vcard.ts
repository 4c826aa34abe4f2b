/** What a card tells of somebody (vCard 2.1, RFC 2426, RFC 6350). Pure. */
import type { ContactNumber } from '../people/contact.ts'
import type { Draft } from './collector.ts'
import { kindOf } from './kinds.ts'
import type { RawCard } from './vcard-cards.ts'
import { propertiesOf, type Property } from './vcard-property.ts'

/** @returns undefined for a card that is nobody's: a group of others */
export function draftFromCard(card: RawCard): Draft | undefined {
  const properties = propertiesOf(card)
  const all = (name: string): readonly Property[] => properties.filter((property) => property.name === name)
  const first = (name: string): string => all(name)[0]?.values[0] ?? ''
  const kind = (first('kind') || first('x-addressbookserver-kind')).toLowerCase()
  if (kind === 'group') return undefined
  const labels = new Map(all('x-ablabel').map(({ group, values }) => [group, values.join(' ')] as const))
  const tels = all('tel').filter(({ types }) => !types.includes('pager') && !types.includes('modem'))
  const uris = [...tels, ...all('impp'), ...all('x-sip'), ...all('url')].flatMap(({ name, values }) =>
    values.filter((value) => /^sips?:/iu.test(value) || (name === 'x-sip' && value.includes('@'))),
  )
  return {
    id: first('uid'),
    name: first('fn') || fullName(all('n')[0]?.values ?? []) || first('nickname'),
    organisation: first('org'),
    numbers: [...tels.filter(isPreferred), ...tels.filter((tel) => !isPreferred(tel))].flatMap((tel) =>
      numberFrom(tel, labels.get(tel.group) ?? ''),
    ),
    addresses: uris,
  }
}

const isPreferred = ({ types }: Property): boolean => types.includes('pref')

/** Prefix, given, additional, family, suffix: RFC 6350 §6.2.2 has them in the order in which names are filed. */
function fullName(parts: readonly string[]): string {
  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = parts
  return [prefix, given, additional, family, suffix].filter(Boolean).join(' ')
}

function numberFrom({ types, values }: Property, label: string): readonly ContactNumber[] {
  const [value = ''] = values
  if (/^sips?:/iu.test(value)) return []
  const kind = kindOf([...types, label].join(' '))
  if (!/^tel:/iu.test(value)) return [{ text: value, kind }]
  // RFC 3966: parameters follow the number; the extension is one of them.
  const [number = '', ...parameters] = value.slice('tel:'.length).split(';')
  const extension = parameters.find((parameter) => /^ext=/iu.test(parameter))?.slice('ext='.length)
  return [{ text: extension === undefined ? number : `${number} ext. ${extension}`, kind }]
}
