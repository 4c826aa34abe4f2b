import { PUBSUB } from '../../xmpp/namespaces.ts'
import { parseJid } from '../jid.ts'
import { attr, xml, type Element, type Refusal } from '../stanza.ts'
import { nodeName } from './node-path.ts'
import { PUBSUB_REFUSED } from './refusals.ts'
import { readOptions } from './subscription-options.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'
import { granted, refuse, type Asked, type Verdict } from './verdict.ts'
import type { RealNode } from './visibility.ts'

/** OnSIP developer wiki, First XMPP API client: a hard limit per node and JID. Taken to mean the bare JID. */
export const MOST_SUBSCRIPTIONS = 10

export interface SubscriberRequests {
  readonly subscribe: (asked: Asked) => Verdict
  readonly unsubscribe: (asked: Asked) => Verdict
  readonly configure: (asked: Asked) => Verdict
  /** One's own subscriptions, on one node or on all. */
  list(bareJid: string, node?: RealNode): Verdict
}

/**
 * What a subscriber does with subscriptions (XEP-0060 sections 5.6 and 6.1 to 6.3).
 *
 * @param onPending told of a subscription that was entered and waits for the owner's verdict
 */
export function createSubscriberRequests(
  subscriptions: Subscriptions,
  onPending: (subscription: Subscription) => void,
): SubscriberRequests {
  /** The subscription that a request means, or why there is none. */
  const meant = ({ sender, verb, node }: Asked): Subscription | Refusal => {
    const jid = ownJid(sender.bare, verb)
    if (jid === undefined) return PUBSUB_REFUSED.invalidJid()
    const candidates = subscriptions.of(sender.bare, node).filter((each) => each.jid === jid)
    const subid = attr(verb, 'subid')
    const named = candidates.find((each) => each.subid === subid)
    if (named !== undefined) return named
    const [first, ...more] = candidates
    if (subid !== undefined) return PUBSUB_REFUSED.invalidSubid()
    if (first === undefined) return PUBSUB_REFUSED.notSubscribed()
    return more.length === 0 ? first : PUBSUB_REFUSED.subidRequired()
  }

  return {
    subscribe: ({ sender, verb, payload, node }) => {
      const jid = ownJid(sender.bare, verb)
      // The form is a sibling of `<subscribe/>` (XEP-0060 section 6.3.7).
      const options = readOptions(payload.getChild('options', PUBSUB) ?? xml('options'))
      if (jid === undefined) return refuse(PUBSUB_REFUSED.invalidJid())
      if (options === undefined) return refuse(PUBSUB_REFUSED.invalidOptions())
      if (subscriptions.of(sender.bare, node).length >= MOST_SUBSCRIPTIONS)
        return refuse(PUBSUB_REFUSED.tooMany())
      const pending = subscriptions.add(node, jid, sender.bare, options)
      const answer = xml('subscription', { node: attr(verb, 'node'), subscription: 'pending', jid })
      return {
        is: 'granted',
        children: [xml('pubsub', { xmlns: PUBSUB }, answer)],
        afterwards: () => onPending(pending),
      }
    },
    unsubscribe: (asked) => {
      const found = meant(asked)
      if (!('subid' in found)) return refuse(found)
      subscriptions.remove(found.subid)
      return granted()
    },
    configure: (asked) => {
      const found = meant(asked)
      const options = readOptions(asked.verb)
      if (!('subid' in found)) return refuse(found)
      if (options === undefined) return refuse(PUBSUB_REFUSED.invalidOptions())
      subscriptions.configure(found.subid, { ...found.options, ...options })
      return granted()
    },
    list: (bareJid, node) => {
      // `node` is left out where the request named it, as in the service's own samples.
      const entries = subscriptions.of(bareJid, node).map((each) =>
        xml('subscription', {
          node: node === undefined ? nodeName(each.node) : undefined,
          subscription: each.state,
          subid: each.subid,
          jid: each.jid,
        }),
      )
      return granted(xml('pubsub', { xmlns: PUBSUB }, xml('subscriptions', {}, ...entries)))
    },
  }
}

/** The JID to be subscribed, as it was sent: it must be one of the sender's own (XEP-0060 section 6.1.3.1). */
function ownJid(bareJid: string, verb: Element): string | undefined {
  const text = attr(verb, 'jid')
  const jid = text === undefined ? undefined : parseJid(text)
  return jid?.bare === bareJid ? text : undefined
}
