/** Where the cells of the operator's board lie, and where keys lead between them. Pure; lengths in CSS pixels. */

/** Narrower than this a cell would cut most names. */
const LEAST_CELL_WIDTH = 196
export const CELL_HEIGHT = 42

/** How many cells lie side by side in a board of that width. */
export const columnsIn = (width: number): number => Math.max(1, Math.floor(width / LEAST_CELL_WIDTH))

export interface Span {
  /** Index of the first cell. */
  readonly first: number
  /** Index of the last one that there is room for; there may be fewer. */
  readonly last: number
}

/**
 * The cells to be drawn: those in sight and one row more on each side, so that what scrolls in is there already.
 * @param top how far the board is scrolled
 */
export function spanInSight(top: number, height: number, columns: number): Span {
  const firstRow = Math.max(0, Math.floor(top / CELL_HEIGHT) - 1)
  const lastRow = Math.ceil((top + height) / CELL_HEIGHT)
  return { first: firstRow * columns, last: (lastRow + 1) * columns - 1 }
}

export interface Grid {
  readonly columns: number
  readonly total: number
  /** Whole rows in sight: what a page is. */
  readonly rows: number
  /** Cells run from right to left. */
  readonly rightToLeft: boolean
}

/**
 * @param at index of the cell with the keyboard
 * @returns undefined for a key that leads nowhere on a board
 */
export function steerCell(
  key: string,
  at: number,
  { columns, total, rows, rightToLeft }: Grid,
): number | undefined {
  if (total === 0) return undefined
  const aside = rightToLeft ? -1 : 1
  const page = Math.max(1, rows - 1) * columns
  switch (key) {
    case 'ArrowRight':
      return within(at + aside, total)
    case 'ArrowLeft':
      return within(at - aside, total)
    case 'ArrowDown':
      return below(at, columns, columns, total)
    case 'ArrowUp':
      return above(at, columns, columns)
    case 'PageDown':
      return below(at, page, columns, total)
    case 'PageUp':
      return above(at, page, columns)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return undefined
  }
}

const within = (index: number, total: number): number => Math.max(0, Math.min(index, total - 1))

/** In the same column as far as it goes; from above a last row that is not full, its last cell. */
function below(at: number, by: number, columns: number, total: number): number {
  if (at + by < total) return at + by
  const lastRow = Math.floor((total - 1) / columns)
  if (Math.floor(at / columns) === lastRow) return at
  return Math.min(total - 1, lastRow * columns + (at % columns))
}

function above(at: number, by: number, columns: number): number {
  return at - by >= 0 ? at - by : at % columns
}

/** How far to scroll so that the cell is wholly in sight; `top` where it is. */
export function scrollFor(index: number, columns: number, top: number, height: number): number {
  const upper = Math.floor(index / columns) * CELL_HEIGHT
  if (upper < top) return upper
  return Math.max(top, upper + CELL_HEIGHT - height)
}
