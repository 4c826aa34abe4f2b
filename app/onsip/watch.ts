/**
 * Keeps the calls in sight for the life of one stream: authorise → subscribe or renew → snapshot, again before the
 * grant ends, again after a failure, at once when the service takes the grant back. Nothing outlives the stream; a
 * fresh one gets a watch of its own.
 */
import { appError, type AppError, type ErrorCode } from '../contract/errors.ts'
import type { Clock, Logger, Random } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { bareJid } from '../xmpp/jid.ts'
import type { Redirects } from '../xmpp/redirects.ts'
import type { Credentials } from './authorization.ts'
import type { CallFeed, SnapshotReader } from './call-feed.ts'
import { createComeback } from './comeback.ts'
import { createEventGate } from './event-gate.ts'
import { createGrant } from './grant.ts'
import { passesSoon } from './request-error.ts'
import { createRounds, type Outcome } from './rounds.ts'
import type { ServerTime } from './server-time.ts'
import { addressOfLeaf, isWatched, leafOf, ownCollection, type Services } from './services.ts'
import type { SessionEvent } from './session-state.ts'
import { lookAround } from './snapshot.ts'
import { createStanding } from './standing.ts'
import { createSubscribing } from './subscribing.ts'

/** A subscription that ended sooner than this for the second time in a row is not asked for again at once. */
const SHORT_STAND_MS = 30_000
/** What says that nothing stands any more, whatever stood before. */
const ENDED: readonly ErrorCode[] = ['subscription-refused', 'subscription-limit', 'subscription-ended']
/** One short request, and what there is: a restarted component that lost events is found out by it. */
const LOOK_EVERY_MS = 20_000
/** The service's times come in whole seconds, and on their way. */
const CLOCK_DOUBT_MS = 3_000

export interface WatchDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly connection: Connection
  readonly redirects: Redirects
  readonly serverTime: ServerTime
  readonly feed: CallFeed
  /** An earlier stream of the session was authorised with the same data. */
  readonly authorizedBefore: boolean
  readonly emit: (event: SessionEvent) => void
  /** Calls were surely seen until then, server time. Told before the event that says they are not, taken back after. */
  readonly blindFrom: (serverMs: number | undefined) => void
  /** The service's clock minus ours, each time it was asked for. */
  readonly tellSkew: (skewMs: number) => void
  /** Whether an address is, or was, watched as a colleague's. */
  readonly isLine: (address: string) => boolean
  /** Calls are seen: there is time for the other services now. @param expiresAtMs server time */
  readonly granted: (expiresAtMs: number, addresses: readonly string[]) => void
}

export interface Watch {
  /** Goes through every stage now, as after waking up: timers do not run while a machine sleeps. */
  refresh(): void
  /** Ends the subscription at the service. Never rejects. */
  end(): Promise<void>
  dispose(): void
}

/** @param jid the full JID of the stream */
export function createWatch(
  deps: WatchDeps,
  services: Services,
  credentials: Credentials,
  jid: string,
): Watch {
  const { clock, random, log, connection, redirects, serverTime, feed, isLine, emit, blindFrom } = deps
  let alive = true
  const comeback = createComeback()
  /** The service refused for good: only the user can change that. */
  let givenUp = false
  /** Begun with the subscription, used by the first snapshot after it. */
  let reader: SnapshotReader | undefined
  let lastError: AppError = appError('timeout')
  const node = ownCollection(bareJid(jid))

  const grant = createGrant({
    clock,
    log,
    requester: connection,
    serverTime,
    service: services.auth,
    authorizedBefore: deps.authorizedBefore,
    emit,
    ended() {
      // While nothing failed the renewal is on its way; the service itself tells if it ends the subscription.
      if (rounds.failures === 0 && !givenUp) return
      grant.fail(lastError)
      if (standing.sinceMs !== undefined) lose(lastError)
    },
  })

  const subscribing = createSubscribing(
    {
      requester: connection,
      redirects,
      clock,
      log,
      service: services.calls,
      jid,
      beforeSubscribe() {
        // A renewal opens no new view: what comes after it is news, however old its time.
        if (standing.sinceMs !== undefined) return
        feed.subscribing(clock.monotonic())
        // From here on events come: what they tell is newer than any answer.
        reader?.abandon()
        reader = feed.beginSnapshot()
      },
    },
    node,
  )

  const standing = createStanding({
    ...{ clock, log, serverTime, node, subscribing, emit },
    service: services.calls,
    lookEveryMs: LOOK_EVERY_MS,
    listed() {
      void look(false)
    },
    gone(error, seenUntilMs) {
      lose(error, seenUntilMs)
      rounds.request(0)
    },
  })

  /** @param seenUntilMs server time until which calls were surely seen */
  function lose(error: AppError, seenUntilMs = serverTime.now()): void {
    blindFrom(seenUntilMs)
    standing.lost(error)
    // Whatever the next subscription shows, it has to be asked for again what there is.
    emit({ kind: 'snapshot', snapshot: 'none' })
    blindFrom(undefined)
  }

  /** The service ended what stood: authorise and subscribe again, but not in circles. */
  function takenBack(): void {
    if (standing.sinceMs === undefined) return
    // What ran its whole course, however short, was not taken back.
    const cutShort = grant.lasts(CLOCK_DOUBT_MS) && clock.monotonic() - standing.sinceMs < SHORT_STAND_MS
    lose(appError('subscription-ended'))
    rounds.request(comeback.delayMs(cutShort))
  }

  async function standUp(expiresAtMs: number): Promise<boolean> {
    if (standing.sinceMs === undefined) standing.pending()
    standing.renewing(true)
    const stood = await subscribing.stand(expiresAtMs)
    standing.renewing(false)
    if (!alive) return false
    if (!stood.ok) {
      lastError = stood.error
      // What stood goes on standing until its own end, unless the service says otherwise.
      if (standing.sinceMs === undefined || ENDED.includes(stood.error.code)) lose(stood.error)
      if (stood.error.code === 'subscription-ended') rounds.request(comeback.delayMs(true))
      return false
    }
    log.info('subscribed', { service: services.calls })
    standing.stands(expiresAtMs, stood.value)
    return true
  }

  /** @returns false when nobody answered */
  function look(fresh: boolean): Promise<boolean> {
    const leaves = (grant.addresses ?? []).flatMap((address) => leafOf(address) ?? [])
    const place = { service: services.calls, node: subscribing.node, leaves, fresh }
    const since = reader ?? feed.beginSnapshot()
    reader = undefined
    const { sinceMs } = standing
    return lookAround({ requester: connection, redirects }, place, since, (snapshot) => {
      // An answer that comes after the subscription was lost says nothing of the next one.
      if (alive && standing.sinceMs === sinceMs) emit({ kind: 'snapshot', snapshot })
    })
  }

  async function round(): Promise<Outcome> {
    const granted = await grant.ask(credentials)
    givenUp = granted.kind === 'failed' && granted.final
    if (granted.kind === 'failed') {
      lastError = granted.error
      return granted.final ? { kind: 'stop' } : { kind: 'retry', soon: true }
    }
    deps.tellSkew(serverTime.skewMs())
    const fresh = standing.sinceMs === undefined
    if (!(await standUp(granted.expiresAtMs))) {
      // A first refusal may be of a grant that was taken back while the service decided.
      return { kind: 'retry', soon: passesSoon(lastError) || rounds.failures === 0 }
    }
    const answered = await look(fresh)
    if (!answered) return { kind: 'retry', soon: true }
    deps.granted(granted.expiresAtMs, grant.addresses ?? [])
    return { kind: 'stands', expiresAtMs: granted.expiresAtMs, serverNowMs: serverTime.now() }
  }

  const rounds = createRounds({ clock, random, log }, round)

  const disposeGate = connection.onStanza(
    createEventGate({
      log,
      service: services.calls,
      others: [
        services.recentCalls,
        services.userAgents,
        services.voicemail,
        services.directories,
        services.preferences,
      ],
      jid,
      watches: (node, collections) =>
        isWatched({ node, collections }, subscribing.node, grant.addresses, isLine),
      ignores: (node) => isLine(addressOfLeaf(node) ?? ''),
      items(part) {
        feed.hear(part)
        standing.heard()
      },
      subscription(subscription) {
        if (subscribing.hear(subscription) && subscription.state === 'none') takenBack()
      },
    }),
  )
  rounds.request(0)

  return {
    refresh() {
      rounds.request(0)
    },
    end: () => subscribing.end(),
    dispose() {
      alive = false
      disposeGate()
      rounds.dispose()
      standing.dispose()
      reader?.abandon()
      grant.dispose()
      feed.subscribing(undefined)
    },
  }
}
