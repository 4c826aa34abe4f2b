/** The one session there is, or none: made from a target, its news put into the state. */
import { NO_CAPABILITIES, type CallProvider, type Capabilities } from '../calls/provider.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, type Result } from '../contract/result.ts'
import { canSeeCalls } from '../contract/seeing.ts'
import { formatNumber } from '../dialing/format.ts'
import { addressOfContact } from '../onsip/rosters.ts'
import { createSession, type Session, type SessionSink } from '../onsip/session.ts'
import { reduceSession, SIGNED_OUT, type SessionEvent } from '../onsip/session-state.ts'
import type { Ports } from '../ports.ts'
import { createConnection } from '../xmpp/connection.ts'
import type { Connection, ConnectionTarget } from '../xmpp/connection-types.ts'
import type { ConsoleTap } from '../xmpp/console-tap.ts'
import type { CallKeeper } from './call-keeper.ts'
import { createDeclineMemory } from './decline-memory.ts'
import { createFeeds, type Feeds } from './feeds.ts'
import { createGapKeeper } from './gap-keeper.ts'
import { createPeople, type People } from './people.ts'
import { createRosterKeeper, type RosterKeeper } from './roster.ts'
import type { Lines } from './lines.ts'
import type { Store } from './store.ts'
import type { SignInTarget } from './target.ts'
import { CALLED_OFF, verdictOf } from './verdict.ts'
import { voicemailNews } from './voicemail-news.ts'

export interface CurrentSession {
  readonly provider: CallProvider | undefined
  readonly people: People
  readonly roster: RosterKeeper
  /** What the services besides the calls have published. */
  readonly feeds: Pick<Feeds, 'tables' | 'touch'>
  /** Runs a command of one of these services. */
  readonly run: Session['run']
  /** The service's clock, as far as it is known, and what it is ahead of ours. */
  readonly serverTime: () => { readonly nowMs: number; readonly skewMs: number }
  /** The stream of the session, on line or not; undefined while there is no session. */
  readonly connection: Connection | undefined
  /** Tail of the components' JIDs in this session. */
  readonly suffix: string | undefined
  /** Starts it; there must be none. Resolves with whether signing in worked, while the session goes on by itself. */
  open(target: SignInTarget, password: string, caPem: string | undefined): Promise<Result<null, AppError>>
  /** Says goodbye to the service and forgets every call; what was not seen of this account stays told. */
  close(): Promise<void>
  /** Other lines are watched now. */
  linesChanged(): void
  /** Nobody is signed in any more: the account's gaps are nobody's business. */
  forget(): void
  check(everything: boolean): void
  /** The machine is about to sleep: nothing is seen until it is proven again. */
  suspend(): void
  retry(): void
}

export interface CurrentSessionDeps {
  readonly ports: Ports
  readonly store: Store
  readonly calls: CallKeeper
  /** Told the addresses of contacts that were entered with the user's consent, `user@domain` each. */
  readonly entered?: (addresses: readonly string[]) => void
  /** Whatever is known of the account's services is nobody's business any more. */
  readonly forgotten: () => void
  /** Another account than the one before is opened: nothing that was kept of that one may be seen any more. */
  readonly otherAccount: () => void
  readonly lines: Pick<Lines, 'watched'>
  readonly tap: ConsoleTap
  /** The product's own. */
  readonly version: string
}

/** @param tail tells apart two sessions of one installation that run at the same time */
export function connectionTarget(
  target: SignInTarget,
  password: string,
  caPem: string | undefined,
  installId: string,
  tail = '',
): ConnectionTarget {
  const { address, jid, host, port, domain, security, transport, webSocketUrl } = target
  return {
    jid: jid === '' ? address : jid,
    password,
    resource: `ringside-${installId}${tail}`,
    ...{ host, port, domain, security },
    ...(transport === 'websocket' ? { webSocketUrl } : {}),
    ...(caPem === undefined ? {} : { caPem }),
  }
}

/** Whose calls these are. The way to the server is no part of it. */
const accountOf = ({ address, jid, suffix }: SignInTarget): string =>
  [address, jid, suffix].join(' ').toLowerCase()

export function createCurrentSession(deps: CurrentSessionDeps): CurrentSession {
  const { ports, store, calls, lines, forgotten } = deps
  const { clock, random, log, network } = ports
  let session: Session | undefined
  let lastAccount: string | undefined
  let open: { readonly connection: Connection; readonly suffix: string } | undefined
  let decide: ((verdict: Result<null, AppError>) => void) | undefined

  /** By the plan as it is now: it may change while calls go on. */
  const format = (user: string): string => {
    const plan = store.state.settings.values.dialing
    return formatNumber(user, plan.country, plan)
  }
  const people = createPeople({
    ...{ clock, store },
    recentCalls: () => feeds.tables.recentCalls.items().map(({ value }) => value),
    settled() {
      // Their rows bear names of the directory.
      feeds.touch('recentCalls')
      feeds.touch('voicemail')
    },
  })
  const serverTime: CurrentSession['serverTime'] = () => session?.sight() ?? { nowMs: clock.now(), skewMs: 0 }
  const feeds = createFeeds({
    ...{ clock, log, store, people, formatNumber: format },
    voicemailArrived(item) {
      const news = voicemailNews(item, clock.now(), serverTime().skewMs)
      if (news !== undefined) calls.dispatch(news)
    },
  })
  const roster = createRosterKeeper({
    store,
    rosters: () => session?.rosters,
    entered(contacts) {
      deps.entered?.(contacts.flatMap(({ jid }) => addressOfContact(jid) ?? []))
    },
  })

  const declines = createDeclineMemory(store, ports.lessons, () => session?.forgetDecline())

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
    if (same) return
    store.patch({ capabilities })
    // Off line nothing can be done; that teaches nothing.
    if (capabilities.end) declines.learned(capabilities.decline)
  }

  function onHealth(figures: Parameters<SessionSink['health']>[0]): void {
    store.patch({ health: { ...store.state.health, ...figures } })
  }

  return {
    people,
    roster,
    get provider() {
      return session?.provider
    },
    feeds,
    run: async (command) => (session === undefined ? err(appError('not-signed-in')) : session.run(command)),
    serverTime,
    get connection() {
      return open?.connection
    },
    get suffix() {
      return open?.suffix
    },
    open(target, password, caPem) {
      if (session) throw new Error('a session is open already')
      const account = accountOf(target)
      if (lastAccount !== undefined && account !== lastAccount) {
        gaps.forget()
        deps.otherAccount()
      }
      lastAccount = account
      const connection = createConnection(
        { clock, random, log, network, tap: deps.tap, version: deps.version },
        connectionTarget(target, password, caPem, ports.settings.installId),
      )
      open = { connection, suffix: target.suffix }
      feeds.begin()
      session = createSession(
        { clock, random, log, connection, formatNumber: format, targets: feeds.tables, lines: lines.watched },
        {
          ...{ address: target.address, password, allAddresses: target.allAddresses, suffix: target.suffix },
          decline: declines.before(target.address),
        },
        {
          ...{ session: onSession, calls: calls.dispatch, feed: feeds.hear },
          ...{ suggested: roster.suggested, capabilities: onCapabilities, health: onHealth },
        },
      )
      const verdict = new Promise<Result<null, AppError>>((resolve) => (decide = resolve))
      session.start()
      return verdict
    },
    async close() {
      doubtSight()
      const closing = session
      session = undefined
      open = undefined
      decide?.(CALLED_OFF)
      decide = undefined
      calls.forget('onsip')
      gaps.pause()
      feeds.forget()
      roster.forget()
      forgotten()
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
    forget() {
      gaps.forget()
    },
    suspend: doubtSight,
    retry() {
      session?.retry()
    },
  }
}
