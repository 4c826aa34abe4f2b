/** Reading and building stanzas: the one place that touches the XML library's untyped attributes. */
import { STANZA_ERRORS } from '../xmpp/namespaces.ts'
import { Element, xml } from '../xmpp/xml.ts'

export { Element, xml }

/** An attribute's value; `undefined` when it is absent. */
export function attr(element: Element, name: string): string | undefined {
  const value: unknown = Object.prototype.hasOwnProperty.call(element.attrs, name)
    ? element.attrs[name]
    : undefined
  return typeof value === 'string' ? value : undefined
}

/** A copy without a parent that owns its namespace, so that it can be put into another tree. */
export function detached(element: Element): Element {
  const copy = copyOf(element)
  const namespace = element.getNS()
  if (namespace !== undefined && !element.name.includes(':')) copy.attrs['xmlns'] = namespace
  return copy
}

function copyOf(element: Element): Element {
  const copy = new Element(element.name, { ...element.attrs })
  for (const child of element.children) copy.append(typeof child === 'string' ? child : copyOf(child))
  return copy
}

/** What goes into an error stanza (RFC 6120 section 8.3) beside the addresses. */
export interface Refusal {
  readonly type: 'auth' | 'cancel' | 'modify' | 'wait'
  /** The defined condition, an element name of the stanza-errors namespace. */
  readonly condition: string
  /** The numeric code of XEP-0086, which the service still sends. */
  readonly code?: number
  readonly text?: string
  /** Text of the condition itself, as `redirect` and `gone` may bear it (RFC 6120 section 8.3.3). */
  readonly inside?: string
  /** Application-specific condition. */
  readonly extra?: Element
  /** Put in front of the error instead of the request's own payload. */
  readonly echo?: Element
}

export const REFUSED = {
  serviceUnavailable: { type: 'cancel', condition: 'service-unavailable' },
  featureNotImplemented: { type: 'cancel', condition: 'feature-not-implemented' },
  badRequest: { type: 'modify', condition: 'bad-request', code: 400 },
  itemNotFound: { type: 'cancel', condition: 'item-not-found', code: 404 },
  notAllowed: { type: 'cancel', condition: 'not-allowed', code: 405 },
  forbidden: { type: 'auth', condition: 'forbidden', code: 403 },
  internalError: { type: 'wait', condition: 'internal-server-error', code: 500 },
} as const satisfies Record<string, Refusal>

/** The empty or filled result to an IQ request. Addresses are swapped. */
export function resultOf(request: Element, ...children: readonly Element[]): Element {
  return xml(
    'iq',
    { from: attr(request, 'to'), type: 'result', id: attr(request, 'id'), to: attr(request, 'from') },
    ...children,
  )
}

/** The error to any stanza, with its payload echoed as the service does. Addresses are swapped. */
export function errorOf(request: Element, refusal: Refusal): Element {
  const payload = request.getChildElements()[0]
  const echo = refusal.echo ?? (payload === undefined ? undefined : detached(payload))
  const error = xml(
    'error',
    { type: refusal.type, code: refusal.code?.toString() },
    xml(
      refusal.condition,
      { xmlns: STANZA_ERRORS },
      ...(refusal.inside === undefined ? [] : [refusal.inside]),
    ),
  )
  if (refusal.text !== undefined) error.append(xml('text', { xmlns: STANZA_ERRORS }, refusal.text))
  if (refusal.extra !== undefined) error.append(refusal.extra)
  const stanza = xml(request.name, {
    from: attr(request, 'to'),
    type: 'error',
    'xml:lang': 'en',
    to: attr(request, 'from'),
    id: attr(request, 'id'),
  })
  if (echo !== undefined) stanza.append(echo)
  stanza.append(error)
  return stanza
}
