/** Numbers that the user knows, marked as such. */
import type { DialCandidate, KnownBy } from './model.ts'

/** Whether the user spoke with this number before, or knows whose it is. */
export type Knows = (candidate: DialCandidate) => KnownBy | undefined

/** The same candidate where nobody knows it. */
export function recognised(candidate: DialCandidate, knows: Knows): DialCandidate {
  const known = knows(candidate)
  return known === undefined ? candidate : { ...candidate, known }
}
