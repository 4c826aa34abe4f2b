/** From an endpoint to a stream with an address of its own: one straight line, every wait of which can be cut off. */
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { err, ok, type Result } from '../contract/result.ts'
import { bindResource } from './bind.ts'
import { passing, terminal, type ConnectFailure } from './connect-failure.ts'
import type { ConnectionStage } from './connection-types.ts'
import type { StreamTap } from './console-tap.ts'
import { LIMITS_AFTER_SIGN_IN, LIMITS_BEFORE_SIGN_IN } from './guarded-parser.ts'
import { TLS } from './namespaces.ts'
import { signIn, type Credentials } from './sasl.ts'
import { openTls, type TlsSettings } from './socket.ts'
import { child } from './stanza.ts'
import { createStream, type XmppStream } from './stream.ts'
import type { WebSocketEndpoint } from './websocket-url.ts'
import type { Endpoint } from './where-to-connect.ts'
import { xml } from './xml.ts'

/** What comes after knowing where to connect. */
export type NegotiationStage = Exclude<ConnectionStage, 'resolve'>

export interface Negotiation {
  readonly endpoint: Endpoint
  /** The connection below, by whatever way leads there; it must obey `signal`. */
  readonly openTcp: (signal: AbortSignal) => Promise<Result<Socket, ConnectFailure>>
  readonly tls: Omit<TlsSettings, 'alpn'>
  /** XMPP domain of the stream. */
  readonly domain: string
  readonly credentials: Credentials
  readonly resource: string
  readonly tap: StreamTap | undefined
  /** Aborting destroys whatever there is; the negotiation then ends with a time-out. */
  readonly signal: AbortSignal
  readonly enter: (stage: NegotiationStage) => void
}

export interface BoundStream {
  readonly stream: XmppStream
  /** Full JID. */
  readonly jid: string
}

export async function negotiate(plan: Negotiation): Promise<Result<BoundStream, ConnectFailure>> {
  const secured = await openSecured(plan)
  if (!secured.ok) return secured
  const stream = secured.value
  const abort = (): void => {
    stream.fail(passing('connection-timeout'))
  }
  plan.signal.addEventListener('abort', abort)
  if (plan.signal.aborted) abort()
  const jid = await identify(stream, plan)
  plan.signal.removeEventListener('abort', abort)
  if (jid.ok) return ok({ stream, jid: jid.value })
  stream.fail(jid.error)
  return jid
}

function openSecured(plan: Negotiation): Promise<Result<XmppStream, ConnectFailure>> {
  const { endpoint } = plan
  if ('webSocketUrl' in endpoint) return openWss(plan, endpoint)
  return endpoint.directTls ? openDirectTls(plan) : openStartTls(plan)
}

async function openDirectTls(plan: Negotiation): Promise<Result<XmppStream, ConnectFailure>> {
  const tls = await openEncrypted(plan, 'xmpp-client')
  return tls.ok ? ok(createStream(tls.value, plan.domain, plan.tap)) : tls
}

async function openWss(
  plan: Negotiation,
  endpoint: WebSocketEndpoint,
): Promise<Result<XmppStream, ConnectFailure>> {
  // Most services are reached without it. Before the connection: nothing may come between that and its listeners.
  const { openWebSocket } = await import('./websocket.ts')
  const tls = await openEncrypted(plan, 'http/1.1')
  return tls.ok ? openWebSocket(tls.value, endpoint, plan) : tls
}

/** TLS from the first byte. */
async function openEncrypted(
  plan: Negotiation,
  alpn: TlsSettings['alpn'],
): Promise<Result<TLSSocket, ConnectFailure>> {
  plan.enter('connect')
  const tcp = await plan.openTcp(plan.signal)
  if (!tcp.ok) return tcp
  plan.enter('tls')
  return openTls(tcp.value, { ...plan.tls, alpn }, plan.signal)
}

async function openStartTls(plan: Negotiation): Promise<Result<XmppStream, ConnectFailure>> {
  plan.enter('connect')
  const tcp = await plan.openTcp(plan.signal)
  if (!tcp.ok) return tcp
  const stream = createStream(tcp.value, plan.domain, plan.tap)
  const abort = (): void => {
    stream.fail(passing('connection-timeout'))
  }
  plan.signal.addEventListener('abort', abort)
  const agreed = await agreeOnTls(stream, plan)
  plan.signal.removeEventListener('abort', abort)
  if (!agreed.ok) {
    stream.fail(agreed.error)
    return agreed
  }
  stream.detach()
  const tls = await openTls(tcp.value, { ...plan.tls, alpn: undefined }, plan.signal)
  if (!tls.ok) {
    stream.fail(tls.error)
    return tls
  }
  stream.attach(tls.value)
  return ok(stream)
}

/** RFC 6120 §5. A server that offers no TLS gets nothing that could be worth listening for. */
async function agreeOnTls(stream: XmppStream, plan: Negotiation): Promise<Result<null, ConnectFailure>> {
  const features = await stream.open(LIMITS_BEFORE_SIGN_IN)
  if (!features.ok) return features
  plan.enter('tls')
  if (!child(features.value, 'starttls', TLS)) return err(terminal('insecure-connection'))
  stream.send(xml('starttls', { xmlns: TLS }))
  const answer = await stream.receive()
  if (!answer.ok) return answer
  return answer.value.is('proceed', TLS) ? ok(null) : err(passing('stream-error', 'STARTTLS failed'))
}

async function identify(stream: XmppStream, plan: Negotiation): Promise<Result<string, ConnectFailure>> {
  plan.enter('sasl')
  const offers = await stream.open(LIMITS_BEFORE_SIGN_IN)
  if (!offers.ok) return offers
  const signedIn = await signIn(stream, offers.value, plan.credentials)
  if (!signedIn.ok) return signedIn
  plan.enter('bind')
  const features = await stream.open(LIMITS_AFTER_SIGN_IN)
  if (!features.ok) return features
  return bindResource(stream, features.value, plan.resource)
}
