/** Redirects between nodes of one pubsub service (OnSIP developer wiki, XMPP API: "Redirects"; XEP-0147 URIs). */
import { err, ok, type Result } from '../contract/result.ts'
import type { RequestError } from './connection-types.ts'
import { sameJid } from './jid.ts'
import { STANZA_ERRORS } from './namespaces.ts'
import { childElements, childText, type StanzaError } from './stanza.ts'
import { parameterOf, parseXmppUri } from './xmpp-uri.ts'

/** The vendor's own library follows five; the sixth is an error. */
const MAX_REDIRECTS = 5

export type RedirectedError =
  RequestError | { readonly kind: 'bad-redirect'; readonly reason: 'too-many' | 'elsewhere' | 'unreadable' }

/** An answer and the node that gave it. */
export interface Found<T> {
  readonly node: string
  readonly value: T
}

/**
 * Repeats a request with the node that the service points to, until it answers otherwise.
 * @param service the only service whose nodes are followed
 * @param attempt makes the same request for any node
 * @returns the answer and the node that gave it, which later requests should name at once
 */
export async function followRedirects<T>(
  service: string,
  node: string,
  attempt: (node: string) => Promise<Result<T, RequestError>>,
): Promise<Result<Found<T>, RedirectedError>> {
  let current = node
  for (let followed = 0; followed <= MAX_REDIRECTS; followed++) {
    const answer = await attempt(current)
    if (answer.ok) return ok({ node: current, value: answer.value })
    if (answer.error.kind !== 'stanza' || !isRedirect(answer.error)) return answer
    const target = readRedirect(answer.error)
    if (!target) return err({ kind: 'bad-redirect', reason: 'unreadable' })
    if (!sameJid(target.service, service)) return err({ kind: 'bad-redirect', reason: 'elsewhere' })
    current = target.node
  }
  return err({ kind: 'bad-redirect', reason: 'too-many' })
}

const isRedirect = (error: StanzaError): boolean =>
  error.condition === 'redirect' || error.condition === 'gone'

/** Where a redirect points: by the text of the condition itself, or, where that is empty, by the error's text. */
function readRedirect(error: StanzaError): { readonly service: string; readonly node: string } | undefined {
  const holder = childElements(error.element).find((candidate) => candidate.is('error'))
  const own = holder && childText(holder, error.condition, STANZA_ERRORS)
  return parseNodeUri(own === undefined || own === '' ? error.text : own)
}

/** `xmpp:<service>?;node=<node>`, with or without an action, further pairs, or a slash before the query. */
export function parseNodeUri(text: string): { readonly service: string; readonly node: string } | undefined {
  const uri = parseXmppUri(text)
  const node = uri && parameterOf(uri, 'node')
  return uri === undefined || node === undefined || node === '' ? undefined : { service: uri.jid, node }
}
