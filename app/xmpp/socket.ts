/** Sockets for a stream: TCP without Nagle's delay, and TLS upon it. */
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import { err, ok, type Result } from '../contract/result.ts'
import { passing, socketFailure, type ConnectFailure } from './connect-failure.ts'
import { createIdentityCheck } from './trust.ts'

/** A machine and a port. */
export interface Place {
  readonly host: string
  readonly port: number
}

export interface TlsSettings {
  /** Sent (SNI) unless it is an IP address (RFC 6066 §3). */
  readonly serverName: string
  /** Names either of which the certificate must bear. */
  readonly names: readonly string[]
  readonly trust: SecureContext | undefined
  /** XEP-0368 asks for `xmpp-client` on direct TLS; STARTTLS has none. */
  readonly alpn: 'xmpp-client' | 'http/1.1' | undefined
}

/** Aborting the signal destroys the socket and ends the wait as a time-out. */
export function openTcp({ host, port }: Place, signal: AbortSignal): Promise<Result<Socket, ConnectFailure>> {
  // Many small stanzas that each wait for an answer: with Nagle's algorithm each would wait 40 ms for an ACK.
  const socket = connect({ host, port, noDelay: true })
  return established(socket, 'connect', signal)
}

/** TLS over an open TCP socket, verified before the result comes. */
export function openTls(
  tcp: Socket,
  { serverName, names, trust, alpn }: TlsSettings,
  signal: AbortSignal,
): Promise<Result<TLSSocket, ConnectFailure>> {
  const socket = connectTls({
    socket: tcp,
    ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
    ...(trust === undefined ? {} : { secureContext: trust }),
    ...(alpn === undefined ? {} : { ALPNProtocols: [alpn] }),
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
