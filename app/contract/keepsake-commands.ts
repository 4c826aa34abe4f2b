/** Commands about what users keep for themselves: numbers at hand, notes on calls, the history as a file. */
import { z } from 'zod'
import { HISTORY_FILTERS } from './history.ts'
import { MAX_FAVOURITE_DIAL, MOST_FAVOURITES } from '../calls/favourites.ts'
import { MAX_NOTE } from '../calls/notes.ts'

const dial = z.string().trim().min(1).max(MAX_FAVOURITE_DIAL)

export const keepsakeInputs = {
  /** Behind those that are there; one that is there already stays where it is. */
  'favourite.add': z.strictObject({ dial, name: z.string().trim().max(2_000) }),
  'favourite.remove': z.strictObject({ dial }),
  /** `to`: its index afterwards. */
  'favourite.move': z.strictObject({
    dial,
    to: z
      .number()
      .int()
      .min(0)
      .max(MOST_FAVOURITES - 1),
  }),
  /** On a call that is shown, or on one of the history by its row. An empty text takes the note away. */
  'note.set': z.strictObject({
    on: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('call'), callId: z.string().min(1).max(300) }),
      z.strictObject({ kind: z.literal('row'), id: z.string().min(1).max(5_000) }),
    ]),
    text: z.string().max(MAX_NOTE),
  }),
  /** Somebody writes on the call's card, or no longer: meanwhile it stays when the call ends. */
  'note.writing': z.strictObject({ callId: z.string().min(1).max(300), writing: z.boolean() }),
  /** Dials again what was dialled last, by the same rules as anything else. */
  'dial.redial': z.strictObject({}),
  /** What fits the filter and the search, as a file that the user names. */
  'history.export': z.strictObject({ filter: z.enum(HISTORY_FILTERS), search: z.string().max(200) }),
  /** Shows the file that was exported last in the system's own window of files. */
  'history.showExport': z.strictObject({}),
} as const

export interface KeepsakeOutputs {
  /** `removed`: an older note had to go, since so many are kept. */
  'note.set': { readonly removed: boolean }
  'dial.redial': { readonly requestId: string | null }
  /** Where it is now and how many calls are in it; null: the user named no file. */
  'history.export': { readonly path: string; readonly count: number } | null
}
