/** An open TCP connection to a server, by the ways that the system's proxy settings name, in their order. */
import { isIP, type Socket } from 'node:net'
import { assertNever, err, type Result } from '../contract/result.ts'
import { passing, type ConnectFailure } from './connect-failure.ts'
import type { ConnectionDeps } from './connection-types.ts'
import { before } from './deadline.ts'
import { readProxyList, type Way } from './proxy-list.ts'
import { openTcp, type Place } from './socket.ts'
import { openTunnel } from './tunnel.ts'

/** A script that chooses proxies may itself have to be fetched from a network that is not there. */
const SETTINGS_DEADLINE_MS = 2_000

export type RouteDeps = Pick<ConnectionDeps, 'clock' | 'log' | 'network'>

/**
 * @param limitMs time for all ways together: each gets an equal part, so that a dead one leaves time for the next
 * @param signal aborting it leaves nothing open
 * @returns what went wrong with the last way, where none led there
 */
export async function openRoute(
  place: Place,
  limitMs: number,
  signal: AbortSignal,
  deps: RouteDeps,
): Promise<Result<Socket, ConnectFailure>> {
  const ways = isLoopback(place.host) ? DIRECTLY : await waysTo(place, deps)
  let last: Result<Socket, ConnectFailure> = err(passing('proxy-unsupported'))
  for (const way of ways) {
    const part = new AbortController()
    const abort = (): void => {
      part.abort()
    }
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    // The last one has all the time that is left, which the caller watches over.
    const cancel = way === ways.at(-1) ? () => undefined : deps.clock.after(limitMs / ways.length, abort)
    last = await open(way, place, part.signal)
    cancel()
    signal.removeEventListener('abort', abort)
    if (last.ok || signal.aborted) return last
    deps.log.info('xmpp.way-failed', { way: way.kind, code: last.error.error.code })
  }
  return last
}

const DIRECTLY: readonly Way[] = [{ kind: 'direct' }]

/** Where the settings cannot be asked, or say nothing in time, the direct way is tried, as browsers do. */
async function waysTo({ host, port }: Place, { clock, log, network }: RouteDeps): Promise<readonly Way[]> {
  const url = `https://${isIP(host) === 6 ? `[${host}]` : host}:${String(port)}/`
  const asked = network.proxyFor(url).catch((error: unknown) => {
    log.warn('xmpp.proxy-unknown', { error: error instanceof Error ? error.name : 'unknown' })
    return ''
  })
  const answer = await before(clock, SETTINGS_DEADLINE_MS, asked)
  if (answer === 'too-late') log.warn('xmpp.proxy-unknown', { error: 'too-late' })
  return answer === 'too-late' ? DIRECTLY : readProxyList(answer)
}

function open(way: Way, place: Place, signal: AbortSignal): Promise<Result<Socket, ConnectFailure>> {
  switch (way.kind) {
    case 'direct':
      return openTcp(place, signal)
    case 'http':
    case 'socks5':
      return openTunnel(way, place, signal)
    default:
      return assertNever(way)
  }
}

/** A server on this very machine: another one's idea of `localhost` would be somebody else's. */
const isLoopback = (host: string): boolean =>
  /^(?:.*\.)?localhost\.?$/i.test(host) || (isIP(host) === 4 && host.startsWith('127.')) || host === '::1'
