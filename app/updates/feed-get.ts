/**
 * GET over https alone, redirects included: by the system's proxies, and believing whom the phone service's connection
 * believes. Bounded in redirects, silence and size.
 */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { appError, type AppError } from '../contract/errors.ts'
import type { Clock, Logger, Network } from '../ports.ts'
import { openRoute } from '../xmpp/route.ts'
import { openTls } from '../xmpp/socket.ts'
import { createTrust } from '../xmpp/trust.ts'
import { FeedError } from './feed-error.ts'

export interface FeedGetDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly network: Network
  /** Path of a company's own authority; empty: none. */
  readonly caFile: () => string
}

/** @returns an answer with status 200, of which nothing was read. @throws {FeedError} */
export type FeedGet = (
  url: URL,
  headers: OutgoingHttpHeaders,
  signal: AbortSignal,
) => Promise<IncomingMessage>

const CONNECT_MS = 30_000
const SILENCE_MS = 60_000
const MOST_REDIRECTS = 5
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

export function createFeedGet(deps: FeedGetDeps): FeedGet {
  async function once(url: URL, headers: OutgoingHttpHeaders, signal: AbortSignal): Promise<IncomingMessage> {
    const socket = await connect(url, signal, deps)
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        createConnection: () => socket,
        headers: { ...headers, host: url.host, connection: 'close' },
        timeout: SILENCE_MS,
      })
      const abort = (): void => {
        asked.destroy(new FeedError(appError('update-cut-off')))
      }
      signal.addEventListener('abort', abort)
      asked.on('close', () => {
        signal.removeEventListener('abort', abort)
      })
      asked.on('timeout', abort)
      asked.on('error', (error) => {
        reject(error instanceof FeedError ? error : unreachable(error.message))
      })
      asked.on('response', resolve)
      asked.end()
    })
  }

  return async (start, headers, signal) => {
    let url = start
    for (let turn = 0; turn <= MOST_REDIRECTS; turn += 1) {
      if (url.protocol !== 'https:') throw new FeedError(appError('update-insecure', originOf(url)))
      const answer = await once(url, headers, signal)
      const { statusCode = 0 } = answer
      if (statusCode === 200) return answer
      answer.destroy()
      const next = REDIRECTS.includes(statusCode) ? urlFrom(answer.headers.location ?? '', url) : undefined
      if (next === undefined) throw refusal(statusCode)
      url = next
    }
    throw unreachable('It sends from one address to the next.')
  }
}

async function connect(url: URL, signal: AbortSignal, deps: FeedGetDeps) {
  const caFile = deps.caFile()
  const ca = caFile === '' ? undefined : await deps.network.readCaFile(caFile)
  if (ca?.ok === false) throw new FeedError(ca.error)
  const trust = createTrust(deps.network.systemCertificates(), ca?.value)
  if (!trust.ok) throw new FeedError(trust.error)
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1')
  const limit = new AbortController()
  const abort = (): void => {
    limit.abort()
  }
  const cancel = deps.clock.after(CONNECT_MS, abort)
  signal.addEventListener('abort', abort)
  try {
    if (signal.aborted) abort()
    const port = url.port === '' ? 443 : Number(url.port)
    const tcp = await openRoute({ host, port }, CONNECT_MS, limit.signal, deps)
    if (!tcp.ok) throw new FeedError(onTheWay(tcp.error.error))
    const tls = await openTls(
      tcp.value,
      { serverName: host, names: [host], trust: trust.value, alpn: 'http/1.1' },
      limit.signal,
    )
    if (!tls.ok) throw new FeedError(onTheWay(tls.error.error))
    return tls.value
  } finally {
    cancel()
    signal.removeEventListener('abort', abort)
  }
}

/** What keeps a connection from being made, as it concerns updates. */
function onTheWay({ code, detail }: AppError): AppError {
  switch (code) {
    case 'certificate-untrusted':
    case 'certificate-name':
    case 'certificate-expired':
      return appError('update-untrusted', detail)
    case 'proxy-unreachable':
    case 'proxy-refused':
    case 'proxy-authentication':
    case 'proxy-unsupported':
      // Their own sentences say more.
      return appError(code, detail)
    default:
      return appError('update-unreachable', detail)
  }
}

const refusal = (status: number): FeedError =>
  status === 404 || status === 410
    ? new FeedError(appError('update-feed-missing'))
    : unreachable(`Status ${String(status)}`)

const unreachable = (why: string): FeedError => new FeedError(appError('update-unreachable', why))

const originOf = ({ protocol, host }: URL): string => `${protocol}//${host}`

function urlFrom(text: string, base: URL): URL | undefined {
  try {
    return text === '' ? undefined : new URL(text, base)
  } catch {
    return undefined
  }
}
