/** Pubsub events (XEP-0060 §7.1.2): message → what happened at which node. Parses only, and never throws. */
import { PUBSUB_EVENT, SHIM } from './namespaces.ts'
import { nodeOf, readItem } from './pubsub-items.ts'
import { attribute, child, childElements, children, textOf } from './stanza.ts'
import { readSubscription, type Subscription } from './subscription.ts'
import type { Element } from './xml.ts'

export type ItemChange =
  | { readonly kind: 'publish'; readonly id: string; readonly payload: Element | undefined }
  | { readonly kind: 'retract'; readonly id: string }

export type EventPart =
  /** Changes in the order they stand in, publishes and retracts mixed. `node` is the leaf. */
  | { readonly kind: 'items'; readonly node: string; readonly changes: readonly ItemChange[] }
  /** The node holds nothing any more: `purge` empties it, `delete` removes it. */
  | { readonly kind: 'purge' | 'delete'; readonly node: string }
  /** The service decided about a subscription, or ended it. */
  | { readonly kind: 'subscription'; readonly subscription: Subscription }

export interface PubsubEvent {
  /** `from` of the message: which service speaks. Empty when the server left it out. */
  readonly service: string
  /** Whom the service addressed; a full JID may be another resource's. Empty when left out. */
  readonly to: string
  /** Collections that the `Collection` header names (XEP-0248 §5.1); empty without one. */
  readonly collections: readonly string[]
  readonly parts: readonly EventPart[]
}

/** Undefined for a message that is no pubsub event, among them one that came back as an error. */
export function decodeEvent(message: Element): PubsubEvent | undefined {
  if (!message.is('message') || attribute(message, 'type') === 'error') return undefined
  const event = child(message, 'event', PUBSUB_EVENT)
  if (!event) return undefined
  return {
    service: attribute(message, 'from') ?? '',
    to: attribute(message, 'to') ?? '',
    collections: readCollections(message),
    parts: childElements(event).flatMap((part) => decodePart(part) ?? []),
  }
}

function decodePart(part: Element): EventPart | undefined {
  if (part.getNS() !== PUBSUB_EVENT) return undefined
  switch (part.getName()) {
    case 'items':
      return {
        kind: 'items',
        node: nodeOf(part),
        changes: childElements(part).flatMap((e) => decodeChange(e) ?? []),
      }
    case 'purge':
      return { kind: 'purge', node: nodeOf(part) }
    case 'delete':
      return { kind: 'delete', node: nodeOf(part) }
    case 'subscription':
      return { kind: 'subscription', subscription: readSubscription(part, '') }
    default:
      return undefined
  }
}

function decodeChange(element: Element): ItemChange | undefined {
  if (element.is('item', PUBSUB_EVENT)) {
    const item = readItem(element)
    return item && { kind: 'publish', ...item }
  }
  const id = element.is('retract', PUBSUB_EVENT) ? attribute(element, 'id') : undefined
  return id ? { kind: 'retract', id } : undefined
}

/**
 * XEP-0131 puts headers into `headers`; the service's directories send `header` directly below the message (fixtures
 * of the vendor's OXJS library). Either may stand before or after the event.
 */
function readCollections(message: Element): readonly string[] {
  const holders = [message, ...children(message, 'headers', SHIM)]
  return holders
    .flatMap((holder) => children(holder, 'header', SHIM))
    .filter((header) => attribute(header, 'name') === 'Collection')
    .map(textOf)
    .filter((node) => node !== '')
}
