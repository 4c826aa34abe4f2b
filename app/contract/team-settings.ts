/** Colleagues' lines: which are watched, and how they are laid out. */
import { z } from 'zod'
import { MOST_LINES } from '../people/line-addresses.ts'
import { BOARD_ORDERS, TEAM_LAYOUTS } from './board.ts'

export const teamSettings = z.strictObject({
  /** Colleagues' lines that are watched, `user@domain` each, in the order in which they are shown. */
  lines: z
    .array(
      z
        .string()
        .trim()
        .max(320)
        .regex(/^[^\s@/<>]+@[^\s@/<>]+$/),
    )
    .max(MOST_LINES)
    .default([]),
  /** `board`: the operator's view, where many lines are in sight at once. */
  layout: z.enum(TEAM_LAYOUTS).default('list'),
  /** In which order the board has them. */
  order: z.enum(BOARD_ORDERS).default('list'),
})
