/** What a user may ask of updates. What comes of it shows in the state. */
import { z } from 'zod'

const none = z.strictObject({})

export const updateInputs = {
  /** Looks now. */
  'update.check': none,
  'update.download': none,
  /** Ends a download; what had come is thrown away. */
  'update.cancel': none,
  /** Now, or as soon as no call stands; `false` takes that back. */
  'update.install': z.strictObject({ now: z.boolean() }),
  /** Opens the page that the notes of the release name. */
  'update.page': none,
  /** The user has read what changed. */
  'update.read': none,
} as const
