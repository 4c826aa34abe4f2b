/** What a window shows of the calls that are over, and of somebody's earlier calls on a card. */
import type { Party } from '../calls/model.ts'
import type { HistoryLine } from '../people/history-line.ts'
import type { Page } from './page.ts'
import type { MissedSight } from './state.ts'

/** `incoming` and `outgoing` whatever came of them. */
export const HISTORY_FILTERS = ['all', 'incoming', 'outgoing', 'missed', 'cancelled'] as const
export type HistoryFilter = (typeof HISTORY_FILTERS)[number]

/** One call of the service's record; `startedAtMs` by this machine's clock. */
export interface HistoryRow extends MissedSight {
  /** Opaque, stable for as long as the service keeps the record. */
  readonly id: string
  /** Called what the user's own directory calls them, where it does. */
  readonly remote: Party
  /** What the user labelled it since the program started: the service does not tell labels back. */
  readonly label?: string
  /** What the user wrote about it; kept on this computer alone. */
  readonly note?: string
}

export interface HistoryPage extends Page<HistoryRow> {
  /** Of all that fit the search, whatever the filter. */
  readonly counts: Readonly<Record<HistoryFilter, number>>
}

export type { HistoryLine }

/** What the record says of whoever calls now, by the call's id. Only calls that are not over have one. */
export type CallerLines = Readonly<Record<string, HistoryLine>>

/** What waits to be looked at. */
export interface Badges {
  /** Calls missed since the main window last had the keyboard. */
  readonly missedSinceLook: number
  /** Calls missed since the history was last looked at. */
  readonly missed: number
  /** Messages in an INBOX. */
  readonly voicemail: number
}

export const NO_BADGES: Badges = { missedSinceLook: 0, missed: 0, voicemail: 0 }
