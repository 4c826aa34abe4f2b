/** From what the active-calls service sends to what the call model understands. */
import { legName } from '../calls/leg.ts'
import type { CallEvent, Leg, LegKey } from '../calls/model.ts'
import type { Clock, Logger } from '../ports.ts'
import type { EventPart } from '../xmpp/pubsub-event.ts'
import type { ItemGroup } from '../xmpp/pubsub-items.ts'
import { decodeActiveCall, type FormatNumber, type PublishedItem } from './active-calls.ts'
import type { ServerTime } from './server-time.ts'

export interface CallFeedDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly formatNumber: FormatNumber
  readonly serverTime: ServerTime
  readonly emit: (event: CallEvent) => void
}

export interface CallFeed {
  /** What an event says of items; whether the event may be trusted was decided before. */
  readonly hear: (part: Exclude<EventPart, { readonly kind: 'subscription' }>) => void
  /** The moment we sent the request that makes us see calls; `undefined` while there is none. */
  subscribing(atMonotonicMs: number | undefined): void
  /** Begins to note which legs were published; ends with the snapshot that was asked for at the same moment. */
  beginSnapshot(): SnapshotReader
}

export interface SnapshotReader {
  /** @param nodes the leaves that the groups speak of; undefined: all that we watch */
  finish(groups: readonly ItemGroup[], nodes?: readonly string[]): void
  /** The snapshot could not be had; what was noted is forgotten. */
  abandon(): void
}

export function createCallFeed({ clock, log, formatNumber, serverTime, emit }: CallFeedDeps): CallFeed {
  let subscribedAt: number | undefined
  const watchers = new Set<Interim>()

  function decode(item: PublishedItem): Leg | undefined {
    const leg = decodeActiveCall(item, formatNumber)
    if (leg.ok) return leg.value
    log.warn('item-skipped', { reason: leg.error, service: 'active-calls' })
    return undefined
  }

  function publish(item: PublishedItem): void {
    const leg = decode(item)
    if (!leg) return
    for (const interim of watchers) {
      interim.published.set(legName(leg), { node: leg.node, itemId: leg.itemId })
      interim.retracted.delete(legName(leg))
    }
    const skewMs = serverTime.skewMs()
    emit({ kind: 'leg-published', leg, atMs: clock.now(), silent: wasThere(leg), skewMs })
  }

  function retract(key: LegKey): void {
    for (const interim of watchers) {
      interim.published.delete(legName(key))
      interim.retracted.add(legName(key))
    }
    emit({ kind: 'leg-retracted', key, atMs: clock.now() })
  }

  /**
   * A service may push what already lies on a node to a new subscriber. Such a call began before we looked, so it
   * raises no alarm; in doubt it does. Times in whole seconds may hide almost one.
   */
  function wasThere({ publishedAtMs }: Leg): boolean {
    if (publishedAtMs === undefined || subscribedAt === undefined) return false
    const latestMs = publishedAtMs % 1000 === 0 ? publishedAtMs + 999 : publishedAtMs
    return latestMs < serverTime.now() - (clock.monotonic() - subscribedAt)
  }

  const nodeIsEmpty = (node: string): void => {
    emit({ kind: 'snapshot', legs: [], seenSince: [], nodes: [node], atMs: clock.now() })
  }

  return {
    hear(part) {
      if (part.kind !== 'items') {
        nodeIsEmpty(part.node)
        return
      }
      for (const change of part.changes) {
        if (change.kind === 'publish') {
          publish({ node: part.node, itemId: change.id, payload: change.payload })
        } else {
          retract({ node: part.node, itemId: change.id })
        }
      }
    },
    subscribing(atMonotonicMs) {
      subscribedAt = atMonotonicMs
    },
    beginSnapshot() {
      const interim: Interim = { published: new Map(), retracted: new Set() }
      watchers.add(interim)
      return {
        finish(groups, nodes) {
          watchers.delete(interim)
          const legs = groups
            .flatMap(({ node, items }) =>
              items.flatMap(({ id, payload }) => decode({ node, itemId: id, payload }) ?? []),
            )
            .filter((leg) => !interim.retracted.has(legName(leg)))
          const seenSince = [...interim.published.values()]
          const event = {
            kind: 'snapshot',
            legs,
            seenSince,
            atMs: clock.now(),
            skewMs: serverTime.skewMs(),
          } as const
          emit(nodes === undefined ? event : { ...event, nodes })
        },
        abandon() {
          watchers.delete(interim)
        },
      }
    },
  }
}

/** What events said between the request for a snapshot and its answer: newer than the answer, in doubt. */
interface Interim {
  readonly published: Map<string, LegKey>
  readonly retracted: Set<string>
}
