/** Reads stanzas: element children only, namespaces checked, text trimmed. Nothing here throws. */
import { STANZA_ERRORS } from './namespaces.ts'
import { Element } from './xml.ts'

/** What an error stanza says (RFC 6120 §8.3). */
export interface StanzaError {
  /** `auth`, `cancel`, `continue`, `modify` or `wait`; empty when the server named none. */
  readonly type: string
  /** Defined condition such as `bad-request`; `undefined-condition` when there is none. */
  readonly condition: string
  /** The server's words, trimmed, possibly empty. For people: never to be parsed. */
  readonly text: string
  /** The whole error stanza, for what a protocol adds to it. */
  readonly element: Element
}

/** Child elements in order; the white space between them is no child. */
export const childElements = (element: Element): readonly Element[] =>
  element.children.filter((child): child is Element => child instanceof Element)

/** @param namespace must match; the prefix does not matter */
export const children = (element: Element, name: string, namespace: string): readonly Element[] =>
  childElements(element).filter((candidate) => candidate.is(name, namespace))

/** The first child of that name and namespace. */
export const child = (element: Element, name: string, namespace: string): Element | undefined =>
  children(element, name, namespace)[0]

/** Own text without that of children, trimmed. Servers pad with newlines. */
export const textOf = (element: Element): string =>
  element.children
    .filter((node): node is string => typeof node === 'string')
    .join('')
    .trim()

/** Text of the first such child; undefined when there is no such child. */
export function childText(element: Element, name: string, namespace: string): string | undefined {
  const found = child(element, name, namespace)
  return found && textOf(found)
}

/** An attribute that is there, possibly empty. Attributes without a prefix have no namespace. */
export function attribute(element: Element, name: string): string | undefined {
  const value: unknown = Object.hasOwn(element.attrs, name) ? element.attrs[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** Reads an error stanza, however much of it is missing. */
export function readStanzaError(stanza: Element): StanzaError {
  const error = childElements(stanza).find((candidate) => candidate.is('error'))
  const details = error ? childElements(error) : []
  const defined = details.filter((detail) => detail.getNS() === STANZA_ERRORS)
  const text = defined.find((detail) => detail.is('text'))
  return {
    type: (error && attribute(error, 'type')) ?? '',
    condition: defined.find((detail) => !detail.is('text'))?.getName() ?? 'undefined-condition',
    text: text ? textOf(text) : '',
    element: stanza,
  }
}
