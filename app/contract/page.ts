/** A list that is too long to cross whole: a window asks for the rows that it shows. */

/** More rows than this are not told at once. */
export const MOST_ROWS = 200

export interface PagePart {
  /** Index of the first row, from 0. */
  readonly offset: number
  /** 1 to `MOST_ROWS`. */
  readonly limit: number
}

export interface Page<Row> {
  /** How many rows there are in all. */
  readonly total: number
  /** From the offset asked for; fewer than asked for at the end. */
  readonly rows: readonly Row[]
}

/** That part of a list. */
export const pageOf = <Row>(rows: readonly Row[], { offset, limit }: PagePart): Page<Row> => ({
  total: rows.length,
  rows: rows.slice(offset, offset + limit),
})
