/** What users keep for themselves about calls: numbers at hand, notes on calls. It stays on this computer. */
import type { Favourite } from '../calls/favourites.ts'
import type { Party } from '../calls/model.ts'
import type { CallNote } from '../calls/notes.ts'

/** One account's. */
export interface Keepsakes {
  /** In the user's own order. */
  readonly favourites: readonly Favourite[]
  /** The one that was written last stands first. */
  readonly notes: readonly CallNote[]
}

export const NO_KEEPSAKES: Keepsakes = { favourites: [], notes: [] }

/** What windows show of it. */
export interface KeepsakesState {
  readonly favourites: readonly Favourite[]
  /** Call id → what was written about it. Of the calls that are shown only; earlier ones have theirs in the history. */
  readonly notes: Readonly<Record<string, string>>
  /** Whom the user called last, named as the directory does; null where nobody is known to have been called. */
  readonly lastDialled: Party | null
}

export const NO_KEEPSAKES_STATE: KeepsakesState = { favourites: [], notes: {}, lastDialled: null }
