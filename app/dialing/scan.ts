/** A text on its way to candidates, and what every finder needs to place one. */
import { GAP, type PlainText } from './characters.ts'
import type { DialCandidate } from './model.ts'
import type { ReadNumber } from './number.ts'
import type { DialContext } from './plan.ts'

export interface Placed {
  /** Offset in the plain text. */
  readonly position: number
  readonly candidate: DialCandidate
}

/** A text, and how its numbers are read. */
export interface Scan {
  readonly plain: PlainText
  /** Where the visible text begins and ends in it. */
  readonly begin: number
  readonly end: number
  readonly source: string
  readonly context: DialContext
  readonly read: ReadNumber
  /** Nothing is read any more: the text has cost enough. */
  readonly isSpent: () => boolean
}

export function scanOf(
  plain: PlainText,
  source: string,
  context: DialContext,
  reader: Pick<Scan, 'read' | 'isSpent'>,
): Scan {
  const begin = plain.chars.length - plain.chars.trimStart().length
  return { plain, begin, end: plain.chars.trimEnd().length, source, context, ...reader }
}

/** A run of the text made a gap; offsets stay. */
export const blanked = (text: string, start: number, end: number): string =>
  text.slice(0, start) + GAP.repeat(end - start) + text.slice(end)

/** What stands in the source between two offsets of the plain text, without what nobody sees at its ends. */
export const sourceOf = ({ plain, source }: Scan, start: number, end: number): string =>
  source.slice(plain.at[start], plain.at[end]).replace(/^\p{Cf}+|[\p{Cf}\s]+$/gu, '')
