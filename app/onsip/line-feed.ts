/**
 * Keeps many leaves of one service in sight for the life of one stream: colleagues' lines, each subscribed to by itself
 * (OnSIP developer wiki, "User-Agent Pubsub", subscribe to /sip-domain/sip-user). Who may see a leaf its owner decides,
 * so each is `subscribed` or refused by itself. One list of all subscriptions serves every leaf, and few requests are
 * under way at a time: a thousand lines are no storm.
 */
import { appError } from '../contract/errors.ts'
import type { Clock, Dispose, Logger, Random } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { sameJid } from '../xmpp/jid.ts'
import { attribute } from '../xmpp/stanza.ts'
import { createEventGate } from './event-gate.ts'
import {
  createLineRequests,
  lineKey,
  newEntry,
  type Entry,
  type LineTarget,
  type OwnByLine,
} from './line-requests.ts'
import { createRounds, type Outcome } from './rounds.ts'
import type { ServerTime } from './server-time.ts'
import { addressOfLeaf, leafOf } from './services.ts'

export interface LineFeedDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly connection: Connection
  readonly serverTime: ServerTime
  /** Own full JID. */
  readonly jid: string
  /** JID of the pubsub service. */
  readonly service: string
  readonly target: LineTarget
}

export interface LineFeed {
  /** From now on these lines and no others. */
  want(addresses: readonly string[]): void
  /** There is a grant: subscribe to all, or put their ends off. @param expiresAtMs server time */
  grant(expiresAtMs: number): void
  /** Ends the subscriptions at the service, as far as there is time. Never rejects. */
  end(): Promise<void>
  dispose(): void
}

/** One request a minute tells whether all of them still stand. */
const LOOK_EVERY_MS = 60_000
/** After a look that found nobody there. */
const LOOK_AGAIN_MS = 5_000
/** So many such looks in a row: a service that is away for longer than a restart tells of no line. */
const MOST_MISSES = 3
/** A subscription that was taken back is asked for again after this: the grant may have gone with it. */
const ENDED_RETRY_MS = 5_000
/** One that is taken back more often than this waits for the next grant. */
const MOST_COMEBACKS = 3

export function createLineFeed(deps: LineFeedDeps): LineFeed {
  const { clock, random, log, connection, serverTime, jid, service, target } = deps
  const entries = new Map<string, Entry>()
  let alive = true
  let expiresAtMs: number | undefined
  let isFirstRound = true
  let cancelLook: Dispose = () => undefined
  /** Looks in a row that found nobody there. */
  let misses = 0

  const at = (node: string): Entry | undefined => entries.get(lineKey(addressOfLeaf(node) ?? ''))
  const isCurrent = (entry: Entry): boolean => alive && entries.get(lineKey(entry.address)) === entry
  const requests = createLineRequests({
    ...{ clock, requester: connection, jid, service, target, isCurrent },
  })

  async function round(): Promise<Outcome> {
    const untilMs = expiresAtMs
    if (untilMs === undefined || serverTime.now() >= untilMs || entries.size === 0) return { kind: 'stop' }
    const due = [...entries.values()].filter(
      ({ status, settledUntilMs, looked }) =>
        settledUntilMs !== untilMs || (status === 'subscribed' && !looked),
    )
    if (due.length === 0) return { kind: 'stop' }
    const listed = await requests.listOwn()
    if (!alive) return { kind: 'stop' }
    if (listed === undefined) return { kind: 'retry', soon: false }
    if (isFirstRound) dropOrphans(listed.byLine)
    isFirstRound = false
    const done = await Promise.all(
      due.map((entry) =>
        requests.pool.run(async () => {
          if (!isCurrent(entry)) return true
          return requests.stand(entry, untilMs, listed.byLine.get(lineKey(entry.address)) ?? [])
        }),
      ),
    )
    return done.every(Boolean) ? { kind: 'stop' } : { kind: 'retry', soon: false }
  }

  /** Left behind by an earlier run that watched other lines. */
  function dropOrphans(byLine: OwnByLine): void {
    for (const [key, own] of byLine) {
      if (!entries.has(key)) for (const { node, subid } of own) void requests.drop(node, subid)
    }
  }

  const rounds = createRounds({ clock, random, log }, round)

  function planLook(): void {
    cancelLook = clock.after(misses > 0 ? LOOK_AGAIN_MS : LOOK_EVERY_MS, () => {
      void lookAgain().then(() => {
        if (alive) planLook()
      })
    })
  }

  /** A service may end subscriptions without a word, and a component that restarts loses events. */
  async function lookAgain(): Promise<void> {
    const asked = [...entries.values()].filter(({ status }) => status === 'subscribed')
    if (asked.length === 0) return
    const listed = await requests.listOwn()
    if (!alive) return
    if (listed === undefined || listed.away) {
      misses += 1
      if (misses === MOST_MISSES) outOfSight()
      return
    }
    misses = 0
    // Those that went out of sight are looked at anew.
    if (asked.some(({ looked }) => !looked)) rounds.request(0)
    if (!listed.told) return
    for (const entry of asked.filter(({ status }) => status === 'subscribed')) {
      const found = listed.byLine.get(lineKey(entry.address))?.[0]
      if (found !== undefined) entry.subid = found.subid
      else ended(entry)
    }
    const doubtful = target.doubtful().flatMap((address) => entries.get(lineKey(address)) ?? [])
    await Promise.all(
      doubtful.filter(({ looked }) => looked).map((entry) => requests.pool.run(() => requests.look(entry))),
    )
  }

  function outOfSight(): void {
    log.warn('lines-out-of-sight', { service, lines: entries.size })
    for (const entry of entries.values()) entry.looked = false
    target.stale()
  }

  function ended(entry: Entry): void {
    requests.refuse(entry, appError('subscription-ended'))
    entry.comebacks += 1
    if (entry.comebacks > MOST_COMEBACKS) return
    entry.settledUntilMs = 0
    rounds.request(ENDED_RETRY_MS)
  }

  const gate = createEventGate({
    ...{ log, service, jid },
    watches: (node) => at(node) !== undefined,
    ignores: () => true,
    items(part) {
      const entry = at(part.node)
      if (entry === undefined) return
      if (part.kind !== 'items') {
        target.snapshot(entry.address, [], new Set())
        return
      }
      for (const change of part.changes) {
        entry.newer?.add(change.id)
        if (change.kind === 'publish') target.publish(entry.address, change)
        else target.retract(entry.address, change.id)
      }
    },
    subscription({ node, jid: whose, state }) {
      const entry = sameJid(whose, jid) ? at(node) : undefined
      if (entry === undefined) return
      if (state === 'none') {
        if (entry.status === 'subscribed') ended(entry)
        else requests.refuse(entry, appError('subscription-refused'))
      } else if (state === 'subscribed' && entry.status === 'pending') {
        void requests.pool
          .run(() => requests.stood(entry))
          .then((done) => {
            // Nobody answered: what lies there is asked for in a later round.
            if (!done) rounds.request(ENDED_RETRY_MS)
          })
      }
    },
  })
  const disposeGate = connection.onStanza((stanza) => {
    if (sameJid(attribute(stanza, 'from') ?? '', service)) gate(stanza)
  })
  planLook()

  return {
    want(addresses) {
      const wanted = new Set(addresses.map(lineKey))
      for (const [key, entry] of [...entries]) {
        if (wanted.has(key)) continue
        entries.delete(key)
        entry.cancelDecision()
        if (entry.status !== 'none') void requests.drop(entry.node, entry.subid)
      }
      for (const address of addresses) {
        const node = leafOf(address)
        if (node === undefined || entries.has(lineKey(address))) continue
        entries.set(lineKey(address), newEntry(address, node))
      }
      rounds.request(0)
    },
    grant(untilMs) {
      expiresAtMs = untilMs
      rounds.request(0)
    },
    async end() {
      // Those that wait for their turn are not asked for any more: they would be left behind.
      alive = false
      rounds.dispose()
      const standing = [...entries.values()].filter(({ status }) => status !== 'none')
      await Promise.all(standing.map(({ node, subid }) => requests.drop(node, subid)))
    },
    dispose() {
      alive = false
      disposeGate()
      rounds.dispose()
      cancelLook()
      for (const { cancelDecision } of entries.values()) cancelDecision()
      target.stale()
    },
  }
}
