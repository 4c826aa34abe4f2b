/** For people who see or read less well: how large text is, and whether the name of who calls is spoken. */
import { z } from 'zod'

export const accessibilitySettings = z.strictObject({
  /** Percent of the size that the system gives; all windows grow with it. */
  textSize: z.number().int().min(100).max(200).default(100),
  /** Speaks who calls, by the system's own voice. */
  speakCaller: z.boolean().default(false),
})
