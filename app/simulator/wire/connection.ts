import type { Socket } from 'node:net'
import { TLSSocket, type SecureContext } from 'node:tls'
import { BIND, SASL, STREAM, TLS } from '../../xmpp/namespaces.ts'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import { attr, errorOf, REFUSED, xml, type Element } from '../stanza.ts'
import type { LineConditions } from './conditions.ts'
import { bindFeatures, saslFeatures, streamFailure, streamHeader, tlsFeatures } from './features.ts'
import { createOutlet } from './outlet.ts'
import type { Router } from './router.ts'
import { createSaslNegotiation, type Mechanism, type SaslStep } from './sasl.ts'
import type { Session } from './session.ts'
import { createStreamReader, type StreamReader } from './stream-reader.ts'

export interface ConnectionDeps {
  readonly domain: string
  readonly secureContext: SecureContext
  readonly mechanisms: readonly Mechanism[]
  /** The password of the account whose JID has this local part. */
  readonly passwordOf: (username: string) => string | undefined
  readonly router: Router
  readonly identifiers: Identifiers
  readonly clock: SimulatorClock
  readonly line: LineConditions
}

/** One client's TCP connection, from the first byte to the last. */
export interface Connection {
  /** Closes the stream with a stream error. */
  fail(condition: string): void
  /** Pulls the plug: a TCP reset, no word said. */
  reset(): void
}

type Phase =
  | { readonly is: 'plain' }
  | { readonly is: 'secure' }
  | { readonly is: 'authenticated'; readonly username: string }
  | { readonly is: 'bound'; readonly session: Session }

/** RFC 6120 section 6.4.5 recommends between two and five tries. */
const SASL_TRIES = 3

/** @param directTls TLS comes before the first stream header (XEP-0368), instead of STARTTLS */
export function createConnection(rawSocket: Socket, directTls: boolean, deps: ConnectionDeps): Connection {
  let socket = rawSocket
  let outlet = createOutlet(socket, deps.clock, deps.line)
  let reader: StreamReader
  let phase: Phase = { is: 'plain' }
  let sasl = newNegotiation()
  let failedTries = 0
  let headerSent = false

  function newNegotiation() {
    return createSaslNegotiation({
      mechanisms: deps.mechanisms,
      passwordOf: deps.passwordOf,
      mayActAs: (username, authzid) => authzid.toLowerCase() === `${username.toLowerCase()}@${deps.domain}`,
      identifiers: deps.identifiers,
    })
  }

  const send = (stanza: Element): void => outlet.write(stanza.toString())

  const leave = (): void => {
    reader.stop()
    if (phase.is === 'bound') deps.router.leave(phase.session)
    phase = { is: 'plain' }
  }
  const fail = (condition: string): void => {
    const opening = headerSent ? '' : streamHeader(deps.domain, deps.identifiers.word(16))
    outlet.end(opening + streamFailure(condition))
    leave()
  }

  const listen = (): void => {
    reader = createStreamReader({
      onHeader,
      onStanza,
      onEnd: () => {
        outlet.end('</stream:stream>')
        leave()
      },
      onBroken: fail,
    })
  }
  const attach = (next: Socket): void => {
    socket = next
    outlet = createOutlet(socket, deps.clock, deps.line)
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => {
      if (!deps.line.muted) reader.write(chunk)
    })
    socket.on('error', () => socket.destroy()) // A peer that vanishes is daily business; 'close' follows.
    socket.on('close', leave)
    listen()
  }
  const secure = (): void => {
    rawSocket.removeAllListeners('data')
    rawSocket.removeAllListeners('close')
    attach(new TLSSocket(rawSocket, { isServer: true, secureContext: deps.secureContext }))
    phase = { is: 'secure' }
  }

  function onHeader(header: Element): void {
    outlet.write(streamHeader(deps.domain, deps.identifiers.word(16)))
    headerSent = true
    const to = attr(header, 'to')
    if (!header.is('stream', STREAM)) fail('invalid-namespace')
    else if (to !== undefined && to.toLowerCase() !== deps.domain) fail('host-unknown')
    else if (phase.is === 'plain') send(tlsFeatures())
    else if (phase.is === 'secure') send(saslFeatures(deps.mechanisms))
    else send(bindFeatures())
  }

  function onStanza(stanza: Element): void {
    switch (phase.is) {
      case 'plain':
        return stanza.is('starttls', TLS) ? startTls() : fail('not-authorized')
      case 'secure':
        return stanza.getNS() === SASL ? negotiate(stanza) : fail('not-authorized')
      case 'authenticated':
        return bind(stanza, phase.username)
      case 'bound':
        return deps.router.receive(phase.session, stanza)
    }
  }

  function startTls(): void {
    reader.stop()
    send(xml('proceed', { xmlns: TLS }))
    headerSent = false
    secure()
  }

  function negotiate(stanza: Element): void {
    if (stanza.is('auth')) void sasl.auth(attr(stanza, 'mechanism') ?? '', stanza.getText()).then(onSaslStep)
    else if (stanza.is('response')) onSaslStep(sasl.respond(stanza.getText()))
    else onSaslStep({ is: 'failure', condition: 'malformed-request' })
  }

  function onSaslStep(step: SaslStep): void {
    if (phase.is !== 'secure') return
    if (step.is === 'challenge') return send(xml('challenge', { xmlns: SASL }, step.data))
    if (step.is === 'success') {
      send(xml('success', { xmlns: SASL }, step.data))
      phase = { is: 'authenticated', username: step.username.toLowerCase() }
      headerSent = false
      reader.stop()
      return listen()
    }
    send(xml('failure', { xmlns: SASL }, xml(step.condition)))
    sasl = newNegotiation()
    failedTries += 1
    if (failedTries >= SASL_TRIES) fail('policy-violation')
  }

  function bind(stanza: Element, username: string): void {
    const request = stanza.getChild('bind', BIND)
    if (!stanza.is('iq') || attr(stanza, 'type') !== 'set' || request === undefined)
      return fail('not-authorized')
    const wanted = request.getChildText('resource') ?? ''
    const jid = deps.router.nameFor(`${username}@${deps.domain}`, wanted)
    if (jid === undefined) return send(errorOf(stanza, REFUSED.badRequest))
    const session: Session = { jid, priority: undefined, send, fail }
    phase = { is: 'bound', session }
    deps.router.join(session)
    send(
      xml(
        'iq',
        { type: 'result', id: attr(stanza, 'id') },
        xml('bind', { xmlns: BIND }, xml('jid', {}, jid.full)),
      ),
    )
  }

  if (directTls) secure()
  else attach(rawSocket)
  return {
    fail,
    reset: () => {
      leave()
      rawSocket.resetAndDestroy()
    },
  }
}
