/**
 * Keeps one service besides the calls in sight for the life of one stream: subscribe or renew → snapshot, once there
 * is a grant and again with each later one. Its trouble is its own: calls are seen without it.
 */
import { appError, type AppError } from '../contract/errors.ts'
import type { SubscriptionState } from '../contract/state.ts'
import type { Clock, Logger, Random } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { sameJid } from '../xmpp/jid.ts'
import type { Redirects } from '../xmpp/redirects.ts'
import { createPagedItems } from '../xmpp/paged-items.ts'
import { attribute } from '../xmpp/stanza.ts'
import type { SnapshotReader } from './call-feed.ts'
import { createEventGate } from './event-gate.ts'
import type { FeedTarget } from './item-table.ts'
import { passesSoon } from './request-error.ts'
import { createRounds, type Outcome } from './rounds.ts'
import type { ServerTime } from './server-time.ts'
import { lookAround } from './snapshot.ts'
import { createStanding } from './standing.ts'
import { createSubscribing } from './subscribing.ts'

export interface SideFeedDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly connection: Connection
  readonly redirects: Redirects
  readonly serverTime: ServerTime
  /** Own full JID. */
  readonly jid: string
  /** JID of the pubsub service. */
  readonly service: string
  /** What is there is asked for in pages of so many items; undefined: all at once. */
  readonly pageSize: number | undefined
  /** The collection to subscribe to. */
  readonly node: string
  /** Asked one by one where the service does not list a collection's items. */
  readonly leaves: (addresses: readonly string[]) => readonly string[]
  /** Whether an event's leaf may be believed. @param subscribed the node in use */
  readonly watches: (node: string, collections: readonly string[], subscribed: string) => boolean
  /** Leaves that are somebody else's to watch. */
  readonly ignores: (node: string) => boolean
  readonly target: FeedTarget
  readonly tell: (news: FeedNews) => void
}

export type FeedNews =
  | { readonly kind: 'subscription'; readonly subscription: SubscriptionState }
  /** `partial`: what lay there before could not be asked for. */
  | { readonly kind: 'live'; readonly partial: boolean }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** The stream ended. */
  | { readonly kind: 'stale' }

export interface SideFeed {
  /** There is a grant: subscribe, or put the end off. @param expiresAtMs server time */
  grant(expiresAtMs: number, addresses: readonly string[]): void
  /** Ends the subscription at the service. Never rejects. */
  end(): Promise<void>
  dispose(): void
}

export function createSideFeed(deps: SideFeedDeps): SideFeed {
  const {
    clock,
    random,
    log,
    connection,
    redirects,
    serverTime,
    jid,
    service,
    pageSize,
    node,
    target,
    tell,
  } = deps
  const items = pageSize === undefined ? connection : createPagedItems(connection, pageSize)
  let alive = true
  let granted: { readonly expiresAtMs: number; readonly addresses: readonly string[] } | undefined
  let reader: SnapshotReader | undefined
  /** What lay there before the subscription was asked for, and somebody answered. */
  let looked = false

  const subscribing = createSubscribing(
    {
      ...{ requester: connection, redirects, clock, log, service, jid },
      beforeSubscribe() {
        if (standing.sinceMs !== undefined) return
        reader?.abandon()
        reader = target.beginSnapshot()
      },
    },
    node,
  )

  const standing = createStanding({
    ...{ clock, log, serverTime, service, node, subscribing },
    emit(event) {
      if (alive && event.kind === 'subscription') tell(event)
    },
    lookEveryMs: LOOK_EVERY_MS,
    listed: () => undefined,
    gone(error) {
      lose(error)
      rounds.request(0)
    },
  })

  function lose(error: AppError): void {
    looked = false
    standing.lost(error)
    tell({ kind: 'failed', error })
  }

  async function round(): Promise<Outcome> {
    if (granted === undefined || serverTime.now() >= granted.expiresAtMs) return { kind: 'stop' }
    const { expiresAtMs, addresses } = granted
    const fresh = standing.sinceMs === undefined
    if (fresh) standing.pending()
    standing.renewing(true)
    const stood = await subscribing.stand(expiresAtMs)
    standing.renewing(false)
    if (!alive) return { kind: 'stop' }
    if (!stood.ok) {
      if (fresh) lose(stood.error)
      return { kind: 'retry', soon: passesSoon(stood.error) }
    }
    standing.stands(expiresAtMs, stood.value)
    // The next grant is what renews.
    if (looked) return { kind: 'stop' }
    const place = { service, node: subscribing.node, leaves: deps.leaves(addresses), fresh: true }
    const since = reader ?? target.beginSnapshot()
    reader = undefined
    const { sinceMs } = standing
    const answered = await lookAround({ requester: items, redirects }, place, since, (snapshot) => {
      if (!alive || snapshot === 'pending' || standing.sinceMs !== sinceMs) return
      tell({ kind: 'live', partial: snapshot === 'unavailable' })
    })
    // An answer that comes after the subscription was lost says nothing of the next one.
    looked = answered && standing.sinceMs === sinceMs
    return looked ? { kind: 'stop' } : { kind: 'retry', soon: true }
  }

  const rounds = createRounds({ clock, random, log }, round)
  const gate = createEventGate({
    ...{ log, service, jid },
    watches: (leaf, collections) => deps.watches(leaf, collections, subscribing.node),
    ignores: deps.ignores,
    items(part) {
      target.hear(part)
      standing.heard()
    },
    subscription(subscription) {
      if (!subscribing.hear(subscription) || subscription.state !== 'none') return
      if (standing.sinceMs === undefined) return
      lose(appError('subscription-ended'))
      // With the grant gone there is none to subscribe under; its renewal comes here by itself.
      rounds.request(ENDED_RETRY_MS)
    },
  })
  const disposeGate = connection.onStanza((stanza) => {
    if (sameJid(attribute(stanza, 'from') ?? '', service)) gate(stanza)
  })

  return {
    grant(expiresAtMs, addresses) {
      granted = { expiresAtMs, addresses }
      rounds.request(0)
    },
    end() {
      alive = false
      rounds.dispose()
      // A request that is under way counts: what it asked for would be left behind.
      return granted === undefined ? Promise.resolve() : subscribing.end()
    },
    dispose() {
      alive = false
      disposeGate()
      rounds.dispose()
      standing.dispose()
      reader?.abandon()
      tell({ kind: 'stale' })
    },
  }
}

/** Nobody waits for what comes here as for a call. */
const LOOK_EVERY_MS = 60_000

/** A subscription that was taken back is asked for again after this, not at once: the grant may have gone with it. */
const ENDED_RETRY_MS = 5_000
