/** Sockets for a stream: TCP without Nagle's delay, and TLS upon it. */
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import { err, ok, type Result } from '../contract/result.ts'
import { passing, socketFailure, type ConnectFailure } from './connect-failure.ts'
import { createIdentityCheck } from './trust.ts'
import type { Endpoint } from './where-to-connect.ts'

export interface TlsSettings {
  /** Sent as server name (SNI) unless it is an IP address (RFC 6066 §3). */
  readonly domain: string
  /** Names either of which the certificate must bear. */
  readonly names: readonly string[]
  readonly trust: SecureContext | undefined
  /** XEP-0368 asks for ALPN on direct TLS; STARTTLS has none. */
  readonly alpn: boolean
}

/** Aborting the signal destroys the socket and ends the wait as a time-out. */
export function openTcp(endpoint: Endpoint, signal: AbortSignal): Promise<Result<Socket, ConnectFailure>> {
  // Many small stanzas that each wait for an answer: with Nagle's algorithm each would wait 40 ms for an ACK.
  const socket = connect({ host: endpoint.host, port: endpoint.port, noDelay: true })
  return established(socket, 'connect', signal)
}

/** TLS over an open TCP socket, verified before the result comes. */
export function openTls(
  tcp: Socket,
  { domain, names, trust, alpn }: TlsSettings,
  signal: AbortSignal,
): Promise<Result<TLSSocket, ConnectFailure>> {
  const socket = connectTls({
    socket: tcp,
    ...(isIP(domain) === 0 ? { servername: domain } : {}),
    ...(trust === undefined ? {} : { secureContext: trust }),
    ...(alpn ? { ALPNProtocols: ['xmpp-client'] } : {}),
    minVersion: 'TLSv1.2',
    checkServerIdentity: createIdentityCheck(names),
  })
  return established(socket, 'secureConnect', signal)
}

function established<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Result<S, ConnectFailure>> {
  return new Promise((resolve) => {
    const settle = (result: Result<S, ConnectFailure>): void => {
      signal.removeEventListener('abort', abort)
      if (!result.ok) socket.destroy()
      resolve(result)
    }
    const abort = (): void => {
      settle(err(passing('connection-timeout')))
    }
    // This listener stays for the socket's life: an error that nobody listens to would end the process.
    socket.on('error', (error) => {
      settle(err(socketFailure(error)))
    })
    socket.once('close', () => {
      settle(err(passing('connection-lost')))
    })
    socket.once(event, () => {
      settle(ok(socket))
    })
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
  })
}
