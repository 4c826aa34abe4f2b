/** Commands about the list of calls. */
import { z } from 'zod'
import { MOST_LIST_ROWS } from '../dialing/list/model.ts'
import type { DialListRow } from './dial-list.ts'
import { MOST_ROWS, type Page } from './page.ts'

const none = z.strictObject({})
/** Index of a row. What a page saw of another row is none of this one's. */
const row = z.number().int().min(0).max(MOST_LIST_ROWS)

export const dialListInputs = {
  /** A list from text: lines, or a table. Nothing is dialled by it. */
  'dialList.readText': z.strictObject({ text: z.string().max(5_000_000) }),
  'dialList.readFile': z.strictObject({ path: z.string().min(1).max(4096) }),
  'dialList.rows': z.strictObject({
    offset: z.number().int().min(0).max(MOST_LIST_ROWS),
    limit: z.number().int().min(1).max(MOST_ROWS),
  }),
  'dialList.start': none,
  /** Nothing more is dialled until it is started again. A call that goes on goes on. */
  'dialList.stop': z.strictObject({ why: z.enum(['stopped', 'unseen']) }),
  /**
   * `next`: the user goes on to it; `yes`: they were told what is special about it; `counted`: its count-down came to its end on the
   * screen.
   */
  'dialList.call': z.strictObject({ row, by: z.enum(['next', 'yes', 'counted']) }),
  'dialList.skip': z.strictObject({ row }),
  /** What was not called is not called. */
  'dialList.close': none,
  /** Deletes it with its results. */
  'dialList.forget': none,
} as const

export interface DialListOutputs {
  'dialList.rows': Page<DialListRow>
}
