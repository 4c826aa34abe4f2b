/**
 * The subscriptions on one node as the service lists them, redirects followed. Only those that bear our own full JID are ours; others' are seen, counted and never touched.
 */
import type { AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Logger } from '../ports.ts'
import type { Requester, RequestError } from '../xmpp/connection-types.ts'
import type { RedirectedError } from '../xmpp/follow-redirects.ts'
import { sameJid } from '../xmpp/jid.ts'
import { listSubscriptions, unsubscribe } from '../xmpp/pubsub.ts'
import type { Redirects } from '../xmpp/redirects.ts'
import type { Subscription } from '../xmpp/subscription.ts'
import { isAway, shownError } from './request-error.ts'

export interface Listed {
  readonly own: readonly Subscription[]
  /** How many entries there are of other JIDs. */
  readonly others: number
  /** False where the service does not tell: then `own` is empty for that reason alone. */
  readonly told: boolean
  /** Nobody is there who could tell. */
  readonly away: boolean
}

export interface OwnSubscriptions {
  /** The node in use: the wanted one, or where the service redirected to. */
  readonly node: string
  readonly isOurs: (entry: Subscription) => boolean
  list(): Promise<Result<Listed, AppError>>
  /** Makes a request for the node in use. */
  at<T>(attempt: (node: string) => Promise<Result<T, RequestError>>): Promise<Result<T, RedirectedError>>
  /** Ends these. Never rejects; what could not be ended ends by its expiry. */
  drop(entries: readonly Subscription[]): Promise<void>
}

export interface OwnSubscriptionsDeps {
  readonly requester: Requester
  /** Remembers where the node is. */
  readonly redirects: Redirects
  readonly log: Logger
  readonly service: string
  /** Own full JID. */
  readonly jid: string
}

export function createOwnSubscriptions(deps: OwnSubscriptionsDeps, wantedNode: string): OwnSubscriptions {
  const { requester, redirects, log, service, jid } = deps
  const isOurs = (entry: Subscription): boolean => sameJid(entry.jid, jid)

  const at: OwnSubscriptions['at'] = async (attempt) => {
    const answer = await redirects.follow(service, wantedNode, attempt)
    return answer.ok ? ok(answer.value.value) : answer
  }

  return {
    get node() {
      return redirects.nodeFor(service, wantedNode)
    },
    isOurs,
    at,
    async list() {
      const listed = await at((where) => listSubscriptions(requester, service, where))
      if (listed.ok) {
        const own = listed.value.filter(isOurs)
        return ok({ own, others: listed.value.length - own.length, told: true, away: false })
      }
      // A service that cannot list can still take a subscription; one that is not there cannot.
      if (listed.error.kind === 'stanza')
        return ok({ own: [], others: 0, told: false, away: isAway(listed.error) })
      return err(shownError(listed.error))
    },
    async drop(entries) {
      for (const { subid } of entries) {
        if (subid === undefined) continue
        const gone = await at((where) => unsubscribe(requester, { service, node: where, jid, subid }))
        if (!gone.ok) log.info('unsubscribe-failed', { service, reason: gone.error.kind })
      }
    },
  }
}
