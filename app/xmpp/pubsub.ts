/** Requests to a publish-subscribe service (XEP-0060). Each is one stanza; none follows redirects by itself. */
import { ok, type Result } from '../contract/result.ts'
import type { Requester, RequestError } from './connection-types.ts'
import { PUBSUB } from './namespaces.ts'
import { readItemGroups, type ItemGroup } from './pubsub-items.ts'
import { child, children } from './stanza.ts'
import {
  encodeSubscribeOptions,
  readSubscription,
  type SubscribeOptions,
  type Subscription,
} from './subscription.ts'
import { xml, type Element } from './xml.ts'

/** A node at a service, as one subscriber sees it. */
export interface SubscriptionRequest {
  /** JID of the pubsub service. */
  readonly service: string
  readonly node: string
  /** Own full JID, so that events find this session and no other. */
  readonly jid: string
}

const ask = (
  requester: Requester,
  type: 'get' | 'set',
  service: string,
  ...content: Element[]
): Promise<Result<Element, RequestError>> =>
  requester.request(xml('iq', { type, to: service }, xml('pubsub', { xmlns: PUBSUB }, ...content)))

/**
 * Own subscriptions, every resource's among them (XEP-0060 §5.6).
 * @param node undefined asks for those on all nodes
 */
export async function listSubscriptions(
  requester: Requester,
  service: string,
  node?: string,
): Promise<Result<readonly Subscription[], RequestError>> {
  const answer = await ask(
    requester,
    'get',
    service,
    xml('subscriptions', node === undefined ? {} : { node }),
  )
  if (!answer.ok) return answer
  const pubsub = child(answer.value, 'pubsub', PUBSUB)
  const list = pubsub && child(pubsub, 'subscriptions', PUBSUB)
  if (!list) return ok([])
  return ok(children(list, 'subscription', PUBSUB).map((entry) => readSubscription(entry, node ?? '')))
}

/**
 * Subscribes with options in the same request (XEP-0060 §6.3.7). The service answers `pending` and decides later by
 * a message; an answer that names no state counts as `pending`.
 */
export async function subscribe(
  requester: Requester,
  { service, node, jid }: SubscriptionRequest,
  options: SubscribeOptions,
): Promise<Result<Subscription, RequestError>> {
  const answer = await ask(
    requester,
    'set',
    service,
    xml('subscribe', { node, jid }),
    xml('options', {}, encodeSubscribeOptions(options)),
  )
  if (!answer.ok) return answer
  const pubsub = child(answer.value, 'pubsub', PUBSUB)
  const entry = pubsub && child(pubsub, 'subscription', PUBSUB)
  const read = entry && readSubscription(entry, node)
  return ok(read && read.state !== '' ? read : { node, jid, state: 'pending' })
}

/** Gives an existing subscription a later end. Success means subscribed at once: no message follows. */
export async function renew(
  requester: Requester,
  { service, node, jid, subid }: SubscriptionRequest & { readonly subid: string },
  options: SubscribeOptions,
): Promise<Result<null, RequestError>> {
  const answer = await ask(
    requester,
    'set',
    service,
    xml('options', { node, jid, subid }, encodeSubscribeOptions(options)),
  )
  return answer.ok ? ok(null) : answer
}

/** Ends one subscription. `subid` says which; without it the service picks. */
export async function unsubscribe(
  requester: Requester,
  { service, node, jid, subid }: SubscriptionRequest & { readonly subid?: string },
): Promise<Result<null, RequestError>> {
  const attributes = subid === undefined ? { node, jid } : { node, jid, subid }
  const answer = await ask(requester, 'set', service, xml('unsubscribe', attributes))
  return answer.ok ? ok(null) : answer
}

/** What lies on the node now. A collection may answer with one group for each of its leaves. */
export async function requestItems(
  requester: Requester,
  service: string,
  node: string,
): Promise<Result<readonly ItemGroup[], RequestError>> {
  const answer = await ask(requester, 'get', service, xml('items', { node }))
  if (!answer.ok) return answer
  const pubsub = child(answer.value, 'pubsub', PUBSUB)
  return ok(pubsub ? readItemGroups(pubsub, PUBSUB) : [])
}
