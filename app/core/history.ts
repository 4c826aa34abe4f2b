/** The record of calls as windows ask for it: sorted, searched, counted, a page at a time. */
import { callsOf } from '../calls/carrier.ts'
import type { Call } from '../calls/model.ts'
import { recordedCall } from '../calls/recorded.ts'
import { nearest } from '../calls/unseen.ts'
import type { CommandInput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import type { HistoryFilter, HistoryPage, HistoryRow } from '../contract/history.ts'
import { pageOf } from '../contract/page.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { ItemTable } from '../onsip/item-table.ts'
import { labelCommand } from '../onsip/recent-commands.ts'
import type { RecentCall } from '../onsip/recent-calls.ts'
import type { Session } from '../onsip/session.ts'
import type { NameOf } from '../people/names.ts'
import { createMatcher, folded } from '../people/search.ts'
import type { KeepsakeKeeper } from './keepsakes.ts'
import type { Store } from './store.ts'

export interface History {
  /** Newest first, times by our clock. The same array as long as nothing changed. */
  readonly rows: () => readonly HistoryRow[]
  readonly list: (input: CommandInput<'history.list'>) => HistoryPage
  /** A call of the record by its row, as rules act on it; undefined where the row is gone. */
  readonly call: (id: string) => Call | undefined
  readonly label: (input: CommandInput<'history.label'>) => Promise<Result<null, AppError>>
  forget(): void
}

export interface HistoryDeps {
  readonly store: Store
  readonly table: Pick<ItemTable<RecentCall>, 'items'>
  readonly run: Session['run']
  /** The rows are told differently now. */
  readonly touch: () => void
  readonly nameOf: NameOf
  /** What the user wrote about these calls, by row. */
  readonly notes: Pick<KeepsakeKeeper, 'noted' | 'revision'>
}

/** More labels than anybody gives between two starts; the oldest goes. */
const MOST_LABELS = 1_000

export function createHistory({ store, table, run, touch, nameOf, notes }: HistoryDeps): History {
  const labels = new Map<string, string>()
  const itemIds = new Map<string, string>()
  let sorted: readonly HistoryRow[] = []
  let sortedFor = ''
  let found: readonly HistoryRow[] = []
  let foundFor: { readonly rows: readonly HistoryRow[]; readonly search: string } | undefined

  function sort(skewMs: number): readonly HistoryRow[] {
    itemIds.clear()
    const all = table
      .items()
      .map(({ node, id: itemId, value }): HistoryRow => {
        const id = `${node} ${itemId}`
        itemIds.set(id, itemId)
        const label = labels.get(id)
        const name = nameOf(value.remote)
        return {
          ...value,
          ...(name === undefined ? {} : { remote: { ...value.remote, display: name } }),
          ...(label === undefined ? {} : { label }),
          id,
          startedAtMs: value.startedAtMs - skewMs,
        }
      })
      .sort((one, other) => other.startedAtMs - one.startedAtMs)
    const noted = notes.noted(all)
    if (noted.size === 0) return all
    return all.map((row) => {
      const note = noted.get(row.id)
      return note === undefined ? row : { ...row, note }
    })
  }

  function rows(): readonly HistoryRow[] {
    const skewMs = store.state.health.skewMs ?? 0
    const { feeds, people } = store.state
    // The directory is read bit by bit, after the calls: names are complete once it says so.
    const now = [feeds.recentCalls.revision, people.revision, skewMs, notes.revision()].join(' ')
    if (now !== sortedFor) {
      sorted = sort(skewMs)
      sortedFor = now
    }
    return sorted
  }

  function search(text: string): readonly HistoryRow[] {
    const all = rows()
    if (foundFor?.rows !== all || foundFor.search !== text) {
      const fits = createMatcher(text)
      const words = folded(text).split(/\s+/u).filter(Boolean)
      const isNoted = (note: string): boolean => words.every((word) => folded(note).includes(word))
      found =
        words.length === 0
          ? all
          : all.filter(({ remote, note }) => fits(remote) || (note !== undefined && isNoted(note)))
      foundFor = { rows: all, search: text }
    }
    return found
  }

  /** The record is the main account's: a call of another one at the same time is not meant. */
  const seenOf = (row: HistoryRow): Call | undefined =>
    nearest(row, callsOf(store.state.calls, {}).ended, new Set())

  /**
   * An item of the record bears no call-id any more. Of a call that was seen here it is known; of any other the item's
   * id is all that names it, and the service says whether it will do.
   */
  function callIdOf(row: HistoryRow): string {
    const seen = seenOf(row)
    return seen?.callIds[0] ?? itemIds.get(row.id) ?? row.id
  }

  return {
    rows,
    list({ filter, search: text, ...part }) {
      const all = search(text)
      const count = (of: HistoryFilter): number => all.filter(FITS[of]).length
      return {
        ...pageOf(filter === 'all' ? all : all.filter(FITS[filter]), part),
        counts: {
          all: all.length,
          incoming: count('incoming'),
          outgoing: count('outgoing'),
          missed: count('missed'),
          cancelled: count('cancelled'),
        },
      }
    },
    call(id) {
      const row = rows().find((each) => each.id === id)
      if (row === undefined) return undefined
      return recordedCall(row, id, seenOf(row)?.callIds ?? [])
    },
    async label({ id, label }) {
      const row = rows().find((each) => each.id === id)
      if (row === undefined) return err(appError('row-gone'))
      const callId = callIdOf(row)
      const answer = await run((services) => labelCommand(services.recentCallCommands, { callId, label }))
      if (!answer.ok) return answer
      labels.delete(id)
      labels.set(id, label)
      const [oldest] = labels.keys()
      if (labels.size > MOST_LABELS && oldest !== undefined) labels.delete(oldest)
      touch()
      return ok(null)
    },
    forget() {
      labels.clear()
      itemIds.clear()
      sorted = []
      sortedFor = ''
      found = []
      foundFor = undefined
    },
  }
}

const FITS: Readonly<Record<HistoryFilter, (row: HistoryRow) => boolean>> = {
  all: () => true,
  incoming: ({ direction }) => direction !== 'outgoing',
  outgoing: ({ direction }) => direction === 'outgoing',
  missed: ({ direction, outcome }) => direction !== 'outgoing' && outcome === 'missed',
  cancelled: ({ outcome }) => outcome === 'cancelled',
}
