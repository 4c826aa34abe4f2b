/** The tour that a user is shown once: its setting, its commands, and what windows know of it. */
import { z } from 'zod'

export const tourSettings = z.strictObject({
  /** Shows the tour after the first sign-in. */
  show: z.boolean().default(true),
})

export const tourInputs = {
  /** Once more, whatever was seen before. */
  'tour.show': z.strictObject({}),
  /** It was walked through or skipped. */
  'tour.end': z.strictObject({}),
} as const
