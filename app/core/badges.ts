/** What waits to be looked at: missed calls, each once however it became known, and messages. */
import { missedAt } from '../calls/missed.ts'
import { LONGEST_RING_MS } from '../calls/overdue.ts'
import type { Badges } from '../contract/history.ts'
import type { Clock, SeenMemory } from '../ports.ts'
import type { History } from './history.ts'
import type { Store } from './store.ts'
import type { Voicemail } from './voicemail.ts'

export interface BadgeKeeper {
  /** Counts anew. The same counts change nothing. */
  readonly count: () => void
  /** Whether the main window has the keyboard: what is missed under the user's eyes is seen. */
  readonly look: (looking: boolean) => void
  /** The history was looked at. */
  readonly historySeen: () => void
}

export interface BadgesDeps {
  readonly clock: Clock
  readonly store: Store
  readonly memory: SeenMemory
  readonly history: Pick<History, 'rows'>
  readonly voicemail: Pick<Voicemail, 'inboxCount'>
}

/** Beyond it nobody counts any more. */
const MOST_RECORDS = 500

export function createBadges({ clock, store, memory, history, voicemail }: BadgesDeps): BadgeKeeper {
  let looking = false
  let lookedAtMs = clock.now()
  /** Of an account that was never looked at: what happened before is no news. Also for one that nothing is kept of. */
  let seen = { address: '', atMs: 0 }

  function seenAtMs(): number {
    const { address, simulated } = store.state.account
    const key = simulated ? '' : address.toLowerCase()
    if (seen.address !== key || seen.atMs === 0) {
      const kept = key === '' ? undefined : memory.historySeenAtMs(key)
      seen = { address: key, atMs: kept ?? clock.now() }
      if (kept === undefined && key !== '') memory.rememberHistorySeen(key, seen.atMs)
    }
    if (seen.atMs > clock.now()) seen = { ...seen, atMs: clock.now() }
    return seen.atMs
  }

  function count(): void {
    const { calls, badges } = store.state
    // The clock was put back since: else what is missed now would lie before the last look.
    if (looking || lookedAtMs > clock.now()) lookedAtMs = clock.now()
    const historyAtMs = seenAtMs()
    const fromMs = Math.min(lookedAtMs, historyAtMs) - LONGEST_RING_MS
    const recent = history.rows().slice(0, MOST_RECORDS)
    const missed = missedAt(
      recent.filter(({ startedAtMs }) => startedAtMs >= fromMs),
      calls,
    )
    const after = (atMs: number): number => missed.filter((at) => at > atMs).length
    const next: Badges = {
      missedSinceLook: after(lookedAtMs),
      missed: after(historyAtMs),
      voicemail: voicemail.inboxCount(),
    }
    if (!sameBadges(badges, next)) store.patch({ badges: next })
  }

  return {
    count,
    look(now) {
      looking = now
      lookedAtMs = clock.now()
      count()
    },
    historySeen() {
      seenAtMs()
      seen = { ...seen, atMs: clock.now() }
      if (seen.address !== '') memory.rememberHistorySeen(seen.address, seen.atMs)
      count()
    },
  }
}

const sameBadges = (one: Badges, other: Badges): boolean =>
  one.missedSinceLook === other.missedSinceLook &&
  one.missed === other.missed &&
  one.voicemail === other.voicemail
