/** How a list of calls goes on. */
import { z } from 'zod'

export const callListSettings = z.strictObject({
  /** Seconds from the end of a call to the next one, counted on the screen; null: the user presses Next. */
  nextAfterSeconds: z.number().int().min(5).max(60).nullable().default(null),
})
