/** The operator's board: many watched lines at once, in an order and through a filter of the user's. */
import type { BoardFilter } from '../people/board.ts'
import type { LineRow } from '../people/line-rows.ts'
import type { Page } from './page.ts'

export {
  BOARD_FILTERS,
  BOARD_ORDERS,
  type BoardFilter,
  type BoardOrder,
  type HeldLine,
} from '../people/board.ts'
export { MOST_LINES } from '../people/line-addresses.ts'

/** A list that one reads, or a board that one works at. */
export const TEAM_LAYOUTS = ['list', 'board'] as const

export interface BoardRow extends LineRow {
  /** The first extension that the directory has for it; empty where it has none. */
  readonly extension: string
}

export interface BoardPage extends Page<BoardRow> {
  /** How many lines each filter leaves. */
  readonly counts: Readonly<Record<BoardFilter, number>>
  /** Where the held line stands now; null where there is none, or it is watched no longer. */
  readonly heldAt: number | null
}
