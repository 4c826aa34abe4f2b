/** What `createConnection` takes and gives. Whoever only talks over a connection needs no more than this file. */
import type { AppError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import type { Clock, Dispose, Logger, Network, Random } from '../ports.ts'
import type { ConsoleTap } from './console-tap.ts'
import type { Pulse } from './pulse.ts'
import type { StanzaError } from './stanza.ts'
import type { Element } from './xml.ts'

export interface ConnectionDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly network: Pick<Network, 'resolveSrv' | 'systemCertificates' | 'proxyFor'>
  /** The product's version, told to those who ask (XEP-0092); without it that question is not answered. */
  readonly version?: string | undefined
  /** Looks on, if somebody wants to. */
  readonly tap?: ConsoleTap | undefined
}

export interface ConnectionTarget {
  /** Bare JID to log in with. */
  readonly jid: string
  readonly password: string
  /** The same in every session of this installation, so that its subscriptions can be found again. */
  readonly resource: string
  /** Typed host name or IP address; empty means: ask DNS about the domain. */
  readonly host: string
  /** `null`: the usual one, 5222 or 5223. Counts only beside a typed host. */
  readonly port: number | null
  /** XMPP domain of the stream; empty means: the JID's. */
  readonly domain: string
  /** `auto` takes direct TLS where DNS or the port says so, STARTTLS else. Plain text is never an answer. */
  readonly security: 'auto' | 'starttls' | 'tls'
  /** Connects by WebSocket to this address (`wss:`) instead; host, port and security count for nothing then. */
  readonly webSocketUrl?: string
  /** One more authority to trust, PEM. */
  readonly caPem?: string
}

/** The stages of a connection itself; what the service's session adds comes after `bind`. */
export type ConnectionStage = 'resolve' | 'connect' | 'tls' | 'sasl' | 'bind'

export type ConnectionStatus =
  | { readonly status: 'idle' }
  /** `sinceMs`: wall time at which this stage began. */
  | { readonly status: 'connecting'; readonly stage: ConnectionStage; readonly sinceMs: number }
  /** `jid`: the full JID that the server bound. */
  | { readonly status: 'connected'; readonly sinceMs: number; readonly jid: string }
  /** `retryAtMs`: wall time of the next attempt, which comes by itself. */
  | {
      readonly status: 'waiting'
      readonly retryAtMs: number
      readonly stage: ConnectionStage
      readonly error: AppError
    }
  /** Nothing happens until `start` is called again: bad password, conflict, no encryption. */
  | { readonly status: 'stopped'; readonly stage: ConnectionStage; readonly error: AppError }

export type RequestError =
  | ({ readonly kind: 'stanza' } & StanzaError)
  | { readonly kind: 'timeout' }
  /** There is no stream, or it ended before the answer came: whether the request arrived is unknown. */
  | { readonly kind: 'offline' }

export interface RequestOptions {
  /** Default 10 000. */
  readonly timeoutMs?: number
}

/** The part of a connection that requests are made with. */
export interface Requester {
  /**
   * Sends an IQ of type `get` or `set`, giving it an id, and resolves to the result stanza. Never rejects. An answer
   * counts only when it comes from whom the request was sent to (RFC 6120 §8.1.2.1).
   */
  request(iq: Element, options?: RequestOptions): Promise<Result<Element, RequestError>>
}

/** The reply to an IQ of type `get` or `set`; undefined where it is another's to answer. Must not throw. */
export type QueryAnswerer = (iq: Element) => Element | undefined

export interface Connection extends Requester {
  /** Connects, and stays connected until `stop`. Does nothing while it already tries. */
  start(): void
  /** Closes the stream politely. Resolves when the socket is gone, at the latest after two seconds. */
  stop(): Promise<void>
  /** The machine woke or its network changed: proves the link by a ping, or tries now instead of later. */
  check(): void
  /** Own full JID while connected. */
  readonly fullJid: string | undefined
  readonly status: ConnectionStatus
  /** Signs of life; what was heard last is known also after the stream ended. */
  readonly pulse: Pick<Pulse, 'heardAt' | 'onAlive'>
  /** Sends a stanza that needs no answer. While not connected it is dropped. */
  send(stanza: Element): void
  /** Hears every message and presence, in order. A listener that throws is logged and harms nobody else. */
  onStanza(listener: (stanza: Element) => void): Dispose
  /** Answers IQs of others; what nobody answers gets the answer of every client. The first who knows answers. */
  onQuery(answerer: QueryAnswerer): Dispose
  /** Hears every change of `status`, in the same tick. */
  onStatus(listener: (status: ConnectionStatus) => void): Dispose
}
