/** The way to the engine: a socket of this very machine and never another, because what goes over it is not encrypted. */
import { connect, type Socket } from 'node:net'
import { err, ok, type Result } from '../contract/result.ts'
import { passing, terminal, type ConnectFailure } from '../xmpp/connect-failure.ts'

/** IPv4 127.0.0.0/8 (RFC 1122 §3.2.1.3), IPv6 ::1 (RFC 4291 §2.5.3), and the former within the latter. */
const LOOPBACK = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i

/** Whether a name or address means this machine (RFC 6761 §6.3 for the name). */
export const isLoopback = (host: string): boolean => host.toLowerCase() === 'localhost' || LOOPBACK.test(host)

/**
 * Refused before anything leaves unless the host is this machine; a name is proven by where the socket ends. Aborting
 * the signal destroys the socket and ends the wait as a time-out.
 */
export function openEngineSocket(
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<Result<Socket, ConnectFailure>> {
  if (!isLoopback(host)) return Promise.resolve(err(terminal('engine-not-local')))
  const socket = connect({ host, port, noDelay: true })
  return new Promise((resolve) => {
    const settle = (result: Result<Socket, ConnectFailure>): void => {
      signal.removeEventListener('abort', abort)
      if (!result.ok) socket.destroy()
      resolve(result)
    }
    const abort = (): void => {
      settle(err(passing('engine-away')))
    }
    // This listener stays for the socket's life: an error that nobody listens to would end the process.
    socket.on('error', (error) => {
      settle(err(passing('engine-away', error.message)))
    })
    socket.once('close', () => {
      settle(err(passing('engine-away')))
    })
    socket.once('connect', () => {
      const isHere = isLoopback(socket.remoteAddress ?? '')
      settle(isHere ? ok(socket) : err(terminal('engine-not-local')))
    })
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
  })
}
