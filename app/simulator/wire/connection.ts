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
import { createAuthentication, type Authentication } from './authentication.ts'
import type { Mechanism } from './sasl.ts'
import type { Stages } from '../stages.ts'
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
  readonly stages: Pick<Stages, 'reached'>
}

/** One client's TCP connection, from the first byte to the last. */
export interface Connection {
  /** Closes the stream with a stream error. */
  fail(condition: string): void
  /** Pulls the plug: a TCP reset, no word said. */
  reset(): void
  /** From now on nothing is heard and nothing is said here, and the peer is not told. */
  fallSilent(): void
  /** Knows nothing of the peer any more, who is not told: what it sends is answered with a TCP reset. */
  forget(): void
}

type Phase =
  | { readonly is: 'plain' }
  | { readonly is: 'secure'; readonly authentication: Authentication }
  | { readonly is: 'authenticated'; readonly bareJid: string }
  | { readonly is: 'bound'; readonly session: Session }

/** @param directTls TLS comes before the first stream header (XEP-0368), instead of STARTTLS */
export function createConnection(rawSocket: Socket, directTls: boolean, deps: ConnectionDeps): Connection {
  let socket = rawSocket
  let silent = false
  let forgotten = false
  const line: LineConditions = {
    get muted() {
      return silent || deps.line.muted
    },
    get trickle() {
      return deps.line.trickle
    },
  }
  let outlet = createOutlet(socket, deps.clock, line)
  let reader: StreamReader
  let phase: Phase = { is: 'plain' }
  let headerSent = false

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
  const hear = (chunk: Buffer): void => {
    if (forgotten) rawSocket.resetAndDestroy()
    else if (!line.muted) reader.write(chunk)
  }
  const attach = (next: Socket): void => {
    socket = next
    outlet = createOutlet(socket, deps.clock, line)
    socket.setNoDelay(true)
    socket.on('data', hear)
    socket.on('error', () => socket.destroy()) // A peer that vanishes is daily business; 'close' follows.
    socket.on('close', leave)
    listen()
  }
  const secure = (): void => {
    rawSocket.off('data', hear)
    rawSocket.off('close', leave)
    attach(new TLSSocket(rawSocket, { isServer: true, secureContext: deps.secureContext }))
    phase = { is: 'secure', authentication: newAuthentication() }
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
        deps.stages.reached('before-tls')
        if (stanza.is('starttls', TLS)) startTls()
        else fail('not-authorized')
        break
      case 'secure':
        deps.stages.reached('during-sasl')
        if (stanza.getNS() === SASL) receiveSasl(stanza)
        else fail('not-authorized')
        break
      case 'authenticated':
        bind(stanza, phase.bareJid)
        break
      case 'bound':
        deps.router.receive(phase.session, stanza)
    }
  }

  /** Unless what happened at this stage has ended the phase. */
  function receiveSasl(stanza: Element): void {
    if (phase.is === 'secure') phase.authentication.receive(stanza)
  }

  /** Whatever came in the same chunk after `<starttls/>` is dropped unread: it was not protected. */
  function startTls(): void {
    reader.stop()
    send(xml('proceed', { xmlns: TLS }))
    headerSent = false
    outlet.whenEmpty(secure)
  }

  function newAuthentication(): Authentication {
    return createAuthentication({
      mechanisms: deps.mechanisms,
      passwordOf: deps.passwordOf,
      mayActAs: (username, authzid) => authzid.toLowerCase() === bareJidOf(username),
      identifiers: deps.identifiers,
      send,
      onSuccess: (username) => {
        phase = { is: 'authenticated', bareJid: bareJidOf(username) }
        headerSent = false
        reader.stop()
        listen()
      },
      onTooManyTries: () => fail('policy-violation'),
    })
  }

  function bareJidOf(username: string): string {
    return `${username.toLowerCase()}@${deps.domain}`
  }

  function bind(stanza: Element, bareJid: string): void {
    const request = stanza.getChild('bind', BIND)
    const asked = stanza.is('iq') && attr(stanza, 'type') === 'set' && request !== undefined
    const jid = asked ? deps.router.nameFor(bareJid, request.getChildText('resource') ?? '') : undefined
    if (!asked) fail('not-authorized')
    else if (jid === undefined) send(errorOf(stanza, REFUSED.badRequest))
    else {
      const session: Session = { jid, priority: undefined, send, fail }
      phase = { is: 'bound', session }
      deps.router.join(session)
      const bound = xml('bind', { xmlns: BIND }, xml('jid', {}, jid.full))
      send(xml('iq', { type: 'result', id: attr(stanza, 'id') }, bound))
    }
  }

  if (directTls) secure()
  else attach(rawSocket)
  return {
    fail,
    reset: () => {
      leave()
      rawSocket.resetAndDestroy()
    },
    fallSilent: () => {
      silent = true
    },
    forget: () => {
      leave()
      silent = true
      forgotten = true
    },
  }
}
