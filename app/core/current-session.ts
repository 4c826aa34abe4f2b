/** The one session there is, or none: made from a target, its news put into the state. */
import { NO_CAPABILITIES, type CallProvider, type Capabilities } from '../calls/provider.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, type Result } from '../contract/result.ts'
import { canSeeCalls } from '../contract/seeing.ts'
import { formatNumber } from '../dialing/format.ts'
import { createSession, type Session, type SessionSink } from '../onsip/session.ts'
import { reduceSession, SIGNED_OUT, type SessionEvent } from '../onsip/session-state.ts'
import type { Ports } from '../ports.ts'
import { createConnection } from '../xmpp/connection.ts'
import type { ConnectionTarget } from '../xmpp/connection-types.ts'
import type { CallKeeper } from './call-keeper.ts'
import { createFeeds, type Feeds } from './feeds.ts'
import { createGapKeeper } from './gap-keeper.ts'
import type { Lines } from './lines.ts'
import type { Store } from './store.ts'
import type { SignInTarget } from './target.ts'
import { CALLED_OFF, verdictOf } from './verdict.ts'

export interface CurrentSession {
  readonly provider: CallProvider | undefined
  /** What the services besides the calls have published. */
  readonly tables: Feeds['tables']
  /** The service's clock, as far as it is known, and what it is ahead of ours. */
  readonly serverTime: () => { readonly nowMs: number; readonly skewMs: number }
  /** Starts it; there must be none. Resolves with whether signing in worked, while the session goes on by itself. */
  open(target: SignInTarget, password: string, caPem: string | undefined): Promise<Result<null, AppError>>
  /** Says goodbye to the service and forgets every call. */
  close(): Promise<void>
  /** Other lines are watched now. */
  linesChanged(): void
  check(everything: boolean): void
  /** The machine is about to sleep: nothing is seen until it is proven again. */
  suspend(): void
  retry(): void
}

export interface CurrentSessionDeps {
  readonly ports: Ports
  readonly store: Store
  readonly calls: CallKeeper
  readonly lines: Pick<Lines, 'watched'>
}

/** @param tail tells apart two sessions of one installation that run at the same time */
export function connectionTarget(
  target: SignInTarget,
  password: string,
  caPem: string | undefined,
  installId: string,
  tail = '',
): ConnectionTarget {
  const { address, jid, host, port, domain, security } = target
  return {
    jid: jid === '' ? address : jid,
    password,
    resource: `ringside-${installId}${tail}`,
    ...{ host, port, domain, security },
    ...(caPem === undefined ? {} : { caPem }),
  }
}

export function createCurrentSession(deps: CurrentSessionDeps): CurrentSession {
  const { ports, store, calls, lines } = deps
  const { clock, random, log, network } = ports
  let session: Session | undefined
  let decide: ((verdict: Result<null, AppError>) => void) | undefined

  const format = (user: string): string => formatNumber(user, store.state.settings.values.dialing.country)
  const feeds = createFeeds({ clock, log, store, formatNumber: format })

  const gaps = createGapKeeper({
    clock,
    log,
    store,
    serverTime: () => session?.sight(),
    async ask() {
      const { authorization } = store.state.session
      if (!session || authorization.status !== 'valid') return err(appError('offline'))
      return session.recentCalls(authorization.addresses)
    },
  })

  /** What was seen until now and is in doubt from now on. */
  function doubtSight(): void {
    if (session && canSeeCalls(store.state.session)) gaps.lost(session.sight().seenUntilMs)
  }

  function onSession(event: SessionEvent): void {
    const before = canSeeCalls(store.state.session)
    const next = reduceSession(store.state.session, event, clock.now())
    const after = canSeeCalls(next)
    if (before && !after) doubtSight()
    store.patch({ session: next })
    // After sleep the state may say all the time that calls are seen: only a stage that was passed anew proves it.
    const proof = event.kind === 'snapshot' || event.kind === 'subscription'
    if (after && proof) gaps.regained()
    const verdict = verdictOf(next)
    if (verdict) decide?.(verdict)
  }

  function onCapabilities(capabilities: Capabilities): void {
    const known = store.state.capabilities
    const same = JSON.stringify(known) === JSON.stringify(capabilities)
    if (!same) store.patch({ capabilities })
  }

  function onHealth(figures: Parameters<SessionSink['health']>[0]): void {
    store.patch({ health: { ...store.state.health, ...figures } })
  }

  return {
    get provider() {
      return session?.provider
    },
    tables: feeds.tables,
    serverTime: () => session?.sight() ?? { nowMs: clock.now(), skewMs: 0 },
    open(target, password, caPem) {
      if (session) throw new Error('a session is open already')
      const connection = createConnection(
        { clock, random, log, network },
        connectionTarget(target, password, caPem, ports.settings.installId),
      )
      feeds.begin()
      session = createSession(
        { clock, log, connection, formatNumber: format, targets: feeds.tables, lines: lines.watched },
        { address: target.address, password, allAddresses: target.allAddresses, suffix: target.suffix },
        {
          ...{ session: onSession, calls: calls.dispatch, feed: feeds.hear },
          ...{ capabilities: onCapabilities, health: onHealth },
        },
      )
      const verdict = new Promise<Result<null, AppError>>((resolve) => (decide = resolve))
      session.start()
      return verdict
    },
    async close() {
      const closing = session
      session = undefined
      decide?.(CALLED_OFF)
      decide = undefined
      calls.forget()
      gaps.forget()
      feeds.forget()
      store.patch({ session: SIGNED_OUT, capabilities: NO_CAPABILITIES })
      await closing?.stop()
    },
    linesChanged() {
      session?.linesChanged()
    },
    check(everything) {
      // Some systems tell of waking up only.
      if (everything) doubtSight()
      session?.check(everything)
    },
    suspend: doubtSight,
    retry() {
      session?.retry()
    },
  }
}
