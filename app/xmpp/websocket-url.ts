/** The address of an XMPP service over WebSocket (RFC 7395), as somebody typed it. */
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'

export interface WebSocketEndpoint {
  /** Name or IP address, an IPv6 address without the brackets of URLs. The certificate must bear it. */
  readonly host: string
  readonly port: number
  /** The whole address; it begins with `wss://`. */
  readonly webSocketUrl: string
}

const HTTPS_PORT = 443

/**
 * `ws:` is refused whatever the host, loopback included: any program of this computer may listen there. So are a name
 * and a password within the address, which would lie in the settings and in every log on the way, and a fragment
 * (RFC 6455 §3).
 */
export function webSocketEndpoint(typed: string): Result<WebSocketEndpoint, AppError> {
  const url = parse(typed)
  if (url?.protocol === 'ws:') return err(appError('websocket-insecure'))
  const plain = url?.username === '' && url.password === '' && url.hash === ''
  if (url?.protocol !== 'wss:' || !plain || url.hostname === '') return err(appError('websocket-url-invalid'))
  return ok({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? HTTPS_PORT : Number(url.port),
    webSocketUrl: url.href,
  })
}

function parse(typed: string): URL | undefined {
  try {
    return new URL(typed.trim())
  } catch {
    // `URL.canParse` is younger than the runtimes we have; what does not parse is no address.
    return undefined
  }
}
