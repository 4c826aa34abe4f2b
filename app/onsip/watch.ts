/**
 * Keeps the calls in sight for the life of one stream: authorise → subscribe or renew → snapshot, again before the
 * grant ends, again after a failure, at once when the service takes the grant back. Nothing outlives the stream; a
 * fresh one gets a watch of its own.
 */
import { sameAddress } from '../calls/party.ts'
import { appError, type AppError } from '../contract/errors.ts'
import type { SubscriptionState } from '../contract/state.ts'
import type { Clock, Logger } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { bareJid } from '../xmpp/jid.ts'
import type { Credentials } from './authorization.ts'
import type { CallFeed } from './call-feed.ts'
import { createEventGate } from './event-gate.ts'
import { createGrant } from './grant.ts'
import { retryDelay } from './renewal.ts'
import { createRounds, type Outcome } from './rounds.ts'
import type { ServerTime } from './server-time.ts'
import { addressOfLeaf, leafOf, ownCollection, type Services } from './services.ts'
import type { SessionEvent } from './session-state.ts'
import { lookAround } from './snapshot.ts'
import { createStanding } from './standing.ts'
import { createSubscribing } from './subscribing.ts'

/** A subscription that ended sooner than this for the second time in a row is not asked for again at once. */
const SHORT_STAND_MS = 30_000
/** The service's times come in whole seconds, and on their way. */
const CLOCK_DOUBT_MS = 3_000

export interface WatchDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly connection: Connection
  readonly serverTime: ServerTime
  readonly feed: CallFeed
  readonly emit: (event: SessionEvent) => void
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
  { clock, log, connection, serverTime, feed, emit }: WatchDeps,
  services: Services,
  credentials: Credentials,
  jid: string,
): Watch {
  let alive = true
  let shortStands = 0
  /** The service refused for good: only the user can change that. */
  let givenUp = false
  let lastError: AppError = appError('timeout')
  const collection = ownCollection(bareJid(jid))

  const standing = createStanding(clock, serverTime, () => {
    // While nothing failed the renewal is on its way.
    if (rounds.failures > 0) lose(lastError)
  })

  const grant = createGrant({
    clock,
    log,
    requester: connection,
    serverTime,
    service: services.auth,
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
      clock,
      log,
      service: services.calls,
      jid,
      beforeSubscribe() {
        // A renewal opens no new view: what comes after it is news, however old its time.
        if (standing.sinceMs === undefined) feed.subscribing(clock.monotonic())
      },
    },
    collection,
  )

  /** Under the name that was asked for: where a redirect leads is the service's own affair, and no second view. */
  const tellSubscription = (
    status: SubscriptionState['status'],
    more: Pick<SubscriptionState, 'expiresAtMs' | 'error'> = {},
  ): void => {
    const subscription = { service: services.calls, node: collection, status, ...more }
    emit({ kind: 'subscription', subscription })
  }

  function lose(error: AppError): void {
    standing.end()
    log.warn('subscription-lost', { code: error.code })
    tellSubscription('failed', { error })
    // Whatever the next subscription shows, it has to be asked for again what there is.
    emit({ kind: 'snapshot', snapshot: 'none' })
  }

  /** The service ended what stood: authorise and subscribe again, but not in circles. */
  function takenBack(): void {
    if (standing.sinceMs === undefined) return
    // What ran its whole course, however short, was not taken back.
    const cutShort = grant.lasts(CLOCK_DOUBT_MS) && clock.monotonic() - standing.sinceMs < SHORT_STAND_MS
    shortStands = cutShort ? shortStands + 1 : 0
    lose(appError('subscription-refused'))
    rounds.request(shortStands <= 1 ? 0 : retryDelay(shortStands - 1))
  }

  function watches(node: string, collections: readonly string[]): boolean {
    const owner = addressOfLeaf(node)
    // Before the first authorisation only a subscription of an earlier stream can speak, and it may.
    const isOurs = (address: string): boolean => owner !== undefined && sameAddress(address, owner)
    // A grant that names no address says nothing about whose calls the service sends us.
    const { addresses = [] } = grant
    const own = owner !== undefined && (addresses.length === 0 || addresses.some(isOurs))
    return own || node === subscribing.node || collections.includes(subscribing.node)
  }

  async function standUp(expiresAtMs: number): Promise<boolean> {
    if (standing.sinceMs === undefined) tellSubscription('pending')
    const stood = await subscribing.stand(expiresAtMs)
    if (!alive) return false
    if (!stood.ok) {
      lastError = stood.error
      // What stood goes on standing until its own end, unless the service says otherwise.
      const isOver = stood.error.code === 'subscription-refused' || standing.hasRunOut()
      if (standing.sinceMs === undefined || isOver) lose(stood.error)
      return false
    }
    standing.begin(expiresAtMs)
    log.info('subscribed', { service: services.calls })
    tellSubscription('subscribed', { expiresAtMs })
    return true
  }

  async function round(): Promise<Outcome> {
    const granted = await grant.ask(credentials)
    givenUp = granted.kind === 'failed' && granted.final
    if (granted.kind === 'failed') {
      lastError = granted.error
      return { kind: granted.final ? 'stop' : 'retry' }
    }
    const fresh = standing.sinceMs === undefined
    if (!(await standUp(granted.expiresAtMs))) return { kind: 'retry' }
    const leaves = (grant.addresses ?? []).flatMap((address) => leafOf(address) ?? [])
    const place = { service: services.calls, node: subscribing.node, leaves, fresh }
    const answered = await lookAround(connection, place, feed, (snapshot) => {
      if (alive) emit({ kind: 'snapshot', snapshot })
    })
    if (!answered) return { kind: 'retry' }
    return { kind: 'stands', expiresAtMs: granted.expiresAtMs, serverNowMs: serverTime.now() }
  }

  const rounds = createRounds(clock, log, round)

  const disposeGate = connection.onStanza(
    createEventGate({
      log,
      service: services.calls,
      jid,
      watches,
      items: feed.hear,
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
      standing.end()
      grant.dispose()
      feed.subscribing(undefined)
    },
  }
}
