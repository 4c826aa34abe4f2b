/** Which part of a long list a page holds, and which it has to ask for. Pure. */
import { MOST_ROWS, type Page, type PagePart } from '../../app/contract/page.ts'

/** A part of the list as it was told. */
export interface HeldPart<Row> extends Page<Row> {
  readonly offset: number
}

/** The most that may be asked for at once, with as much of it before the rows in sight as after them. */
export function partAround(first: number, last: number, most: number = MOST_ROWS): PagePart {
  const around = Math.max(0, most - (last - first + 1))
  return { offset: Math.max(0, first - Math.floor(around / 2)), limit: most }
}

/** Whether every row in sight is held, as far as the list goes. */
export function covers<Row>(held: HeldPart<Row>, first: number, last: number): boolean {
  const end = Math.min(last, held.total - 1)
  return end < first || (held.offset <= first && end < held.offset + held.rows.length)
}

/** The row at an index of the whole list; undefined when it is not held. */
export const rowAt = <Row>(held: HeldPart<Row> | undefined, index: number): Row | undefined =>
  held?.rows[index - held.offset]
