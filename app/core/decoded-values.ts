/** A payload as names and values: for reading, whatever it is made of. Total and bounded. */
import type { DecodedValue } from '../contract/developer.ts'
import { childElements, textOf } from '../xmpp/stanza.ts'
import type { Element } from '../xmpp/xml.ts'

const MOST_VALUES = 200

/** Leaves by their path below the root, attributes behind an @; the root's own attributes come first. */
export function decodedValues(payload: Element | undefined): readonly DecodedValue[] {
  const values: DecodedValue[] = []

  function add(name: string, value: string): void {
    if (values.length < MOST_VALUES) values.push({ name, value: value.slice(0, 2_000) })
  }

  function walk(element: Element, path: string): void {
    for (const [name, value] of Object.entries(element.attrs)) {
      if (name !== 'xmlns' && typeof value === 'string') add(`${path}@${name}`, value)
    }
    const inner = childElements(element)
    const text = textOf(element)
    if (text !== '' || (inner.length === 0 && path !== '')) add(path === '' ? element.name : path, text)
    for (const one of inner) walk(one, path === '' ? one.name : `${path}/${one.name}`)
  }

  if (payload) walk(payload, '')
  return values
}
