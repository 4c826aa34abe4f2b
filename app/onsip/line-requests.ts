/**
 * What is asked of the service for one watched line: subscribe or renew, what lies there, end it. Who may see a leaf
 * its owner decides (OnSIP developer wiki, "First XMPP API client", Access Model), so each is told by itself.
 */
import { appError, type AppError } from '../contract/errors.ts'
import type { LineSight } from '../people/lines.ts'
import type { Clock, Dispose } from '../ports.ts'
import type { Requester } from '../xmpp/connection-types.ts'
import { sameJid } from '../xmpp/jid.ts'
import { createPool, type Pool } from '../xmpp/pool.ts'
import { listSubscriptions, renew, requestItems, subscribe, unsubscribe } from '../xmpp/pubsub.ts'
import type { PubsubItem } from '../xmpp/pubsub-items.ts'
import type { Subscription } from '../xmpp/subscription.ts'
import { isAway, mayPass, shownError } from './request-error.ts'
import { addressOfLeaf } from './services.ts'

/** Whoever takes what is heard of lines; addresses as they were wanted. */
export interface LineTarget {
  sight(address: string, sight: LineSight): void
  publish(address: string, item: PubsubItem): void
  retract(address: string, id: string): void
  /** All that there is now, but for what events settled since it was asked for. */
  snapshot(address: string, items: readonly PubsubItem[], newer: ReadonlySet<string>): void
  /** Lines of which it is worth asking again what there is: an event may have got lost. */
  doubtful(): readonly string[]
  /** The stream ended. */
  stale(): void
}

/** Requests under way at a time: a thousand lines are no storm. */
const PARALLEL = 8
/** As for the own calls: the decision is asked of a third party behind the service. */
const DECISION_MS = 15_000

/** One line on one stream. */
export interface Entry {
  readonly address: string
  readonly node: string
  status: 'none' | 'pending' | 'subscribed'
  subid: string | undefined
  /** The end that was asked for, or under which it was refused, server time. */
  settledUntilMs: number
  /** What lies there was asked for on this stream. */
  looked: boolean
  /** What events settled while an answer is awaited. */
  newer: Set<string> | undefined
  comebacks: number
  cancelDecision: Dispose
}

export const newEntry = (address: string, node: string): Entry => ({
  ...{ address, node, status: 'none', subid: undefined, settledUntilMs: 0, looked: false },
  ...{ newer: undefined, comebacks: 0, cancelDecision: () => undefined },
})

/** Addresses are compared as the service compares them. */
export const lineKey = (address: string): string => address.toLowerCase()

export interface LineRequestsDeps {
  readonly clock: Clock
  readonly requester: Requester
  /** Own full JID. */
  readonly jid: string
  /** JID of the pubsub service. */
  readonly service: string
  readonly target: LineTarget
  /** Whether the line is still watched on this stream. */
  readonly isCurrent: (entry: Entry) => boolean
}

/** By `lineKey`, those that bear our own full JID and stand. */
export type OwnByLine = ReadonlyMap<string, readonly Subscription[]>

export interface OwnList {
  /** The service lists at all. */
  readonly told: boolean
  /** Nobody is there who could tell. */
  readonly away: boolean
  readonly byLine: OwnByLine
}

export interface LineRequests {
  readonly pool: Pool
  /** One list for all lines. Undefined: nobody answered. */
  listOwn(): Promise<OwnList | undefined>
  /** Renews what is there, else subscribes. @returns false where it may work later */
  stand(entry: Entry, untilMs: number, own: readonly Subscription[]): Promise<boolean>
  /** The service said that it stands. @returns false when nobody told what lies there */
  stood(entry: Entry): Promise<boolean>
  /** Asks what lies there. @returns false when nobody answered */
  look(entry: Entry): Promise<boolean>
  refuse(entry: Entry, error: AppError): void
  /** Ends a subscription. Never rejects. */
  drop(node: string, subid: string | undefined): Promise<unknown>
}

export function createLineRequests(deps: LineRequestsDeps): LineRequests {
  const { clock, requester, jid, service, target, isCurrent } = deps
  const pool = createPool(PARALLEL)

  function refuse(entry: Entry, error: AppError): void {
    entry.cancelDecision()
    entry.status = 'none'
    entry.looked = false
    if (isCurrent(entry)) target.sight(entry.address, { kind: 'refused', error })
  }

  async function listOwn(): ReturnType<LineRequests['listOwn']> {
    const listed = await listSubscriptions(requester, service)
    if (!listed.ok && listed.error.kind !== 'stanza') return undefined
    const byLine = new Map<string, Subscription[]>()
    for (const entry of listed.ok ? listed.value : []) {
      const isOurs = sameJid(entry.jid, jid) && entry.state === 'subscribed' && entry.subid !== undefined
      const address = isOurs ? addressOfLeaf(entry.node) : undefined
      if (address === undefined) continue
      byLine.set(lineKey(address), [...(byLine.get(lineKey(address)) ?? []), entry])
    }
    return { told: listed.ok, away: !listed.ok && isAway(listed.error), byLine }
  }

  const drop = (node: string, subid: string | undefined): Promise<unknown> =>
    pool.run(() => unsubscribe(requester, { service, node, jid, ...(subid === undefined ? {} : { subid }) }))

  async function stand(entry: Entry, untilMs: number, own: readonly Subscription[]): Promise<boolean> {
    const request = { service, node: entry.node, jid }
    const [first, ...extra] = own
    for (const { subid } of extra) void drop(entry.node, subid)
    entry.newer ??= new Set()
    if (first?.subid !== undefined) {
      const renewed = await renew(requester, { ...request, subid: first.subid }, { expireAtMs: untilMs })
      if (renewed.ok) {
        entry.subid = first.subid
        entry.settledUntilMs = untilMs
        return stood(entry)
      }
      if (renewed.error.kind !== 'stanza') return false
    }
    entry.subid = undefined
    entry.status = 'pending'
    entry.settledUntilMs = untilMs
    // Heard from before the request leaves: the message may overtake the answer.
    entry.cancelDecision()
    entry.cancelDecision = clock.after(DECISION_MS, () => {
      if (entry.status === 'pending') refuse(entry, appError('subscription-timeout'))
    })
    const answer = await subscribe(requester, request, { expireAtMs: untilMs })
    if (!answer.ok) {
      const shown = shownError(answer.error)
      refuse(entry, shown.code === 'refused' ? appError('subscription-refused', shown.detail) : shown)
      if (mayPass(answer.error)) entry.settledUntilMs = 0
      return !mayPass(answer.error)
    }
    if (answer.value.state === 'none') refuse(entry, appError('subscription-refused'))
    else if (answer.value.state === 'subscribed') return stood(entry)
    return true
  }

  async function stood(entry: Entry): Promise<boolean> {
    entry.cancelDecision()
    entry.status = 'subscribed'
    return entry.looked || look(entry)
  }

  async function look(entry: Entry): Promise<boolean> {
    const newer = (entry.newer ??= new Set())
    const answer = await requestItems(requester, service, entry.node)
    if (entry.newer === newer) entry.newer = undefined
    if (!isCurrent(entry) || entry.status !== 'subscribed') return true
    if (!answer.ok && answer.error.kind !== 'stanza') return false
    const again = entry.looked
    entry.looked = true
    // What could not be asked for anew stays as events tell it.
    if (!answer.ok && again) return true
    const items = answer.ok ? answer.value.flatMap((group) => group.items) : []
    target.snapshot(entry.address, items, newer)
    target.sight(entry.address, { kind: 'live', partial: !answer.ok })
    return true
  }

  return { pool, listOwn, stand, stood, look, refuse, drop }
}
