/**
 * Log-in as it was before SASL (XEP-0078): which ways there are, then the name with a digest of the password. The stream
 * has no `version`, so no other way exists.
 */
import { createHash } from 'node:crypto'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { RequestError } from '../xmpp/connection-types.ts'
import { passing, terminal, type ConnectFailure } from '../xmpp/connect-failure.ts'
import { IQ_AUTH } from '../xmpp/namespaces.ts'
import { attribute, child, childElements, textOf } from '../xmpp/stanza.ts'
import { xml, type Element } from '../xmpp/xml.ts'

/** Asks for the ways to log in. @param domain of the account: the server behind the engine */
export const methodRequest = (domain: string, username: string): Element =>
  xml('iq', { type: 'get', to: domain }, xml('query', { xmlns: IQ_AUTH }, xml('username', {}, username)))

/** What the engine takes as a proof: the digest wherever it is offered. */
export function readMethod(answer: Element): Result<'digest' | 'password', AppError> {
  const query = child(answer, 'query', IQ_AUTH)
  if (query === undefined) return err(appError('bad-reply', 'no way to log in'))
  if (child(query, 'digest', IQ_AUTH) !== undefined) return ok('digest')
  return child(query, 'password', IQ_AUTH) === undefined
    ? err(appError('bad-reply', 'no way to log in'))
    : ok('password')
}

export interface Proof {
  readonly username: string
  readonly password: string
  readonly resource: string
  readonly method: 'digest' | 'password'
  /** The `id` of the engine's stream header; the digest is made with it. */
  readonly streamId: string
}

/** Logs in. The password itself goes out only where `method` says so. */
export function loginRequest({ username, password, resource, method, streamId }: Proof): Element {
  const secret =
    method === 'digest' ? xml('digest', {}, digestOf(streamId, password)) : xml('password', {}, password)
  const query = xml(
    'query',
    { xmlns: IQ_AUTH },
    xml('username', {}, username),
    secret,
    xml('resource', {}, resource),
  )
  return xml('iq', { type: 'set' }, query)
}

/** SHA-1 of stream id and password, in lower-case hexadecimal digits (XEP-0078 §3.2). */
const digestOf = (streamId: string, password: string): string =>
  createHash('sha1').update(`${streamId}${password}`, 'utf8').digest('hex')

/** XEP-0078 §3.3, by condition or by the code of XEP-0086, which is all that servers of that time send. */
export function loginFailure(error: RequestError): ConnectFailure {
  if (error.kind === 'timeout') return passing('timeout')
  if (error.kind === 'offline') return passing('connection-lost')
  const legacy = childElements(error.element).find((element) => element.is('error'))
  const code = legacy === undefined ? undefined : attribute(legacy, 'code')
  const words = error.text === '' && legacy !== undefined ? textOf(legacy) : error.text
  if (error.condition === 'not-authorized' || code === '401') return terminal('bad-credentials', words)
  if (error.condition === 'conflict' || code === '409') return terminal('conflict', words)
  return passing('refused', words)
}
