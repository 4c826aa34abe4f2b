/** A stanza that a person typed: checked, then read as if it had come over the stream. */
import { err, ok, type Result } from '../contract/result.ts'
import { CLIENT, STREAM } from './namespaces.ts'
import { attribute } from './stanza.ts'
import { checkWellFormed, type XmlMistake } from './well-formed.ts'
import { Parser, type Element } from './xml.ts'

export type TypedMistake =
  | { readonly kind: 'xml'; readonly mistake: XmlMistake }
  /** Well-formed, but nothing that a client may send on a stream that is up (RFC 6120 §8.1). @see `name` */
  | { readonly kind: 'no-stanza'; readonly name: string }
  | { readonly kind: 'wrong-namespace'; readonly name: string }
  /** An IQ wants a type, and exactly one child where it asks (RFC 6120 §8.2.3). */
  | { readonly kind: 'iq-type' }
  | { readonly kind: 'iq-children' }

const STANZAS: readonly string[] = ['message', 'presence', 'iq']
const IQ_TYPES: readonly string[] = ['get', 'set', 'result', 'error']

/** Nothing is repaired, and nothing is left out. */
export function readTyped(text: string): Result<Element, TypedMistake> {
  const checked = checkWellFormed(text)
  if (!checked.ok) return err({ kind: 'xml', mistake: checked.error })
  const element = parseInStream(text.trim())
  if (!element) return err({ kind: 'xml', mistake: { line: 1, reason: 'tag-broken', name: '' } })
  if (!STANZAS.includes(element.name)) return err({ kind: 'no-stanza', name: element.name })
  if (element.getNS() !== CLIENT) return err({ kind: 'wrong-namespace', name: element.getNS() ?? '' })
  if (element.name === 'iq') {
    const type = attribute(element, 'type') ?? ''
    if (!IQ_TYPES.includes(type)) return err({ kind: 'iq-type' })
    const children = element.getChildElements().length
    if ((type === 'get' || type === 'set') && children !== 1) return err({ kind: 'iq-children' })
  }
  return ok(element)
}

function parseInStream(text: string): Element | undefined {
  const parser = new Parser()
  let found: Element | undefined
  let broken = false
  parser.on('element', (element: Element) => (found = element))
  parser.on('error', () => (broken = true))
  try {
    parser.write(`<stream:stream xmlns='${CLIENT}' xmlns:stream='${STREAM}'>`)
    parser.write(text)
  } catch {
    // ltx throws for what it cannot read; what it cannot read is not sent.
    broken = true
  }
  return broken ? undefined : found
}
