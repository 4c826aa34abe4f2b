import { PUBSUB } from '../../xmpp/namespaces.ts'
import { parseJid } from '../jid.ts'
import type { Request } from '../services/service-host.ts'
import { leafOf } from '../sip.ts'
import { attr, REFUSED, xml, type Element, type Refusal } from '../stanza.ts'
import { itemElement } from './events.ts'
import type { Items } from './items.ts'
import { nodeName, parseNode } from './node-path.ts'
import type { PubsubConditions } from './pubsub-service.ts'
import { PUBSUB_REFUSED } from './refusals.ts'
import { readOptions } from './subscription-options.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'
import { visibleUnder, type RealNode } from './visibility.ts'

export interface PubsubRequestDeps {
  readonly jid: string
  readonly items: Items
  readonly subscriptions: Subscriptions
  readonly conditions: PubsubConditions
  /** The addresses a bare JID is authorised for. */
  readonly addressesOf: (bareJid: string) => readonly string[]
  /** A subscription was entered and waits for the owner's verdict. */
  readonly onPending: (subscription: Subscription) => void
}

/** OnSIP developer wiki, First XMPP API client: a hard limit per node and JID. Taken to mean the bare JID. */
export const MOST_SUBSCRIPTIONS = 10

type Answer = (request: Request, verb: Element, node: RealNode) => void

/** Answers the requests of a subscriber (XEP-0060 section 6). `false` for a verb it does not know. */
export function answerPubsub(deps: PubsubRequestDeps): (request: Request) => boolean {
  const subscribe: Answer = (request, verb, node) => {
    const jid = ownJid(request, verb)
    const options = readOptions(request.payload.getChild('options', PUBSUB) ?? xml('options'))
    if (jid === undefined) return request.refuse(PUBSUB_REFUSED.invalidJid())
    if (options === undefined) return request.refuse(PUBSUB_REFUSED.invalidOptions())
    if (deps.subscriptions.of(request.from.bare, node).length >= MOST_SUBSCRIPTIONS) {
      return request.refuse(PUBSUB_REFUSED.tooMany())
    }
    const pending = deps.subscriptions.add(node, jid, request.from.bare, options)
    request.answer(
      xml(
        'pubsub',
        { xmlns: PUBSUB },
        xml('subscription', { node: attr(verb, 'node'), subscription: 'pending', jid }),
      ),
    )
    deps.onPending(pending)
  }

  /** The subscription that a request means, or why there is none. */
  const meant = (request: Request, verb: Element, node: RealNode): Subscription | Refusal => {
    const jid = ownJid(request, verb)
    if (jid === undefined) return PUBSUB_REFUSED.invalidJid()
    const candidates = deps.subscriptions.of(request.from.bare, node).filter((each) => each.jid === jid)
    const subid = attr(verb, 'subid')
    const [only] = candidates
    if (only === undefined)
      return subid === undefined ? PUBSUB_REFUSED.notSubscribed() : PUBSUB_REFUSED.invalidSubid()
    if (subid === undefined) return candidates.length === 1 ? only : PUBSUB_REFUSED.subidRequired()
    return candidates.find((each) => each.subid === subid) ?? PUBSUB_REFUSED.invalidSubid()
  }

  const unsubscribe: Answer = (request, verb, node) => {
    const found = meant(request, verb, node)
    if (!('subid' in found)) return request.refuse(found)
    deps.subscriptions.remove(found.subid)
    request.answer()
  }

  const configure: Answer = (request, verb, node) => {
    const found = meant(request, verb, node)
    const options = readOptions(verb)
    if (!('subid' in found)) return request.refuse(found)
    if (options === undefined) return request.refuse(PUBSUB_REFUSED.invalidOptions())
    deps.subscriptions.configure(found.subid, { ...found.options, ...options })
    request.answer()
  }

  const retrieve: Answer = (request, verb, node) => {
    const addresses = visibleUnder(node, request.from.bare, deps.addressesOf(request.from.bare))
    const { itemsRefused } = deps.conditions
    if (addresses.length === 0) return request.refuse(REFUSED.forbidden)
    if (itemsRefused === 'everywhere' || (itemsRefused === 'collections' && node.is !== 'leaf')) {
      return request.refuse(REFUSED.featureNotImplemented)
    }
    const wanted = verb.getChildren('item').map((item) => attr(item, 'id'))
    const groups = addresses.map((address) => {
      const found = deps.items
        .of(leafOf(address))
        .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
      return { leaf: leafOf(address), found }
    })
    const filled = groups.filter(({ found }) => found.length > 0)
    // One group per leaf that has something; a lone empty one where there is nothing at all.
    const elements = filled.map(({ leaf, found }) => xml('items', { node: leaf }, ...found.map(itemElement)))
    const empty = xml('items', { node: nodeName(node) })
    request.answer(xml('pubsub', { xmlns: PUBSUB }, ...(elements.length === 0 ? [empty] : elements)))
  }

  const list = (request: Request, node: RealNode | undefined): void => {
    // `node` is left out where the request named it, as in the service's own samples.
    const entries = deps.subscriptions.of(request.from.bare, node).map((each) =>
      xml('subscription', {
        node: node === undefined ? nodeName(each.node) : undefined,
        subscription: each.state,
        subid: each.subid,
        jid: each.jid,
      }),
    )
    request.answer(xml('pubsub', { xmlns: PUBSUB }, xml('subscriptions', {}, ...entries)))
  }

  const answers: Readonly<Record<string, Answer>> = {
    'set subscribe': subscribe,
    'set unsubscribe': unsubscribe,
    'set options': configure,
    'get items': retrieve,
    'get subscriptions': (request, _verb, node) => list(request, node),
  }

  return (request) => {
    const verb = request.payload.getChildElements()[0]
    const answer = verb === undefined ? undefined : answers[`${request.type} ${verb.getName()}`]
    if (verb === undefined || answer === undefined) return false
    const name = attr(verb, 'node')
    if (name === undefined) {
      if (verb.is('subscriptions')) list(request, undefined)
      else request.refuse(PUBSUB_REFUSED.nodeRequired())
      return true
    }
    const path = parseNode(name)
    if (path === undefined) request.refuse(REFUSED.itemNotFound)
    else if (path.is === 'root') request.refuse(redirectTo({ is: 'mine', jid: request.from.bare }))
    else if (path.is === 'domain') {
      request.refuse(redirectTo({ is: 'mine-in-domain', jid: request.from.bare, domain: path.domain }))
    } else answer(request, verb, path)
    return true
  }

  function redirectTo(node: RealNode): Refusal {
    return PUBSUB_REFUSED.redirect(deps.jid, nodeName(node))
  }
}

/** The JID to be subscribed, as it was sent: it must be one of the sender's own (XEP-0060 section 6.1.3.1). */
function ownJid(request: Request, verb: Element): string | undefined {
  const text = attr(verb, 'jid')
  const jid = text === undefined ? undefined : parseJid(text)
  return jid?.bare === request.from.bare ? text : undefined
}
