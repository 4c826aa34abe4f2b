/** A connection through a proxy: HTTP CONNECT (RFC 9110 §9.3.6) or SOCKS5 (RFC 1928). The proxy resolves the name. */
import { request, type IncomingMessage } from 'node:http'
import { isIP, type Socket } from 'node:net'
import { assertNever, err, ok, type Result } from '../contract/result.ts'
import { passing, type ConnectFailure } from './connect-failure.ts'
import type { Way } from './proxy-list.ts'
import { openTcp, type Place } from './socket.ts'

export type Proxy = Exclude<Way, { readonly kind: 'direct' }>

/** Aborting the signal leaves nothing open, and is told as a proxy that did not answer in time. */
export async function openTunnel(
  proxy: Proxy,
  target: Place,
  signal: AbortSignal,
): Promise<Result<Socket, ConnectFailure>> {
  const name = `${proxy.host}:${String(proxy.port)}`
  const tcp = await openTcp(proxy, signal)
  if (!tcp.ok) return err(passing('proxy-unreachable', `${name}: ${tcp.error.error.detail ?? 'no answer'}`))
  const socket = tcp.value
  const abort = (): void => {
    socket.destroy()
  }
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  const refusal = await askThrough(proxy.kind, socket, target)
  signal.removeEventListener('abort', abort)
  if (refusal === undefined && !signal.aborted) return ok(socket)
  socket.destroy()
  if (refusal === undefined || signal.aborted)
    return err(passing('proxy-unreachable', `${name}: no answer in time`))
  return err(passing(refusal.code, `${name}: ${refusal.words}`))
}

interface Refusal {
  readonly code: 'proxy-refused' | 'proxy-authentication'
  /** The proxy's, or what was wrong with its answer. */
  readonly words: string
}

function askThrough(kind: Proxy['kind'], socket: Socket, target: Place): Promise<Refusal | undefined> {
  switch (kind) {
    case 'http':
      return askHttp(socket, target)
    case 'socks5':
      return askSocks(socket, target)
    default:
      return assertNever(kind)
  }
}

/** Node's parser ends an answer that is no HTTP, or whose header goes on for more than 16 KiB. */
function askHttp(socket: Socket, { host, port }: Place): Promise<Refusal | undefined> {
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${String(port)}`
  return new Promise((resolve) => {
    const asked = request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: authority,
      headers: { host: authority },
    })
    asked.on('error', (error) => {
      resolve({ code: 'proxy-refused', words: error.message })
    })
    const refuse = ({ statusCode, statusMessage }: IncomingMessage): void => {
      const words = `${String(statusCode)} ${statusMessage ?? ''}`
      resolve({ code: statusCode === 407 ? 'proxy-authentication' : 'proxy-refused', words })
    }
    // Node takes every answer to CONNECT for the tunnel's; this one would be a proxy's that it reads otherwise.
    asked.once('response', refuse)
    asked.once('connect', (answer, _socket, head) => {
      const { statusCode = 0 } = answer
      if (statusCode < 200 || statusCode > 299) {
        refuse(answer)
        return
      }
      if (head.length > 0) socket.unshift(head)
      resolve(undefined)
    })
    asked.end()
  })
}

/** What the library says where the proxy takes no caller without a name (RFC 1928 §3, methods X'FF' and X'02'). */
const WANTS_NAME = /authentication/i

async function askSocks(socket: Socket, { host, port }: Place): Promise<Refusal | undefined> {
  try {
    // Few networks have such a proxy.
    const { SocksClient } = await import('socks')
    await SocksClient.createConnection({
      command: 'connect',
      proxy: { host: 'unused', port: 1, type: 5 },
      destination: { host, port },
      existing_socket: socket,
    })
    return undefined
  } catch (error) {
    const words = error instanceof Error ? error.message : 'unknown'
    return { code: WANTS_NAME.test(words) ? 'proxy-authentication' : 'proxy-refused', words }
  }
}
