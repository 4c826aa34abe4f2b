/** Which machines to try for an XMPP domain, in which order (RFC 6120 §3.2, XEP-0368). */
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { SrvRecord } from '../ports.ts'
import type { ConnectionDeps, ConnectionTarget } from './connection-types.ts'
import { before } from './deadline.ts'
import { parseJid } from './jid.ts'
import { orderSrvRecords } from './srv-order.ts'
import { webSocketEndpoint, type WebSocketEndpoint } from './websocket-url.ts'

export interface TcpEndpoint {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else STARTTLS. */
  readonly directTls: boolean
}

export type Endpoint = TcpEndpoint | WebSocketEndpoint

const STARTTLS_PORT = 5222
const DIRECT_TLS_PORT = 5223
/** A resolver that does not answer is the same as one that knows nothing: the domain itself is tried then. */
const LOOKUP_DEADLINE_MS = 4_000
/** Enough for any sane zone; a hostile one cannot make an attempt endless. */
const MAX_ENDPOINTS = 8

/** The XMPP domain of the stream, in the form that DNS and certificates know. */
export function xmppDomain(target: Pick<ConnectionTarget, 'domain' | 'jid'>): string {
  const domain = target.domain === '' ? (parseJid(target.jid)?.domain ?? '') : target.domain
  const ascii = domainToASCII(domain)
  return ascii === '' ? domain : ascii
}

/**
 * A typed address or host is the only answer where there is one. Else DNS: `_xmpps-client` before `_xmpp-client`, and the domain
 * itself when DNS names nobody. Fails only where DNS says that the domain has no such service (target `.`), or where
 * the address cannot be used.
 */
export async function whereToConnect(
  target: ConnectionTarget,
  { clock, network, random }: Pick<ConnectionDeps, 'clock' | 'network' | 'random'>,
): Promise<Result<readonly Endpoint[], AppError>> {
  if (target.webSocketUrl !== undefined) {
    const typed = webSocketEndpoint(target.webSocketUrl)
    return typed.ok ? ok([typed.value]) : typed
  }
  if (typedHost(target) !== '') return ok([typedEndpoint(target)])
  const domain = xmppDomain(target)
  const lookUp = async (service: string): Promise<readonly SrvRecord[]> => {
    const name = `${service}._tcp.${domain}`
    const answer = await before(
      clock,
      LOOKUP_DEADLINE_MS,
      network.resolveSrv(name).catch(() => []),
    )
    return answer === 'too-late' ? [] : answer
  }
  const known = isIP(domain) === 0
  const [direct, startTls] = await Promise.all([
    known && target.security !== 'starttls' ? lookUp('_xmpps-client') : [],
    known && target.security !== 'tls' ? lookUp('_xmpp-client') : [],
  ])
  const endpoints = [
    ...toEndpoints(orderSrvRecords(direct, random), true),
    ...toEndpoints(orderSrvRecords(startTls, random), false),
  ]
  if (endpoints.length > 0) return ok(endpoints.slice(0, MAX_ENDPOINTS))
  if (direct.length + startTls.length > 0) return err(appError('host-not-found', `${domain} offers no XMPP`))
  const directTls = target.security === 'tls'
  return ok([{ host: domain, port: directTls ? DIRECT_TLS_PORT : STARTTLS_PORT, directTls }])
}

/** The host that somebody typed, an IPv6 address without the brackets of URLs; empty when nobody did. */
export const typedHost = (target: Pick<ConnectionTarget, 'host'>): string =>
  target.host.trim().replace(/^\[(.*)\]$/, '$1')

function typedEndpoint(target: ConnectionTarget): TcpEndpoint {
  const { port, security } = target
  const directTls = security === 'tls' || (security === 'auto' && port === DIRECT_TLS_PORT)
  return { host: typedHost(target), port: port ?? (directTls ? DIRECT_TLS_PORT : STARTTLS_PORT), directTls }
}

const toEndpoints = (records: readonly SrvRecord[], directTls: boolean): readonly TcpEndpoint[] =>
  records
    .filter(({ name }) => name !== '' && name !== '.')
    .map(({ name, port }) => ({ host: name.replace(/\.$/, ''), port, directTls }))
