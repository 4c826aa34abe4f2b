import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import { nodeName } from './node-path.ts'
import type { SubscriptionOptions } from './subscription-options.ts'
import type { RealNode } from './visibility.ts'

/** One subscription of one pubsub service. */
export interface Subscription {
  readonly subid: string
  readonly node: RealNode
  /** The JID that events go to, bare or full, exactly as it was sent. */
  readonly jid: string
  readonly bareJid: string
  readonly state: 'pending' | 'subscribed'
  readonly options: SubscriptionOptions
}

/** The subscriptions of one service. Each ends by itself when its time has come (XEP-0060 section 12.18). */
export interface Subscriptions {
  add(node: RealNode, jid: string, bareJid: string, options: SubscriptionOptions): Subscription
  approve(subid: string): Subscription | undefined
  configure(subid: string, options: SubscriptionOptions): void
  remove(subid: string): Subscription | undefined
  list(): readonly Subscription[]
  /** Those of a bare JID, on one node where one is given. */
  of(bareJid: string, node?: RealNode): readonly Subscription[]
}

/** @param onExpired told of a subscription that is gone because its time ran out */
export function createSubscriptions(
  clock: SimulatorClock,
  identifiers: Identifiers,
  onExpired: (subscription: Subscription) => void,
): Subscriptions {
  const kept = new Map<string, Subscription>()
  const timers = new Map<string, () => void>()

  const remove = (subid: string): Subscription | undefined => {
    const subscription = kept.get(subid)
    kept.delete(subid)
    timers.get(subid)?.()
    timers.delete(subid)
    return subscription
  }
  const arm = (subscription: Subscription): void => {
    const { subid, options } = subscription
    timers.get(subid)?.()
    timers.delete(subid)
    if (options.expires === undefined) return
    const expire = (): void => {
      const ended = remove(subid)
      if (ended !== undefined) onExpired(ended)
    }
    timers.set(subid, clock.after(Math.max(0, options.expires - clock.now()), expire))
  }
  const replace = (subid: string, change: Partial<Subscription>): Subscription | undefined => {
    const former = kept.get(subid)
    if (former === undefined) return undefined
    const next = { ...former, ...change }
    kept.set(subid, next)
    return next
  }
  return {
    add: (node, jid, bareJid, options) => {
      const subscription: Subscription = {
        subid: identifiers.subscriptionId(),
        node,
        jid,
        bareJid,
        state: 'pending',
        options,
      }
      kept.set(subscription.subid, subscription)
      arm(subscription)
      return subscription
    },
    approve: (subid) => replace(subid, { state: 'subscribed' }),
    configure: (subid, options) => {
      const next = replace(subid, { options })
      if (next !== undefined) arm(next)
    },
    remove,
    list: () => [...kept.values()],
    of: (bareJid, node) =>
      [...kept.values()].filter(
        (each) => each.bareJid === bareJid && (node === undefined || nodeName(each.node) === nodeName(node)),
      ),
  }
}
