/** The commands of the operator's board. */
import { z } from 'zod'
import { BOARD_FILTERS, BOARD_ORDERS, MOST_LINES, type BoardPage } from './board.ts'

const index = z.number().int().min(0).max(MOST_LINES)
const question = {
  order: z.enum(BOARD_ORDERS),
  filter: z.enum(BOARD_FILTERS),
  /** The line with the keyboard, which stays where it is. */
  held: z.strictObject({ address: z.string().min(1).max(320), index }).nullable(),
}

export const boardInputs = {
  /** A part of the board, which may be all of it: a large screen shows that much. */
  'board.list': z.strictObject({
    ...question,
    offset: index,
    limit: z.number().int().min(1).max(MOST_LINES),
  }),
  /** Which line a typed text means, by name, user part or extension; searched from `from` on, once round. */
  'board.find': z.strictObject({ ...question, text: z.string().min(1).max(100), from: index }),
}

export interface BoardOutputs {
  'board.list': BoardPage
  /** null: none. `address`: the line that is meant, whatever stands at that index by the time the answer is read. */
  'board.find': { readonly index: number | null; readonly address: string }
}
