/** Commands about the user's own lists of contacts. */
import { z } from 'zod'
import { COLUMN_USES, MOST_COLUMNS } from '../people/contact.ts'
import { sourceInput } from './contacts-settings.ts'
import type { ContactFilePreview, ContactTest } from './contacts.ts'

const id = z.string().min(1).max(16)

export const contactInputs = {
  /** What a file would give. `columns`: what the user says of a table's. */
  'contacts.look': z.strictObject({
    path: z.string().min(1).max(4096),
    columns: z
      .array(z.strictObject({ title: z.string().max(80), use: z.enum(COLUMN_USES) }))
      .max(MOST_COLUMNS),
  }),
  /** Goes through every step with these values and stores nothing. `password`: empty uses the stored one. */
  'contacts.test': z.strictObject({ source: sourceInput, password: z.string().max(1024) }),
  /** Adds a list, or changes the one with that id, and reads it. */
  'contacts.save': z.strictObject({ source: sourceInput, password: z.string().max(1024) }),
  /** Reads it now. */
  'contacts.read': z.strictObject({ id }),
  /** Its people are forgotten at once, its password when it can no longer be put back. */
  'contacts.remove': z.strictObject({ id }),
  'contacts.restore': z.strictObject({ id }),
  /** `to`: its index afterwards. Names of lists further up count first. */
  'contacts.move': z.strictObject({ id, to: z.number().int().min(0).max(50) }),
} as const

export interface ContactOutputs {
  'contacts.look': ContactFilePreview
  'contacts.test': ContactTest
  'contacts.save': { readonly id: string }
}
