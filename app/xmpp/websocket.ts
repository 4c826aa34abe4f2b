/** From an encrypted connection to an XMPP stream over WebSocket: the HTTP upgrade, with our own eyes on it. */
import type { TLSSocket } from 'node:tls'
import { WebSocket } from 'ws'
import { err, ok, type Result } from '../contract/result.ts'
import { passing, socketFailure, type ConnectFailure } from './connect-failure.ts'
import type { StreamTap } from './console-tap.ts'
import { LIMITS_AFTER_SIGN_IN } from './guarded-parser.ts'
import type { XmppStream } from './stream.ts'
import { createWebSocketStream } from './websocket-stream.ts'
import type { WebSocketEndpoint } from './websocket-url.ts'

export interface WebSocketPlan {
  /** XMPP domain of the stream. */
  readonly domain: string
  readonly signal: AbortSignal
  readonly tap?: StreamTap | undefined
}

/**
 * Aborting the signal destroys the connection and ends the wait as a time-out. Redirections are not followed, and
 * compression is not offered: a small message that unfolds into gigabytes costs the sender nothing.
 * @param tls verified for the endpoint's host
 */
export function openWebSocket(
  tls: TLSSocket,
  { webSocketUrl }: WebSocketEndpoint,
  { domain, signal, tap }: WebSocketPlan,
): Promise<Result<XmppStream, ConnectFailure>> {
  return new Promise((resolve) => {
    const socket = new WebSocket(webSocketUrl, ['xmpp'], {
      createConnection: () => tls,
      perMessageDeflate: false,
      followRedirects: false,
      maxPayload: LIMITS_AFTER_SIGN_IN.maxStanzaChars,
    })
    const settle = (result: Result<XmppStream, ConnectFailure>): void => {
      signal.removeEventListener('abort', abort)
      if (!result.ok) tls.destroy()
      resolve(result)
    }
    const abort = (): void => {
      settle(err(passing('connection-timeout')))
    }
    // This listener stays for the socket's life: an error that nobody listens to would end the process.
    socket.on('error', (error) => {
      settle(err(upgradeFailure(error)))
    })
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      settle(err(passing('websocket-refused', `HTTP ${String(response.statusCode)}`)))
    })
    socket.once('open', () => {
      // In this very tick: what the server says next would pass unheard.
      settle(ok(createWebSocketStream(socket, domain, () => tls.bytesRead, tap)))
    })
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
  })
}

/** An answer that is no upgrade comes without a code, or with one of the HTTP parser's. */
function upgradeFailure(error: Error): ConnectFailure {
  const code = 'code' in error ? String(error.code) : ''
  const answered = code === '' || code.startsWith('HPE_') || code.startsWith('WS_ERR_')
  return answered ? passing('websocket-refused', error.message) : socketFailure(error)
}
