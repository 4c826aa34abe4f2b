/**
 * The watched lines as they are heard of: kept in main, told as a number that grows. A storm of changes is told at most
 * every `TELL_EVERY_MS`, the first of them at once.
 */
import { NO_TEAM } from '../contract/team.ts'
import { decodeActiveCall, type FormatNumber } from '../onsip/active-calls.ts'
import type { LineTarget } from '../onsip/line-requests.ts'
import { leafOf } from '../onsip/services.ts'
import type { WatchedLines } from '../onsip/session.ts'
import { decodeUserAgent } from '../onsip/user-agents.ts'
import { newLine, reduceLine, type Line, type LineEvent } from '../people/lines.ts'
import type { Clock, Logger } from '../ports.ts'
import type { PubsubItem } from '../xmpp/pubsub-items.ts'
import type { Store } from './store.ts'

export interface Lines {
  readonly watched: WatchedLines
  /** In the order in which they are shown. */
  all(): readonly Line[]
  /** Makes them these. Those that stay keep what is known of them. @returns whether they are others now */
  set(addresses: readonly string[]): boolean
  /** Another account's colleagues: nothing of what was seen stays. */
  forget(): void
}

export interface LinesDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly store: Store
  readonly formatNumber: FormatNumber
}

/** A frame: sooner nobody sees, and a thousand lines that come on line at once would be thousands of messages. */
const TELL_EVERY_MS = 16
/** So many lines with a call are asked about again at a time. */
const MOST_DOUBTFUL = 20

export function createLines({ clock, log, store, formatNumber }: LinesDeps): Lines {
  let lines = new Map<string, Line>()
  /** Also those that were: an event on its way must not be taken for a call of one's own. */
  const ever = new Set<string>()
  const askedAgainAt = new Map<string, number>()
  let lastSet: readonly string[] | undefined
  let waits = false
  let isDue = false
  const keyOf = (address: string): string => address.toLowerCase()

  function tell(): void {
    if (waits) {
      isDue = true
      return
    }
    waits = true
    isDue = false
    const all = [...lines.values()]
    const stale = all.flatMap(({ calls }) =>
      calls.kind === 'live' && calls.staleSinceMs !== undefined ? [calls.staleSinceMs] : [],
    )
    const seen = all.some(({ calls }) => calls.kind === 'live' && calls.staleSinceMs === undefined)
    store.patch({
      team: {
        revision: store.state.team.revision + 1,
        total: all.length,
        asking: all.filter(({ calls }) => calls.kind === 'asking').length,
        refused: all.filter(({ calls }) => calls.kind === 'refused').length,
        takenBy: store.state.team.takenBy,
        ...(seen || stale.length === 0 ? {} : { staleSinceMs: Math.min(...stale) }),
      },
    })
    clock.after(TELL_EVERY_MS, () => {
      waits = false
      if (isDue) tell()
    })
  }

  function dispatch(address: string, event: LineEvent): void {
    const line = lines.get(keyOf(address))
    const next = line && reduceLine(line, event)
    if (next === undefined || next === line) return
    lines.set(keyOf(address), next)
    tell()
  }

  const skipped = (service: string, reason: string): void => {
    log.warn('item-skipped', { reason, service })
  }
  const placed = (address: string, { id, payload }: PubsubItem) => ({
    ...{ node: leafOf(address) ?? '', itemId: id, payload },
  })

  /** The items that can be read, by id. */
  function readAll<T>(
    items: readonly PubsubItem[],
    read: (item: PubsubItem) => T | undefined,
  ): Map<string, T> {
    return new Map(
      items.flatMap((item) => {
        const value = read(item)
        return value === undefined ? [] : [[item.id, value] as const]
      }),
    )
  }

  function readLeg(address: string, item: PubsubItem) {
    const leg = decodeActiveCall(placed(address, item), formatNumber)
    if (leg.ok) return leg.value
    skipped('active-calls', leg.error)
    return undefined
  }

  function readPhone(address: string, item: PubsubItem) {
    const phone = decodeUserAgent(placed(address, item))
    if (phone.ok) return phone.value
    skipped('user-agents', phone.error)
    return undefined
  }

  const targetFor = (
    of: 'calls' | 'phones',
    itself: Pick<LineTarget, 'publish' | 'snapshot' | 'doubtful'>,
  ): LineTarget => ({
    ...itself,
    sight(address, sight) {
      dispatch(address, { kind: 'sight', of, sight })
    },
    retract(address, id) {
      dispatch(address, { kind: 'gone', of, id })
    },
    stale() {
      const atMs = clock.now()
      for (const { address } of [...lines.values()]) dispatch(address, { kind: 'stale', of, atMs })
    },
  })

  const calls = targetFor('calls', {
    publish(address, item) {
      const leg = readLeg(address, item)
      // What can no longer be read is not what it was.
      dispatch(address, leg ? { kind: 'leg', id: item.id, leg } : { kind: 'gone', of: 'calls', id: item.id })
    },
    snapshot(address, items, newer) {
      dispatch(address, { kind: 'legs', all: readAll(items, (item) => readLeg(address, item)), newer })
    },
    doubtful() {
      const busy = [...lines].filter(([, { legs }]) => legs.size > 0).map(([key]) => key)
      const next = busy
        .sort((one, other) => (askedAgainAt.get(one) ?? 0) - (askedAgainAt.get(other) ?? 0))
        .slice(0, MOST_DOUBTFUL)
      for (const key of askedAgainAt.keys()) if (!busy.includes(key)) askedAgainAt.delete(key)
      for (const key of next) askedAgainAt.set(key, clock.monotonic())
      return next
    },
  })

  const phones = targetFor('phones', {
    publish(address, item) {
      const phone = readPhone(address, item)
      dispatch(
        address,
        phone ? { kind: 'phone', id: item.id, phone } : { kind: 'gone', of: 'phones', id: item.id },
      )
    },
    snapshot(address, items, newer) {
      dispatch(address, { kind: 'devices', all: readAll(items, (item) => readPhone(address, item)), newer })
    },
    doubtful: () => [],
  })

  return {
    watched: {
      wanted: () => [...lines.values()].map(({ address }) => address),
      isLine: (address) => ever.has(keyOf(address)),
      calls,
      phones,
    },
    all: () => [...lines.values()],
    set(addresses) {
      if (addresses === lastSet) return false
      lastSet = addresses
      const next = new Map(
        addresses.map((address) => [keyOf(address), lines.get(keyOf(address)) ?? newLine(address)]),
      )
      const before = [...lines.keys()].join(' ')
      lines = next
      for (const key of lines.keys()) ever.add(key)
      if ([...next.keys()].join(' ') === before) return false
      tell()
      return true
    },
    forget() {
      // Where a service names no addresses, the next account's own calls would be taken for a colleague's.
      ever.clear()
      for (const key of lines.keys()) ever.add(key)
      if (lines.size === 0 && store.state.team === NO_TEAM) return
      lines = new Map([...lines].map(([key, { address }]) => [key, newLine(address)]))
      tell()
    },
  }
}
