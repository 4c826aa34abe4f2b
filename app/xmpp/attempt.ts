/** One attempt to come on line: every endpoint in turn, every stage with a deadline of its own. */
import type { SecureContext } from 'node:tls'
import { err, ok, type Result } from '../contract/result.ts'
import { passing, type ConnectFailure } from './connect-failure.ts'
import type { ConnectionDeps, ConnectionStage, ConnectionTarget } from './connection-types.ts'
import { parseJid } from './jid.ts'
import { negotiate, type BoundStream, type NegotiationStage } from './negotiate.ts'
import { openRoute } from './route.ts'
import type { TlsSettings } from './socket.ts'
import { acceptedNames } from './trust.ts'
import { whereToConnect, xmppDomain, type Endpoint } from './where-to-connect.ts'

/** Looking up has its limit in `where-to-connect.ts`. Signing in may cost a slow server a second of hashing. */
const STAGE_DEADLINE_MS: Readonly<Record<NegotiationStage, number>> = {
  connect: 5_000,
  tls: 5_000,
  sasl: 10_000,
  bind: 5_000,
}
/** Whatever is not on line after this is not coming on line any more. */
const ENDPOINT_DEADLINE_MS = 15_000

export interface AttemptFailure extends ConnectFailure {
  readonly stage: ConnectionStage
}

export interface AttemptPlan {
  readonly deps: ConnectionDeps
  readonly target: ConnectionTarget
  readonly trust: SecureContext | undefined
  /** Aborting ends the attempt as a time-out and leaves nothing open. */
  readonly signal: AbortSignal
  readonly onStage: (stage: ConnectionStage) => void
}

/** Never rejects. A bug of ours is told apart in the log, and is no reason to give up for ever. */
export function attemptConnection(plan: AttemptPlan): Promise<Result<BoundStream, AttemptFailure>> {
  return tryEndpoints(plan).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'unknown'
    plan.deps.log.error('xmpp.attempt-broke', { reason })
    return err({ stage: 'connect', ...passing('internal', reason) })
  })
}

async function tryEndpoints(plan: AttemptPlan): Promise<Result<BoundStream, AttemptFailure>> {
  plan.onStage('resolve')
  const endpoints = await whereToConnect(plan.target, plan.deps)
  if (!endpoints.ok) return err({ stage: 'resolve', error: endpoints.error, terminal: false })
  let last: AttemptFailure = { stage: 'resolve', ...passing('connection-timeout') }
  for (const endpoint of endpoints.value) {
    if (plan.signal.aborted) break
    const outcome = await tryEndpoint(endpoint, plan)
    if (outcome.ok) return outcome
    last = outcome.error
    // Another machine helps where this one could not be reached, not where the service itself said no.
    if (last.terminal || last.stage === 'sasl' || last.stage === 'bind') break
  }
  return err(last)
}

async function tryEndpoint(
  endpoint: Endpoint,
  { deps, target, trust, signal, onStage }: AttemptPlan,
): Promise<Result<BoundStream, AttemptFailure>> {
  const { clock } = deps
  const controller = new AbortController()
  const abort = (): void => {
    controller.abort()
  }
  let stage: NegotiationStage = 'connect'
  const cancelWhole = clock.after(ENDPOINT_DEADLINE_MS, abort)
  let cancelStage = (): void => undefined
  signal.addEventListener('abort', abort)

  const outcome = await negotiate({
    endpoint,
    openTcp: (way) => openRoute(endpoint, STAGE_DEADLINE_MS.connect, way, deps),
    tls: { ...identityOf(endpoint, target), trust },
    domain: xmppDomain(target),
    credentials: { username: parseJid(target.jid)?.local ?? '', password: target.password },
    resource: target.resource,
    tap: deps.tap?.forStream([target.password]),
    signal: controller.signal,
    enter(next) {
      stage = next
      cancelStage()
      cancelStage = clock.after(STAGE_DEADLINE_MS[next], abort)
      onStage(next)
    },
  })

  cancelStage()
  cancelWhole()
  signal.removeEventListener('abort', abort)
  return outcome.ok ? ok(outcome.value) : err({ stage, ...outcome.error })
}

/** A typed WebSocket address is the server's name, as in a browser; on TCP it is the XMPP domain (RFC 6120 §13.7.2). */
function identityOf(endpoint: Endpoint, target: ConnectionTarget): Pick<TlsSettings, 'serverName' | 'names'> {
  return 'webSocketUrl' in endpoint
    ? { serverName: endpoint.host, names: [endpoint.host] }
    : { serverName: xmppDomain(target), names: acceptedNames(target) }
}
