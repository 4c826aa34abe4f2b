/** What users keep for themselves about calls: read with the account, written with each change, never sent anywhere. */
import { movedFavourite, withFavourite, withoutFavourite } from '../calls/favourites.ts'
import { callsOf } from '../calls/carrier.ts'
import { callById } from '../calls/call-list.ts'
import type { Call, Party } from '../calls/model.ts'
import { noteAbout, noteOfCall, notesByRow, tidyNote, MOST_NOTES, type CallNote } from '../calls/notes.ts'
import { redialText } from '../calls/party.ts'
import { providerOf } from '../calls/provider.ts'
import { nearest } from '../calls/unseen.ts'
import { NOTHING } from '../contract/command-outputs.ts'
import { appError, type AppError } from '../contract/errors.ts'
import type { HistoryRow } from '../contract/history.ts'
import { NO_KEEPSAKES, type Keepsakes, type KeepsakesState } from '../contract/keepsakes.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Handlers } from '../core.ts'
import type { NameOf } from '../people/names.ts'
import type { KeepsakeStore } from '../ports.ts'
import type { Store } from './store.ts'

type KeepsakeCommand = 'favourite.add' | 'favourite.remove' | 'favourite.move' | 'note.set'

export interface KeepsakeKeeper {
  readonly handlers: Pick<Handlers, KeepsakeCommand>
  /** Notes by the rows of the record that they belong to. */
  readonly noted: (rows: readonly HistoryRow[]) => ReadonlyMap<string, string>
  /** Grows with each change of a note. */
  readonly revision: () => number
  /** Tells what windows show of it, and finds the rows of notes on calls. The same changes nothing. */
  readonly tell: () => void
}

/** No account's address. */
const SIMULATED = 'simulated'

export interface KeepsakesDeps {
  readonly store: Store
  readonly memory: KeepsakeStore
  readonly nameOf: NameOf
  /** The record of calls, newest first, times by our clock. */
  readonly rows: () => readonly HistoryRow[]
  /** The rows are told differently now. */
  readonly touch: () => void
}

export function createKeepsakes({ store, memory, nameOf, rows, touch }: KeepsakesDeps): KeepsakeKeeper {
  let account: string | undefined
  let kept: Keepsakes = NO_KEEPSAKES
  let revision = 0

  /**
   * Of the main account, under an empty address where there is none: calls come by further accounts and an engine all the
   * same. Nothing is kept of the simulator beyond this run.
   */
  function current(): Keepsakes {
    const { address, simulated } = store.state.account
    const now = simulated ? SIMULATED : address.toLowerCase()
    if (now !== account) {
      account = now
      kept = now === SIMULATED ? NO_KEEPSAKES : memory.of(now)
      revision += 1
    }
    return kept
  }

  function keep(next: Partial<Keepsakes>): Result<null, AppError> {
    const whole = { ...current(), ...next }
    const written = account === undefined || account === SIMULATED ? ok(null) : memory.keep(account, whole)
    if (!written.ok) return written
    kept = whole
    if (next.notes !== undefined) revision += 1
    tell()
    return ok(NOTHING)
  }

  function tell(): void {
    const { favourites, notes } = current()
    const { calls, keepsakes } = store.state
    const shown = [...calls.active, ...calls.ended].flatMap((call) => {
      const note = noteOfCall(notes, call)
      return note === undefined ? [] : [[call.id, note.text] as const]
    })
    const next: KeepsakesState = { favourites, notes: Object.fromEntries(shown), lastDialled: lastDialled() }
    if (!sameShown(keepsakes, next)) store.patch({ keepsakes: next })
  }

  function lastDialled(): Party | null {
    const { calls, account: own } = store.state
    const here = [...calls.active, ...calls.ended].filter(
      (call) => isPlaced(call, own.address) && (providerOf(call) === 'onsip' || call.remote.number !== ''),
    )
    const there = rows().find((row) => isPlaced(row, own.address))
    const latest = [...here, ...(there === undefined ? [] : [there])].sort(
      (one, other) => other.startedAtMs - one.startedAtMs,
    )[0]
    if (latest === undefined) return null
    const display = nameOf(latest.remote)
    return display === undefined ? latest.remote : { ...latest.remote, display }
  }

  /** The one that was written last stands first; so many are kept. */
  function write(before: CallNote | undefined, after: CallNote): Result<{ removed: boolean }, AppError> {
    const { notes } = current()
    const others = notes.filter((note) => note !== before)
    const all = after.text === '' ? others : [after, ...others]
    const stored = keep({ notes: all.slice(0, MOST_NOTES) })
    if (!stored.ok) return stored
    touch()
    return ok({ removed: all.length > MOST_NOTES })
  }

  function onCall(call: Call, text: string): ReturnType<typeof write> {
    const before = noteOfCall(current().notes, call)
    return write(before, { ...noteAbout(call, text), ...(before && { rowId: before.rowId }) })
  }

  function onRow(row: HistoryRow, text: string): ReturnType<typeof write> {
    const { direction, remote, startedAtMs, id } = row
    const before = notesByRow(current().notes, rows()).get(id)
    const seen = nearest(row, callsOf(store.state.calls, {}).ended, new Set())
    const about = { direction, address: remote.address, startedAtMs, silent: false }
    return write(before, {
      ...(before ?? { ...about, callIds: seen?.callIds ?? [] }),
      ...{ text, rowId: id },
    })
  }

  return {
    handlers: {
      'favourite.add': ({ dial, name }) => {
        const favourites = withFavourite(current().favourites, { dial, name })
        return favourites === undefined ? err(appError('favourites-full')) : keep({ favourites })
      },
      'favourite.remove': ({ dial }) => keep({ favourites: withoutFavourite(current().favourites, dial) }),
      'favourite.move': ({ dial, to }) =>
        keep({ favourites: movedFavourite(current().favourites, dial, to) }),
      'note.set': ({ on, text }) => {
        const tidy = tidyNote(text)
        if (on.kind === 'call') {
          const call = callById(store.state.calls, on.callId)
          return call === undefined ? err(appError('row-gone')) : onCall(call, tidy)
        }
        const row = rows().find(({ id }) => id === on.id)
        return row === undefined ? err(appError('row-gone')) : onRow(row, tidy)
      },
    },
    noted(all) {
      const found = notesByRow(current().notes, all)
      return new Map([...found].map(([id, { text }]) => [id, text]))
    },
    revision: () => {
      current()
      return revision
    },
    tell() {
      adopt()
      tell()
    },
  }

  /** Once its call stands in the record a note is known by that: times told later may differ by more. */
  function adopt(): void {
    const { notes } = current()
    if (notes.every(({ rowId }) => rowId !== '')) return
    const found = new Map([...notesByRow(notes, rows())].map(([id, note]) => [note, id]))
    const next = notes.map((note) => ({ ...note, rowId: found.get(note) ?? note.rowId }))
    // A disk that refuses is told of when something is written; here the row is merely looked for again.
    if (next.some(({ rowId }, at) => rowId !== notes[at]?.rowId)) keep({ notes: next })
  }
}

const isPlaced = (
  { direction, remote }: { readonly direction: string; readonly remote: Party },
  ownAddress: string,
): boolean => direction === 'outgoing' && redialText(remote, ownAddress) !== ''

const sameShown = (one: KeepsakesState, other: KeepsakesState): boolean =>
  one.favourites === other.favourites &&
  JSON.stringify(one.notes) === JSON.stringify(other.notes) &&
  JSON.stringify(one.lastDialled) === JSON.stringify(other.lastDialled)
