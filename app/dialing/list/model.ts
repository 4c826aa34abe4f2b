/** A list of calls that are dialled one after the other: its rows, what became of each, and where it stands. Pure data. */
import type { AppError } from '../../contract/errors.ts'
import type { DialCandidate } from '../model.ts'

/** More than a person calls in a day. */
export const MOST_LIST_ROWS = 500
/** Of a row's cell; what is longer is neither a name nor a number. */
export const MOST_LIST_NAME = 120
export const MOST_LIST_NUMBER = 200

/** A row as it was read: one line each, without controls and marks of direction. */
export interface ListEntry {
  /** Empty where the row names nobody. */
  readonly name: string
  /** Whatever stands in the place of the number. */
  readonly text: string
}

/** What would be dialled for a row, or why nothing can be. */
export type ListNumber =
  /** `asks`: it costs or does more than a call at home, so that it waits for a yes to this very row. */
  | { readonly kind: 'number'; readonly candidate: DialCandidate; readonly asks: boolean }
  /** The same string is dialled by an earlier row; `of` is that row's index. */
  | { readonly kind: 'repeated'; readonly candidate: DialCandidate; readonly of: number }
  | { readonly kind: 'none' }
  /** Nothing is chosen for the user. */
  | { readonly kind: 'several' }
  /** Whoever places the calls cannot call this. */
  | { readonly kind: 'no-way'; readonly candidate: DialCandidate }

/** What became of a row. */
export type ListResult =
  | { readonly kind: 'answered'; readonly talkedMs: number }
  /** `here`: it was ended here before anybody answered. Busy and no answer look the same. */
  | { readonly kind: 'unanswered'; readonly here: boolean }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** It was dialled, and how it ended was not seen. */
  | { readonly kind: 'unknown' }
  /** By the user. */
  | { readonly kind: 'skipped' }
  /** There was nothing to dial, or an earlier row dialled it. */
  | { readonly kind: 'left-out' }
  /** The list was ended before its turn. */
  | { readonly kind: 'not-called' }

export interface ListRow extends ListEntry {
  readonly number: ListNumber
  readonly result?: ListResult
}

/** Why nothing is dialled although the list was under way. */
export type ListHalt =
  /** It was just read. */
  | 'new'
  /** The user stopped it. */
  | 'stopped'
  /** Another call stands, rings, or waits to be dialled. */
  | 'other-call'
  /** Calls could not be placed or not be seen. */
  | 'blind'
  /** What numbers are made of has changed, and with it what would be dialled. */
  | 'changed'
  /** Its count-down was not on the screen. */
  | 'unseen'
  /** The program was started anew. */
  | 'restarted'
  /** The last call could not be placed. */
  | 'failed'

/** What stands in the way of dialling now; undefined: nothing does. */
export type ListObstacle = Extract<ListHalt, 'other-call' | 'blind'> | undefined

/** Where the list stands; `row` is an index. Nothing is dialled but out of `ready`, `asking` and `counting`. */
export type ListPhase =
  | { readonly kind: 'halted'; readonly why: ListHalt }
  /** Waits for the user to go on to this row. */
  | { readonly kind: 'ready'; readonly row: number }
  /** Waits for the user to say yes to this very row. */
  | { readonly kind: 'asking'; readonly row: number }
  /** Goes on by itself at that moment, epoch ms, unless it is stopped. */
  | { readonly kind: 'counting'; readonly row: number; readonly dialAtMs: number }
  /** `goesOn`: false once it was stopped; the call itself goes on. */
  | { readonly kind: 'calling'; readonly row: number; readonly goesOn: boolean }
  /** Every row has its result. */
  | { readonly kind: 'over' }

export interface DialList {
  /** At most `MOST_LIST_ROWS`. */
  readonly rows: readonly ListRow[]
  /** There were more rows than are taken. */
  readonly cut: boolean
  readonly phase: ListPhase
}

/** How long the next row waits; null: for ever, until the user goes on. */
export interface ListPace {
  readonly seconds: number | null
  /** Now, epoch ms. */
  readonly atMs: number
  readonly obstacle: ListObstacle
}
