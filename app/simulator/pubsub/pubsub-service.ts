import { PUBSUB } from '../../xmpp/namespaces.ts'
import type { Authorisations } from '../authorisations.ts'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import type { Service } from '../services/service-host.ts'
import { attr, detached, xml, type Element } from '../stanza.ts'
import type { PubsubConditions } from './conditions.ts'
import { eventMessage, itemElement, stateMessage } from './events.ts'
import { createItems } from './items.ts'
import { browse } from './browse.ts'
import { leafOf } from '../sip.ts'
import { createItemRequest } from './item-requests.ts'
import { answerPubsub } from './requests.ts'
import { createSubscriberRequests } from './subscriber-requests.ts'
import { createSubscriptions, type Subscription } from './subscriptions.ts'
import { reachesLeaves, visibleUnder } from './visibility.ts'

export interface PubsubDeps {
  readonly jid: string
  readonly clock: SimulatorClock
  readonly identifiers: Identifiers
  readonly authorisations: Authorisations
  /** The leaves that an authorised address opens, each as `user@domain`; its own where left out. */
  readonly leavesOf?: (address: string) => readonly string[]
  /** The owner's own policy for a leaf, besides authorisation: nobody else sees it where left out. */
  readonly opened?: (address: string, authorised: readonly string[]) => boolean
  /** What `/<domain>` is: in the directories a level of its own (OXJS, `src/services/directories.js`), else a redirect. */
  readonly domains?: 'redirect' | 'level'
  readonly send: (stanza: Element) => void
  readonly conditions: PubsubConditions
  /** How long the owner takes to approve a subscription. */
  readonly approvalMs: number
}

/** A pubsub service with collections and the access model "authorize". */
export interface PubsubService extends Service {
  publish(address: string, id: string, payload: Element): void
  retract(address: string, id: string): void
  /** Whether an item lies on the leaf of that address. */
  has(address: string, id: string): boolean
  subscriptions(): readonly Subscription[]
  /** Ends every subscription now. @param silently without telling the subscribers */
  expireAll(silently: boolean): void
  /** Ends what its subscribers may no longer see, and tells them. */
  review(): void
}

export function createPubsubService(deps: PubsubDeps): PubsubService {
  const items = createItems(() => deps.clock.now())
  const { leavesOf = (address: string) => [address], domains = 'redirect' } = deps
  const addressesOf = (bareJid: string): readonly string[] => [
    ...new Set(deps.authorisations.addressesOf(bareJid).flatMap(leavesOf)),
  ]
  const announceEnd = (subscription: Subscription): void =>
    deps.send(stateMessage(deps.jid, subscription, 'none'))
  const subscriptions = createSubscriptions(deps.clock, deps.identifiers, announceEnd)

  const visible = (subscription: Subscription): readonly string[] =>
    visibleUnder(subscription.node, subscription.bareJid, addressesOf(subscription.bareJid), deps.opened)

  const emit = (subscription: Subscription, leaf: string, change: Element): void => {
    const times = deps.conditions.duplicate ? 2 : 1
    const to = deps.conditions.bareTo ? { ...subscription, jid: subscription.bareJid } : subscription
    for (let count = 0; count < times; count += 1) deps.send(eventMessage(deps.jid, to, leaf, change))
    if (deps.conditions.deadResource && change.name === 'item')
      deps.send(eventMessage(deps.jid, deadTwin(subscription), leaf, underAnotherId(change)))
  }
  const broadcast = (address: string, change: Element): void => {
    for (const subscription of subscriptions.list()) {
      // First, because a thousand leaves may have a subscription each.
      if (subscription.node.is === 'leaf' && subscription.node.address !== address) continue
      const listening =
        subscription.state === 'subscribed' && reachesLeaves(subscription.node, subscription.options.depth)
      if (listening && visible(subscription).includes(address)) emit(subscription, leafOf(address), change)
    }
  }

  /** The owner's verdict (XEP-0060 section 8.6), which comes some time after the request was answered. */
  const decide = (pending: Subscription): void => {
    const addresses = visible(pending)
    if (addresses.length === 0) {
      if (subscriptions.remove(pending.subid) !== undefined) announceEnd(pending)
      return
    }
    const approved = subscriptions.approve(pending.subid)
    if (approved === undefined) return
    deps.send(stateMessage(deps.jid, approved, 'subscribed'))
    if (!deps.conditions.pushOnApproval) return
    for (const address of addresses) {
      for (const item of items.of(leafOf(address))) emit(approved, leafOf(address), itemElement(item))
    }
  }

  const endInvisible = (candidates: readonly Subscription[]): void => {
    for (const subscription of candidates) {
      if (visible(subscription).length > 0) continue
      subscriptions.remove(subscription.subid)
      announceEnd(subscription)
    }
  }
  deps.authorisations.onEnd((bareJid) => endInvisible(subscriptions.of(bareJid)))

  const answer = answerPubsub({
    jid: deps.jid,
    domains,
    conditions: deps.conditions,
    subscriber: createSubscriberRequests(subscriptions, (pending) => {
      deps.clock.after(deps.approvalMs, () => decide(pending))
    }),
    retrieve: createItemRequest(items, deps.conditions, addressesOf, deps.opened),
  })
  return {
    jid: deps.jid,
    identity: { category: 'pubsub', type: 'service' },
    features: [PUBSUB, ...FEATURES.map((feature) => `${PUBSUB}#${feature}`)],
    items: (node, asker) => browse(deps.jid, domains, items, node, asker.bare, addressesOf(asker.bare)),
    handle: (request) => request.payload.is('pubsub', PUBSUB) && answer(request),
    publish: (address, id, payload) => {
      broadcast(address, itemElement(items.publish(leafOf(address), id, payload)))
    },
    retract: (address, id) => {
      if (items.retract(leafOf(address), id)) broadcast(address, xml('retract', { id }))
    },
    has: (address, id) => items.of(leafOf(address)).some((item) => item.id === id),
    subscriptions: () => subscriptions.list(),
    review: () => endInvisible(subscriptions.list()),
    expireAll: (silently) => {
      for (const { subid } of subscriptions.list()) {
        const ended = subscriptions.remove(subid)
        if (ended !== undefined && !silently) announceEnd(ended)
      }
    },
  }
}

/** A subscription that an earlier resource of the account left behind. */
const deadTwin = (subscription: Subscription): Subscription => ({
  ...subscription,
  jid: `${subscription.bareJid}/gone`,
})

function underAnotherId(item: Element): Element {
  const copy = detached(item)
  copy.attrs['id'] = `gone-${attr(item, 'id') ?? ''}`
  return copy
}

/** XEP-0060 section 10. */
const FEATURES = [
  'access-authorize',
  'collections',
  'leased-subscription',
  'manage-subscriptions',
  'multi-subscribe',
  'retract-items',
  'retrieve-items',
  'retrieve-subscriptions',
  'subscribe',
  'subscription-notifications',
  'subscription-options',
]
