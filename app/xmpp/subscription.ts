/** Subscriptions to nodes and their options (XEP-0060 §6), without the requests that make them. */
import { encodeSubmit, submitField } from './data-form.ts'
import { formatExpire } from './date-time.ts'
import { PUBSUB_SUBSCRIBE_OPTIONS } from './namespaces.ts'
import { attribute } from './stanza.ts'
import type { Element } from './xml.ts'

export interface Subscription {
  readonly node: string
  /** Subscriber as the service wrote it; full when subscribed with a full JID. */
  readonly jid: string
  /** `subscribed`, `pending`, `unconfigured` or `none`; whatever the wire says. */
  readonly state: string
  /** Handle for renewing and ending; missing in answers to `subscribe` and in events. */
  readonly subid?: string
}

export interface SubscribeOptions {
  /** When the service shall end the subscription by itself, epoch ms in server time. */
  readonly expireAtMs: number
}

/**
 * @param element a `subscription` of either pubsub namespace
 * @param requestedNode stands in where the service leaves the node out, because the request named it
 */
export function readSubscription(element: Element, requestedNode: string): Subscription {
  const subid = attribute(element, 'subid')
  return {
    node: attribute(element, 'node') ?? requestedNode,
    jid: attribute(element, 'jid') ?? '',
    state: attribute(element, 'subscription') ?? '',
    ...(subid ? { subid } : {}),
  }
}

/**
 * The form of a subscription to every leaf below a collection. Renewing repeats it with a later `expireAtMs`
 * (OnSIP developer wiki, "First XMPP API client").
 */
export const encodeSubscribeOptions = (options: SubscribeOptions): Element =>
  encodeSubmit([
    submitField('FORM_TYPE', PUBSUB_SUBSCRIBE_OPTIONS, 'hidden'),
    submitField('pubsub#subscription_type', 'items'),
    submitField('pubsub#subscription_depth', 'all'),
    submitField('pubsub#expire', formatExpire(options.expireAtMs)),
  ])
