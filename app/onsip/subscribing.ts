/**
 * Gets one subscription to stand and keeps its end away: list, then renew what is ours or subscribe, wait for the
 * service's decision, and look whether it is true (OnSIP developer wiki, "First XMPP API client": Renewing and Reusing
 * Subscriptions, Access Model). Several of the vendor's clients renew by a misspelt option, which the service accepts
 * and ignores: a result alone proves nothing.
 */
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Clock, Logger } from '../ports.ts'
import type { Requester } from '../xmpp/connection-types.ts'
import { pubsubCondition } from '../xmpp/pubsub-error.ts'
import { renew, subscribe } from '../xmpp/pubsub.ts'
import type { Redirects } from '../xmpp/redirects.ts'
import type { SubscribeOptions, Subscription } from '../xmpp/subscription.ts'
import { createDecision } from './decision.ts'
import { createOwnSubscriptions, type Listed } from './own-subscriptions.ts'
import { shownError } from './request-error.ts'

/** A hard limit per node and JID (the same page). Which JID, bare or full, it does not say. */
const MOST_SUBSCRIPTIONS = 10

export interface SubscribingDeps {
  readonly requester: Requester
  readonly redirects: Redirects
  readonly clock: Clock
  readonly log: Logger
  readonly service: string
  /** Own full JID: only subscriptions that bear it are ours, other resources' are never touched. */
  readonly jid: string
  /** Called at the moment before a request leaves that makes events come. */
  readonly beforeSubscribe: () => void
}

/** A subscription that stands. `subid` is undefined where the service does not list it. */
export interface Stood {
  readonly subid: string | undefined
}

/** `away`: there is no service just now. `silent`: it did not answer. `unknown`: it does not tell, or nobody asked. */
export type Found = 'stands' | 'gone' | 'away' | 'silent' | 'unknown'

export interface Subscribing {
  /** The node in use: the wanted one, or where the service redirected to. */
  readonly node: string
  /** @param expireAtMs server time. Resolves once events will come, or with the reason why not. */
  stand(expireAtMs: number): Promise<Result<Stood, AppError>>
  /** Whether the service still lists this one. */
  look(subid: string): Promise<Found>
  /** A subscription state that the service told by message. @returns whether it is about ours. */
  hear(subscription: Subscription): boolean
  /** Ends what is ours at the service. Never rejects. */
  end(): Promise<void>
}

export function createSubscribing(deps: SubscribingDeps, wantedNode: string): Subscribing {
  const { requester, clock, log, service, jid } = deps
  const mine = createOwnSubscriptions(deps, wantedNode)
  const decision = createDecision(clock)
  /** What the service said since `stand` was called: its message may come together with the list. */
  let word: string | undefined
  /** We are leaving: what is not asked for yet is not asked for any more. */
  let leaving = false
  const begin = (): void => {
    word = undefined
  }
  const isLeaving = (): boolean => leaving
  const request = (node: string) => ({ service, node, jid })

  /** What the service lists after it said that all is well. */
  async function proven(subid?: string): Promise<Result<Stood | undefined, AppError>> {
    const listed = await mine.list()
    if (!listed.ok) return listed
    if (!listed.value.told) return ok({ subid })
    const found = subscribedOf(listed.value).find((entry) => subid === undefined || entry.subid === subid)
    return ok(found && { subid: found.subid })
  }

  /** @returns undefined where there is nothing to take up */
  async function reuse(
    listed: Listed,
    options: SubscribeOptions,
  ): Promise<Result<Stood, AppError> | undefined> {
    const [first, ...extra] = subscribedOf(listed)
    const subid = first?.subid
    if (subid === undefined) return undefined
    await mine.drop(extra)
    deps.beforeSubscribe()
    const renewed = await mine.at((node) => renew(requester, { ...request(node), subid }, options))
    if (!renewed.ok) {
      log.info('renewal-failed', { service, reason: renewed.error.kind })
      // A refused renewal means that it ended meanwhile: subscribe anew.
      return renewed.error.kind === 'stanza' ? undefined : err(shownError(renewed.error))
    }
    const seen = await proven(subid)
    if (!seen.ok) return seen
    if (seen.value === undefined) log.warn('renewal-without-effect', { service })
    return seen.value && ok(seen.value)
  }

  async function subscribeAnew(
    listed: Listed,
    options: SubscribeOptions,
    again = true,
  ): Promise<Result<Stood, AppError>> {
    // Heard from before the request leaves: the message may overtake the answer.
    const decided = decision.wait()
    deps.beforeSubscribe()
    const answer = await mine.at((node) => subscribe(requester, request(node), options))
    if (!answer.ok) {
      decision.settle('withdrawn')
      const shown = shownError(answer.error)
      const full = listed.own.length + listed.others >= MOST_SUBSCRIPTIONS
      const refused = answer.error.kind === 'stanza' ? answer.error : undefined
      if (refused && (full || pubsubCondition(refused) === 'too-many-subscriptions')) {
        log.warn('subscription-limit', { service, own: listed.own.length, others: listed.others })
        if (again && listed.own.length > 0) {
          await mine.drop(listed.own)
          return subscribeAnew({ ...listed, own: [] }, options, false)
        }
        return err(appError('subscription-limit', shown.detail))
      }
      return err(shown.code === 'refused' ? appError('subscription-refused', shown.detail) : shown)
    }
    if (answer.value.state !== 'pending') decision.settle(answer.value.state)
    return stoodBy(await decided)
  }

  async function stoodBy(state: string): Promise<Result<Stood, AppError>> {
    if (state !== 'subscribed') {
      return err(appError(state === 'timeout' ? 'subscription-timeout' : 'subscription-refused'))
    }
    const seen = await proven()
    if (!seen.ok) return seen
    // The service's message counts although its list lags behind.
    return ok(seen.value ?? { subid: undefined })
  }

  async function getUp(options: SubscribeOptions): Promise<Result<Stood, AppError>> {
    const listed = await mine.list()
    if (!listed.ok) return listed
    if (isLeaving()) return err(appError('offline'))
    const reused = await reuse(listed.value, options)
    if (reused) return reused
    if (!listed.value.own.some(({ state }) => state === 'pending'))
      return subscribeAnew(listed.value, options)
    // Ours is being decided already: a second one would only count against the limit of ten.
    deps.beforeSubscribe()
    return stoodBy(word ?? (await decision.wait()))
  }

  return {
    get node() {
      return mine.node
    },
    async stand(expireAtMs) {
      begin()
      const stood = await getUp({ expireAtMs })
      return stood.ok && word === 'none' ? err(appError('subscription-ended')) : stood
    },
    async look(subid) {
      const listed = await mine.list()
      if (!listed.ok) return listed.error.code === 'timeout' ? 'silent' : 'unknown'
      if (!listed.value.told) return listed.value.away ? 'away' : 'unknown'
      return subscribedOf(listed.value).some((entry) => entry.subid === subid) ? 'stands' : 'gone'
    },
    hear(subscription) {
      const ours = mine.isOurs(subscription) && (subscription.node === '' || subscription.node === mine.node)
      if (ours && (subscription.state === 'subscribed' || subscription.state === 'none')) {
        word = subscription.state
        decision.settle(subscription.state)
      }
      return ours
    },
    async end() {
      leaving = true
      const listed = await mine.list()
      if (listed.ok) await mine.drop(listed.value.own)
    },
  }
}

const subscribedOf = ({ own }: Listed): readonly Subscription[] =>
  own.filter(({ state, subid }) => state === 'subscribed' && subid !== undefined)
