/** Which of the stanzas that arrive may say something about calls. Everything else is dropped, with a line in the log. */
import { assertNever } from '../contract/result.ts'
import type { Logger } from '../ports.ts'
import { resourceOf, sameBareJid, sameJid } from '../xmpp/jid.ts'
import { decodeEvent, type EventPart, type PubsubEvent } from '../xmpp/pubsub-event.ts'
import { attribute } from '../xmpp/stanza.ts'
import type { Subscription } from '../xmpp/subscription.ts'
import type { Element } from '../xmpp/xml.ts'

export interface EventGateDeps {
  readonly log: Logger
  /** The one pubsub JID that is listened to: anybody can send a message with an event in it. */
  readonly service: string
  /** Services that others listen to: theirs is no stranger's talk. */
  readonly others?: readonly string[]
  /** Own full JID. */
  readonly jid: string
  /** Whether a node is one we watch, or a leaf below it. @param collections those that the event names */
  readonly watches: (node: string, collections: readonly string[]) => boolean
  /** Nodes that somebody else watches at the same service: nothing to do, nothing to log. */
  readonly ignores?: (node: string) => boolean
  readonly items: (part: Exclude<EventPart, { readonly kind: 'subscription' }>) => void
  readonly subscription: (subscription: Subscription) => void
}

/** @returns a listener for stanzas. */
export function createEventGate(deps: EventGateDeps): (stanza: Element) => void {
  const { log, service, others = [], jid } = deps

  /**
   * The service sends to the full JID that subscribed; when that is gone, another resource of the account gets it.
   * A bare address is meant for whoever listens (OnSIP developer wiki, "First XMPP API client", PubSub).
   */
  function addressed({ to }: PubsubEvent): boolean {
    if (to === '') return true
    return resourceOf(to) === '' ? sameBareJid(to, jid) : sameJid(to, jid)
  }

  function take(part: EventPart, collections: readonly string[]): void {
    switch (part.kind) {
      case 'subscription':
        deps.subscription(part.subscription)
        return
      case 'items':
      case 'purge':
      case 'delete':
        if (deps.watches(part.node, collections)) deps.items(part)
        else if (deps.ignores?.(part.node) !== true) log.warn('event-dropped', { reason: 'not-watched' })
        return
      default:
        assertNever(part)
    }
  }

  return (stanza) => {
    // Before it is read: each message of each service passes every gate, and its own one reads it.
    const from = attribute(stanza, 'from') ?? ''
    if (others.some((other) => sameJid(from, other))) return
    const event = decodeEvent(stanza)
    if (!event) return
    if (!sameJid(event.service, service)) {
      log.warn('event-dropped', { reason: 'not-the-service' })
      return
    }
    if (!addressed(event)) {
      log.info('event-dropped', { reason: 'other-resource' })
      return
    }
    for (const part of event.parts) take(part, event.collections)
  }
}
