/** What the record of calls says of somebody who is calling now. Pure. */
import { oncePerCall, type RecordedCall } from '../calls/unseen.ts'
import { sameAddress } from '../calls/party.ts'
import type { Party } from '../calls/model.ts'

/** A call that is over. Times by our clock, epoch ms. */
export interface PastCall extends RecordedCall {
  readonly outcome: 'answered' | 'missed' | 'cancelled'
  readonly remote: Party
}

export interface HistoryLine {
  /** This is that person's so many-th call to us today, counted from 1. */
  readonly nthToday: number
  /** How many of those before it were missed. */
  readonly missedToday: number
  /** When we last spoke, whoever called. */
  readonly lastSpoke?: { readonly startedAtMs: number; readonly durationS: number }
}

export interface CallingNow {
  readonly remote: Party
  readonly startedAtMs: number
}

/** The record's clock and ours may differ by this: the call itself is no earlier call. */
const DOUBT_MS = 3_000

/** Nobody calls more often in a day; what lies before that hardly matters. */
const MOST_CALLS = 300

/**
 * @param record newest first
 * @param startOfDayMs when today began where the reader is, epoch ms
 * @returns undefined for a caller who hides theirs, and for one of whom the record knows nothing
 */
export function historyLine(
  record: readonly PastCall[],
  { remote, startedAtMs }: CallingNow,
  startOfDayMs: number,
): HistoryLine | undefined {
  const theirs = record.filter(
    (call) => isSame(call.remote, remote) && call.startedAtMs < startedAtMs - DOUBT_MS,
  )
  // A call that reached several of our addresses has a record for each.
  const earlier = oncePerCall(theirs.slice(0, MOST_CALLS))
  const today = earlier.filter((call) => call.direction === 'incoming' && call.startedAtMs >= startOfDayMs)
  const spoken = earlier.filter(({ outcome }) => outcome === 'answered')
  const last = spoken.reduce<PastCall | undefined>(
    (latest, call) => (latest === undefined || call.startedAtMs > latest.startedAtMs ? call : latest),
    undefined,
  )
  if (today.length === 0 && last === undefined) return undefined
  return {
    nthToday: today.length + 1,
    missedToday: today.filter(({ outcome }) => outcome === 'missed').length,
    ...(last === undefined
      ? {}
      : { lastSpoke: { startedAtMs: last.startedAtMs, durationS: last.durationS } }),
  }
}

/** By address, or by a number that is written the same: one person may call through several gateways. */
const isSame = (one: Party, other: Party): boolean =>
  sameAddress(one.address, other.address) ||
  (one.number !== '' && one.number === other.number && !isShort(one))

/** Short digits are an extension, and mean somebody only in their own house. */
const isShort = ({ number }: Party): boolean => /^\d{1,6}$/.test(number)
