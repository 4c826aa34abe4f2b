import { PUBSUB_EVENT, SHIM } from '../../xmpp/namespaces.ts'
import { detached, xml, type Element } from '../stanza.ts'
import type { Item } from './items.ts'
import { nodeName } from './node-path.ts'
import type { Subscription } from './subscriptions.ts'

/** `<item/>` with its payload, as it stands in events and in results alike. */
export const itemElement = (item: Item): Element => xml('item', { id: item.id }, detached(item.payload))

/**
 * An event message (XEP-0060 section 7.1.2.1). `items@node` is the leaf; a collection that led here is named in a
 * SHIM header (XEP-0248 section 5.2).
 */
export function eventMessage(
  service: string,
  subscription: Subscription,
  leaf: string,
  change: Element,
): Element {
  const message = xml(
    'message',
    { from: service, to: subscription.jid },
    xml('event', { xmlns: PUBSUB_EVENT }, xml('items', { node: leaf }, detached(change))),
  )
  const node = nodeName(subscription.node)
  if (node !== leaf)
    message.append(xml('headers', { xmlns: SHIM }, xml('header', { name: 'Collection' }, node)))
  return message
}

/** The verdict on a subscription, and its later end (OnSIP developer wiki, User-Agent Pubsub). Bears no subid. */
export const stateMessage = (
  service: string,
  subscription: Subscription,
  state: 'subscribed' | 'none',
): Element =>
  xml(
    'message',
    { from: service, to: subscription.jid },
    xml(
      'event',
      { xmlns: PUBSUB_EVENT },
      xml('subscription', { node: nodeName(subscription.node), subscription: state, jid: subscription.jid }),
    ),
  )
