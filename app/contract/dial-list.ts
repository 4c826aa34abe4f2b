/** A list of calls as windows know it: where it stands; its rows are asked for page by page. */
import type { ListEntry, ListPhase, ListResult, ListRow } from '../dialing/list/model.ts'

export interface DialListRow extends ListRow {
  readonly index: number
}

export interface DialListState {
  /** Grows when the rows are others. */
  readonly revision: number
  /** `none`: there is no list. */
  readonly phase: ListPhase | { readonly kind: 'none' }
  /** How many rows there are, at most `MOST_LIST_ROWS`. */
  readonly total: number
  /** How many are still to be called. */
  readonly open: number
  /** How many were called. */
  readonly called: number
  /** There were more rows than are taken. */
  readonly cut: boolean
  /** The row that the list is at; null where it is at none. */
  readonly current: DialListRow | null
  /** Call-setup-id of the call under way; empty while there is none. */
  readonly setupId: string
}

export const NO_DIAL_LIST: DialListState = {
  revision: 0,
  phase: { kind: 'none' },
  total: 0,
  open: 0,
  called: 0,
  cut: false,
  current: null,
  setupId: '',
}

/** What is kept of a list between starts. */
export interface KeptList {
  readonly rows: readonly (ListEntry & { readonly result?: ListResult | undefined })[]
  readonly cut: boolean
  /** Every row had its result. */
  readonly over: boolean
}
