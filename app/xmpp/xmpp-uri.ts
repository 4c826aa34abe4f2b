/**
 * XMPP URIs (RFC 5122, XEP-0147), read as they are found. The service writes their query in three ways: without an action
 * (`…com?;node=…`, OnSIP developer wiki, "XMPP API": Redirects), with the first pair where the action belongs
 * (`…com?node=…;item=…`), and that after a slash (`…com/?node=…`; both in directory entries, fixtures of OXJS).
 */

export interface XmppUri {
  readonly jid: string
  /** What to do there, such as `subscribe`; empty when the URI names none. */
  readonly action: string
  /** Pairs of the query in their order, decoded. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
}

/** Longer than any address with a node; nothing is read out of more. */
const MAX_URI = 8_192

/** Undefined where the text is no XMPP URI that names somebody, or its percent-encoding is broken. */
export function parseXmppUri(text: string): XmppUri | undefined {
  const match = /^xmpp:([^?#]+)(?:\?([^#]*))?/i.exec(text.slice(0, MAX_URI).trim())
  if (match === null) return undefined
  const query = match[2] ?? ''
  const parts = query.split(';').filter((part) => part !== '')
  const hasAction = query !== '' && !query.startsWith(';') && parts[0]?.includes('=') === false
  const jid = decodePart((match[1] ?? '').replace(/\/$/, ''))
  const action = decodePart(hasAction ? (parts[0] ?? '') : '')
  const parameters = (hasAction ? parts.slice(1) : parts).map(decodePair)
  if (jid === undefined || jid === '' || action === undefined) return undefined
  const read = parameters.flatMap((pair) => (pair === undefined ? [] : [pair]))
  return read.length < parameters.length ? undefined : { jid, action, parameters: read }
}

/** The first value of a name; undefined when the URI has no such pair. */
export const parameterOf = (uri: XmppUri, name: string): string | undefined =>
  uri.parameters.find(([key]) => key === name)?.[1]

/** In the form of XEP-0147: the action first, empty where there is none. What would end a value is encoded. */
export function formatXmppUri({ jid, action, parameters }: XmppUri): string {
  const pairs = parameters.map(([name, value]) => `;${encodePart(name)}=${encodePart(value)}`).join('')
  const query = `${encodePart(action)}${pairs}`
  return `xmpp:${encodeJid(jid)}${query === '' ? '' : `?${query}`}`
}

/** A value ends at the next semicolon; what stands behind its first equals sign belongs to it. */
function decodePair(part: string): readonly [string, string] | undefined {
  const equals = part.indexOf('=')
  const name = decodePart(equals === -1 ? part : part.slice(0, equals))
  const value = equals === -1 ? '' : decodePart(part.slice(equals + 1))
  return name === undefined || value === undefined ? undefined : [name, value]
}

/** Undefined where the percent-encoding is broken. */
function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** The service writes `/`, `@`, `!` and `:` as they are, and so does everybody who reads its samples. */
const PLAIN = /%(?:2F|40|3A|21)/g
const encodePart = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(PLAIN, (code) => decodeURIComponent(code))

/** A slash at the end would be taken for the one that stands before some queries. */
const encodeJid = (jid: string): string => encodePart(jid).replace(/\/$/, '%2F')
