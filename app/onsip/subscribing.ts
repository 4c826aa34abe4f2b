/**
 * Gets one subscription to stand and keeps its end away: list, then renew what is ours or subscribe, and wait for the
 * service's decision (OnSIP developer wiki, "First XMPP API client": Renewing and Reusing Subscriptions, Access Model).
 */
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Clock, Logger } from '../ports.ts'
import type { Requester } from '../xmpp/connection-types.ts'
import { followRedirects } from '../xmpp/follow-redirects.ts'
import { sameJid } from '../xmpp/jid.ts'
import { listSubscriptions, renew, subscribe, unsubscribe } from '../xmpp/pubsub.ts'
import type { SubscribeOptions, Subscription } from '../xmpp/subscription.ts'
import { shownError } from './request-error.ts'

/** The decision is asked of a third party behind the service; the vendor's own client waits as long. */
const DECISION_MS = 15_000

export interface SubscribingDeps {
  readonly requester: Requester
  readonly clock: Clock
  readonly log: Logger
  readonly service: string
  /** Own full JID: only subscriptions that bear it are ours, other resources' are never touched. */
  readonly jid: string
  /** Called at the moment before a request leaves that makes events come. */
  readonly beforeSubscribe: () => void
}

export interface Subscribing {
  /** The node in use: the wanted one, or where the service redirected to. */
  readonly node: string
  /** @param expireAtMs server time. Resolves once events will come, or with the reason why not. */
  stand(expireAtMs: number): Promise<Result<null, AppError>>
  /** A subscription state that the service told by message. @returns whether it is about ours. */
  hear(subscription: Subscription): boolean
  /** Ends what is ours at the service. Never rejects. */
  end(): Promise<void>
}

export function createSubscribing(deps: SubscribingDeps, wantedNode: string): Subscribing {
  const { requester, clock, log, service, jid } = deps
  let node = wantedNode
  let decide: ((state: string) => void) | undefined
  /** What the service said since `stand` was called: the message may come together with the list. */
  let heard: string | undefined

  const heardAlready = (): string | undefined => heard
  const request = (at: string) => ({ service, node: at, jid })
  const isOurs = (entry: Subscription): boolean => sameJid(entry.jid, jid)

  /** @returns the service's word, `timeout` when it says nothing. */
  function decision(): Promise<string> {
    return new Promise((resolve) => {
      const settle = (state: string): void => {
        cancel()
        decide = undefined
        resolve(state)
      }
      const cancel = clock.after(DECISION_MS, () => {
        settle('timeout')
      })
      decide = settle
    })
  }

  async function ownEntries(): Promise<Result<readonly Subscription[], AppError>> {
    const listed = await followRedirects(service, node, (at) => listSubscriptions(requester, service, at))
    if (listed.ok) {
      node = listed.value.node
      return ok(listed.value.value.filter(isOurs))
    }
    // A service that cannot list can still take a subscription; one that is not there cannot.
    if (listed.error.kind === 'stanza') return ok([])
    return err(shownError(listed.error))
  }

  async function drop(entries: readonly Subscription[]): Promise<void> {
    for (const { subid } of entries) {
      if (subid === undefined) continue
      const gone = await unsubscribe(requester, { ...request(node), subid })
      if (!gone.ok) log.info('unsubscribe-failed', { service, reason: gone.error.kind })
    }
  }

  async function reuse(
    entries: readonly Subscription[],
    options: SubscribeOptions,
  ): Promise<Result<null, AppError> | undefined> {
    const [first, ...extra] = entries.filter(
      ({ state, subid }) => state === 'subscribed' && subid !== undefined,
    )
    if (first?.subid === undefined) return undefined
    await drop(extra)
    deps.beforeSubscribe()
    const renewed = await renew(requester, { ...request(node), subid: first.subid }, options)
    if (renewed.ok) return renewed
    log.info('renewal-failed', { service, reason: renewed.error.kind })
    // A refused renewal means that it ended meanwhile: subscribe anew.
    return renewed.error.kind === 'stanza' ? undefined : err(shownError(renewed.error))
  }

  async function subscribeAnew(options: SubscribeOptions): Promise<Result<null, AppError>> {
    // Heard from before the request leaves: the message may overtake the answer.
    const decided = decision()
    deps.beforeSubscribe()
    const answer = await followRedirects(service, node, (at) => subscribe(requester, request(at), options))
    if (!answer.ok) {
      decide?.('withdrawn')
      const shown = shownError(answer.error)
      return err(shown.code === 'refused' ? appError('subscription-refused', shown.detail) : shown)
    }
    node = answer.value.node
    if (answer.value.value.state !== 'pending') decide?.(answer.value.value.state)
    return verdict(await decided)
  }

  return {
    get node() {
      return node
    },
    async stand(expireAtMs) {
      const options = { expireAtMs }
      heard = undefined
      const own = await ownEntries()
      if (!own.ok) return own
      const reused = await reuse(own.value, options)
      if (reused) return reused
      if (!own.value.some(({ state }) => state === 'pending')) return subscribeAnew(options)
      // Ours is being decided already: a second one would only count against the limit of ten.
      deps.beforeSubscribe()
      return verdict(heardAlready() ?? (await decision()))
    },
    hear(subscription) {
      const ours = isOurs(subscription) && (subscription.node === '' || subscription.node === node)
      if (ours && (subscription.state === 'subscribed' || subscription.state === 'none')) {
        heard = subscription.state
        decide?.(subscription.state)
      }
      return ours
    },
    async end() {
      const own = await ownEntries()
      if (own.ok) await drop(own.value)
    },
  }
}

function verdict(state: string): Result<null, AppError> {
  if (state === 'subscribed') return ok(null)
  return err(appError(state === 'timeout' ? 'subscription-timeout' : 'subscription-refused'))
}
