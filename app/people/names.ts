/** Who somebody is, for whoever joins a list to the people that the user knows. */
import type { Party } from '../calls/model.ts'

/** What the user's own directory calls whoever is at that number or address; undefined where it names nobody. */
export type NameOf = (remote: Party) => string | undefined
