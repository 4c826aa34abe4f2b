/** What was copied and what is marked: two texts, either of which may be meant. Which one only the user knows. Pure. */
import type { DialCandidate, DialOrigin, DialSource } from './model.ts'

export interface TwoTexts {
  readonly source: DialSource
  readonly text: string
  /** What is marked; undefined where there is no second text. */
  readonly marked?: string | undefined
}

export interface ReadTexts extends TwoTexts {
  readonly candidates: readonly DialCandidate[]
}

/** As many as the keys 1–9 pick from; so many of them are the selection's where the clipboard alone has enough. */
const MAX_BOTH = 9
const MARKED_SEATS = 4

/**
 * Reads both. Where one of them holds no number, or both hold the same single one, it is as if there were one text;
 * otherwise every number is offered and says where it stands. What only may be a number counts for nothing beside one
 * that surely is.
 * @param explain the numbers in one text; asked once for each
 */
export function fromTwoTexts(
  { source, text, marked = '' }: TwoTexts,
  explain: (text: string) => readonly DialCandidate[],
): ReadTexts {
  const copied = explain(text)
  const selected = marked.trim() === '' ? [] : explain(marked)
  const isCertain = [...copied, ...selected].some(isSure)
  const first = isCertain ? copied.filter(isSure) : copied
  const second = isCertain ? selected.filter(isSure) : selected
  if (second.length === 0) {
    const nothingCopied = first.length === 0 && text.trim() === '' && marked.trim() !== ''
    return nothingCopied
      ? { source: 'selection', text: marked, candidates: [] }
      : { source, text, candidates: first }
  }
  if (first.length === 0) return { source: 'selection', text: marked, candidates: second }
  const candidates = merged(first, second)
  return candidates.length === 1 ? { source, text, candidates: first } : { source, text, marked, candidates }
}

const isSure = ({ caution }: DialCandidate): boolean => caution !== 'doubtful'

function merged(
  copied: readonly DialCandidate[],
  selected: readonly DialCandidate[],
): readonly DialCandidate[] {
  const isIn = (list: readonly DialCandidate[], { dialString }: DialCandidate): boolean =>
    list.some((each) => each.dialString === dialString)
  const from = (candidate: DialCandidate, origin: DialOrigin): DialCandidate => ({ ...candidate, origin })
  const others = selected.filter((each) => !isIn(copied, each)).map((each) => from(each, 'selection'))
  const seats = MAX_BOTH - Math.min(others.length, MARKED_SEATS)
  return [
    ...copied.map((each) => from(each, isIn(selected, each) ? 'both' : 'clipboard')).slice(0, seats),
    ...others,
  ].slice(0, MAX_BOTH)
}
