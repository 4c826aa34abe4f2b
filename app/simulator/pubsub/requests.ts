import type { Request } from '../services/service-host.ts'
import { attr, REFUSED } from '../stanza.ts'
import type { PubsubConditions } from './conditions.ts'
import { nodeName, parseNode } from './node-path.ts'
import { detourOf } from './detour.ts'
import { PUBSUB_REFUSED } from './refusals.ts'
import type { SubscriberRequests } from './subscriber-requests.ts'
import { refuse, type Asked, type Verdict } from './verdict.ts'

export interface PubsubRequestDeps {
  /** The service's own JID, which redirects name. */
  readonly jid: string
  /** What `/<domain>` is: in the directories a level of its own, everywhere else a redirect. */
  readonly domains: 'redirect' | 'level'
  readonly conditions: Pick<PubsubConditions, 'redirectInside' | 'detour'>
  readonly subscriber: SubscriberRequests
  readonly retrieve: (asked: Asked) => Verdict
}

/** Answers what a subscriber may ask (XEP-0060 section 6). `false` for anything else. */
export function answerPubsub(deps: PubsubRequestDeps): (request: Request) => boolean {
  const { subscriber } = deps
  const answers: Readonly<Record<string, (asked: Asked) => Verdict>> = {
    'set subscribe': subscriber.subscribe,
    'set unsubscribe': subscriber.unsubscribe,
    'set options': subscriber.configure,
    'get items': deps.retrieve,
    'get subscriptions': ({ sender, node }) => subscriber.list(sender.bare, node),
  }
  const redirectTo = (name: string): Verdict => {
    const shape = deps.conditions.redirectInside ? 'redirectInside' : 'redirect'
    return refuse(PUBSUB_REFUSED[shape](deps.jid, name))
  }

  const verdictOn = ({ from, payload, type }: Request): Verdict | undefined => {
    const [verb] = payload.getChildElements()
    const answer = verb === undefined ? undefined : answers[`${type} ${verb.getName()}`]
    if (verb === undefined || answer === undefined) return undefined
    const name = attr(verb, 'node')
    if (name === undefined) {
      return verb.is('subscriptions') ? subscriber.list(from.bare) : refuse(PUBSUB_REFUSED.nodeRequired())
    }
    const elsewhere = detourOf(deps.conditions.detour, name)
    if (elsewhere !== undefined) return redirectTo(elsewhere)
    const path = parseNode(name)
    if (path === undefined) return refuse(REFUSED.itemNotFound)
    if (path.is === 'root') return redirectTo(nodeName({ is: 'mine', jid: from.bare }))
    if (path.is === 'domain' && deps.domains === 'redirect')
      return redirectTo(nodeName({ is: 'mine-in-domain', jid: from.bare, domain: path.domain }))
    return answer({ sender: from, verb, payload, node: path })
  }

  return (request) => {
    const verdict = verdictOn(request)
    if (verdict === undefined) return false
    if (verdict.is === 'refused') request.refuse(verdict.refusal)
    else {
      request.answer(...verdict.children)
      verdict.afterwards?.()
    }
    return true
  }
}
