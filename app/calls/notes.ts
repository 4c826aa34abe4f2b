/** Notes on calls, and which note belongs to which call. Pure. */
import type { Call, Direction } from './model.ts'
import { sameAddress } from './party.ts'
import { nearest, type RecordedCall } from './unseen.ts'

/** What was written about one call, and what that call is known by. */
export interface CallNote {
  /** 1 to `MAX_NOTE` characters; lines end with a line feed. */
  readonly text: string
  readonly direction: Direction
  /** Of the remote party, `user@domain`; empty where it was withheld. */
  readonly address: string
  /** By our clock, epoch ms. */
  readonly startedAtMs: number
  /** Whether the call was there before we looked, so that its beginning is known roughly. */
  readonly silent: boolean
  /** SIP call-ids (RFC 3261 §8.1.1.4); empty where none was seen. */
  readonly callIds: readonly string[]
  /** Of the service's record of the call; empty until it was found there. */
  readonly rowId: string
}

/** Two or three a day for a year; the one that was written longest ago goes. */
export const MOST_NOTES = 1_000
/** UTF-16 units. */
export const MAX_NOTE = 2_000

/** What a note knows its call by, when it is written while the call is shown. */
export const noteAbout = (call: Call, text: string): CallNote => ({
  text,
  direction: call.direction,
  address: call.remote.address,
  startedAtMs: call.startedAtMs,
  silent: call.silent,
  callIds: call.callIds,
  rowId: '',
})

/** A call is known by its call-ids; one that is only being set up has none yet, and is known by its beginning. */
export const noteOfCall = (notes: readonly CallNote[], call: Call): CallNote | undefined =>
  notes.find(
    ({ callIds, startedAtMs, address }) =>
      callIds.some((callId) => call.callIds.includes(callId)) ||
      (startedAtMs === call.startedAtMs &&
        (address === call.remote.address || sameAddress(address, call.remote.address))),
  )

/** A call of the service's record. */
export interface NotedRow extends RecordedCall {
  readonly id: string
}

/**
 * Notes by the row that they belong to: the row they were found at before, else the one that is most likely the record of
 * their call. A note belongs to one row, and a row has one note.
 * @param rows times by our clock
 */
export function notesByRow(
  notes: readonly CallNote[],
  rows: readonly NotedRow[],
): ReadonlyMap<string, CallNote> {
  const found = new Map<string, CallNote>()
  if (notes.length === 0) return found
  const kept = new Map(notes.filter(({ rowId }) => rowId !== '').map((note) => [note.rowId, note]))
  const loose = groupedByAddress(notes.filter(({ rowId }) => rowId === ''))
  const taken = new Set<LooseNote>()
  for (const row of rows) {
    const mine = kept.get(row.id)
    if (mine !== undefined) {
      found.set(row.id, mine)
      continue
    }
    const near = nearest(row, loose.get(row.remote.address.toLowerCase()) ?? [], taken)
    if (near === undefined) continue
    taken.add(near)
    found.set(row.id, near.note)
  }
  return found
}

interface LooseNote {
  readonly note: CallNote
  readonly direction: CallNote['direction']
  readonly remote: { readonly address: string }
  readonly startedAtMs: number
  readonly silent: boolean
}

function groupedByAddress(notes: readonly CallNote[]): ReadonlyMap<string, readonly LooseNote[]> {
  const groups = new Map<string, LooseNote[]>()
  for (const note of notes) {
    const { address, direction, startedAtMs, silent } = note
    const key = address.toLowerCase()
    const group = groups.get(key) ?? []
    group.push({ note, remote: { address }, direction, startedAtMs, silent })
    groups.set(key, group)
  }
  return groups
}

/** Lines end with a line feed; other controls and what stands at the ends mean nothing. */
export const tidyNote = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
