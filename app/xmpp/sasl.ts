/** Signing in over a stream (RFC 6120 §6). Only ever over TLS. */
import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '../contract/result.ts'
import { passing, terminal, type ConnectFailure } from './connect-failure.ts'
import { SASL } from './namespaces.ts'
import { saslPrep } from './sasl-prep.ts'
import { createScram, type SaslExchange } from './scram.ts'
import { child, childElements, children, childText, textOf } from './stanza.ts'
import type { XmppStream } from './stream.ts'
import { xml, type Element } from './xml.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** Strongest first. PLAIN is last: it hands the password to whoever holds the certificate. */
const MECHANISMS: readonly {
  readonly name: string
  readonly create: (credentials: Credentials) => SaslExchange
}[] = [
  { name: 'SCRAM-SHA-256', create: (credentials) => createScram('sha256', withNonce(credentials)) },
  { name: 'SCRAM-SHA-1', create: (credentials) => createScram('sha1', withNonce(credentials)) },
  { name: 'PLAIN', create: createPlain },
]

/** From the system's generator and not from the `Random` port: a nonce that can be guessed proves nothing. */
const withNonce = (credentials: Credentials) => ({
  ...credentials,
  nonce: randomBytes(18).toString('base64').replace(/\W/g, '-'),
})

/** RFC 4616. In UTF-8: the library writes Latin-1, and fails for whatever that lacks. */
function createPlain({ username, password }: Credentials): SaslExchange {
  return {
    first: Buffer.from(`\0${saslPrep(username)}\0${saslPrep(password)}`),
    answer: () => Promise.resolve(err('a challenge within PLAIN')),
    accepts: () => true,
  }
}

/** Conditions that the same password meets again (RFC 6120 §6.5); all others may pass. */
const LASTING = ['not-authorized', 'account-disabled', 'credentials-expired', 'invalid-authzid']

/**
 * @param features of a stream that is protected by TLS
 * @returns when the server accepted, and proved that it knows the password where the mechanism can tell
 */
export async function signIn(
  stream: XmppStream,
  features: Element,
  credentials: Credentials,
): Promise<Result<null, ConnectFailure>> {
  const list = child(features, 'mechanisms', SASL)
  const offered = list ? children(list, 'mechanism', SASL).map(textOf) : []
  const mechanism = MECHANISMS.find(({ name }) => offered.includes(name))
  if (!mechanism) return err(passing('stream-error', `No known way to sign in: ${offered.join(' ')}`))

  const exchange = mechanism.create(credentials)
  stream.send(saslElement('auth', exchange.first, { mechanism: mechanism.name }))
  for (;;) {
    const received = await stream.receive()
    if (!received.ok) return received
    const element = received.value
    if (element.getNS() !== SASL) continue
    if (element.is('failure'))
      return err(saslFailure(element, [credentials.password, exchange.first.toString('base64')]))
    const data = Buffer.from(textOf(element), 'base64')
    if (element.is('success')) {
      if (exchange.accepts(data)) return ok(null)
      return err(passing('stream-error', 'The server did not prove that it knows the password'))
    }
    if (!element.is('challenge')) continue
    const answer = await exchange.answer(data)
    if (!answer.ok) return err(passing('stream-error', answer.error))
    stream.send(saslElement('response', answer.value))
  }
}

const saslElement = (
  name: string,
  data: Buffer,
  attributes: Readonly<Record<string, string>> = {},
): Element => xml(name, { xmlns: SASL, ...attributes }, data.toString('base64'))

/** @param secrets what a server may repeat of what it was told; its words are shown and logged */
function saslFailure(failure: Element, secrets: readonly string[]): ConnectFailure {
  const condition = childElements(failure)
    .find((detail) => !detail.is('text'))
    ?.getName()
  const words = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.split(secret).join('…'), childText(failure, 'text', SASL) ?? '')
  if (condition !== undefined && LASTING.includes(condition)) return terminal('bad-credentials', words)
  return passing('stream-error', words === '' ? condition : `${condition ?? 'failure'}: ${words}`)
}
