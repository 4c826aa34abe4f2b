/**
 * One account's session with the phone service, or none: made from a target; how it stands, its calls and its times without
 * sight are told as that account's. The main account and those beside it are the same here.
 */
import type { CallEvent } from '../calls/model.ts'
import { NO_CAPABILITIES, type CallProvider, type Capabilities } from '../calls/provider.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, type Result } from '../contract/result.ts'
import { canSeeCalls } from '../contract/seeing.ts'
import type { HealthState, SessionState } from '../contract/state.ts'
import { createSession, type Session, type SessionDeps, type SessionSink } from '../onsip/session.ts'
import { reduceSession, SIGNED_OUT, type SessionEvent } from '../onsip/session-state.ts'
import type { Ports } from '../ports.ts'
import { createConnection } from '../xmpp/connection.ts'
import type { Connection, ConnectionTarget } from '../xmpp/connection-types.ts'
import type { ConsoleTap } from '../xmpp/console-tap.ts'
import { createDeclineMemory } from './decline-memory.ts'
import { createGapKeeper } from './gap-keeper.ts'
import { createNumberFormat } from './number-format.ts'
import type { Store } from './store.ts'
import type { SignInTarget } from './target.ts'
import { CALLED_OFF, verdictOf } from './verdict.ts'

/** What is known of the account now, kept where windows see it. */
export interface SessionFacts {
  readonly session: SessionState
  readonly capabilities: Capabilities
  readonly figures: Pick<HealthState, 'lastHeardAtMs' | 'roundTripMs' | 'skewMs'>
}

export interface SessionSlot {
  read(): Pick<SessionFacts, 'session' | 'capabilities'>
  /** What is told replaces what was known of it: a figure that is not among `figures` is not known any more. */
  tell(facts: Partial<SessionFacts>): void
}

/** What a session does for the main account besides seeing calls and placing them. */
export interface SessionExtras extends Pick<SessionDeps, 'targets' | 'lines'> {
  readonly feed: SessionSink['feed']
  readonly suggested: SessionSink['suggested']
  /** Told before another account than the one before is opened. */
  readonly otherAccount: () => void
  readonly opening: () => void
  /** Told when a session ended, before anything is told of it in the state. */
  readonly closing: () => void
}

export interface AccountSessionDeps {
  readonly ports: Ports
  readonly store: Store
  /** As `Carrier` has it; absent: the main account. */
  readonly account?: string
  readonly slot: SessionSlot
  readonly calls: (event: CallEvent) => void
  /** Every call of the account is forgotten. */
  readonly forgetCalls: () => void
  /** Nothing is remembered of a stand-in. */
  readonly isSimulated: () => boolean
  readonly extras?: SessionExtras
  readonly tap?: ConsoleTap
  /** The product's own. */
  readonly version: string
}

export interface AccountSession {
  readonly provider: CallProvider | undefined
  readonly rosters: Session['rosters'] | undefined
  /** Runs a command of a service besides the calls. */
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
  /** It is closed and will not be opened again. */
  dispose(): void
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

export function createAccountSession(deps: AccountSessionDeps): AccountSession {
  const { ports, store, slot, extras } = deps
  const { clock, random, log, network } = ports
  let session: Session | undefined
  let lastAccount: string | undefined
  let open: { readonly connection: Connection; readonly suffix: string } | undefined
  let decide: ((verdict: Result<null, AppError>) => void) | undefined
  let figures: SessionFacts['figures'] = {}

  const declines = createDeclineMemory(store, ports.lessons, deps.isSimulated, () => session?.forgetDecline())

  const gaps = createGapKeeper({
    clock,
    log,
    store,
    ...(deps.account === undefined ? {} : { account: deps.account }),
    serverTime: () => session?.sight(),
    async ask() {
      const { authorization } = slot.read().session
      if (!session || authorization.status !== 'valid') return err(appError('offline'))
      return session.recentCalls(authorization.addresses)
    },
  })

  /** What was seen until now and is in doubt from now on. */
  function doubtSight(): void {
    if (session && canSeeCalls(slot.read().session)) gaps.lost(session.sight().seenUntilMs)
  }

  function onSession(event: SessionEvent): void {
    const { session: known } = slot.read()
    const before = canSeeCalls(known)
    const next = reduceSession(known, event, clock.now())
    const after = canSeeCalls(next)
    if (before && !after) doubtSight()
    slot.tell({ session: next })
    // After sleep the state may say all the time that calls are seen: only a stage that was passed anew proves it.
    const proof = event.kind === 'snapshot' || event.kind === 'subscription'
    if (after && proof) gaps.regained()
    const verdict = verdictOf(next)
    if (verdict) decide?.(verdict)
  }

  function onCapabilities(capabilities: Capabilities): void {
    const same = JSON.stringify(slot.read().capabilities) === JSON.stringify(capabilities)
    if (same) return
    slot.tell({ capabilities })
    // Off line nothing can be done; that teaches nothing.
    if (capabilities.end) declines.learned(capabilities.decline)
  }

  function sinkOf(): SessionSink {
    return {
      session: onSession,
      calls: deps.calls,
      capabilities: onCapabilities,
      health(news) {
        figures = { ...figures, ...news }
        slot.tell({ figures })
      },
      ...(extras?.feed === undefined ? {} : { feed: extras.feed }),
      ...(extras?.suggested === undefined ? {} : { suggested: extras.suggested }),
    }
  }

  return {
    get provider() {
      return session?.provider
    },
    get rosters() {
      return session?.rosters
    },
    run: async (command) => (session === undefined ? err(appError('not-signed-in')) : session.run(command)),
    serverTime: () => session?.sight() ?? { nowMs: clock.now(), skewMs: 0 },
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
        extras?.otherAccount()
      }
      lastAccount = account
      const connection = createConnection(
        { clock, random, log, network, tap: deps.tap, version: deps.version },
        connectionTarget(target, password, caPem, ports.settings.installId),
      )
      open = { connection, suffix: target.suffix }
      extras?.opening()
      const { targets, lines } = extras ?? {}
      session = createSession(
        {
          ...{ clock, random, log, connection, formatNumber: createNumberFormat(store) },
          ...(targets === undefined ? {} : { targets }),
          ...(lines === undefined ? {} : { lines }),
        },
        {
          ...{ address: target.address, password, allAddresses: target.allAddresses, suffix: target.suffix },
          decline: declines.before(target.address),
        },
        sinkOf(),
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
      deps.forgetCalls()
      gaps.pause()
      extras?.closing()
      figures = {}
      slot.tell({ session: SIGNED_OUT, capabilities: NO_CAPABILITIES, figures })
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
    dispose() {
      declines.dispose()
    },
  }
}
