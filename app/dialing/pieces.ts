/** Runs with what belongs to them, and the shorter runs that they may be made of. */
import { extensionBehind } from './extensions.ts'
import { cutRuns, type Run } from './runs.ts'

export interface Piece extends Run {
  /** Digits of the extension behind it, '' when there is none. */
  readonly extension: string
  /** Where it ends with its extension. */
  readonly fullEnd: number
}

/** A piece and what a reader made of it. */
export interface ReadPiece<R> {
  readonly piece: Piece
  readonly reading: R
}

/** @param plain text in plain characters. Digits of an extension are no piece of their own. */
export function piecesIn(plain: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const run of cutRuns(plain)) {
    if (run.start < (pieces[pieces.length - 1]?.fullEnd ?? 0)) continue
    const extension = extensionBehind(plain.slice(run.end, run.end + 40))
    pieces.push({ ...run, extension: extension?.digits ?? '', fullEnd: run.end + (extension?.length ?? 0) })
  }
  return pieces
}

type Read<R> = (text: string) => R | undefined

/**
 * The numbers that stand in one piece with nothing but spaces between them: only if there is exactly one way to cut
 * it so that no digit is left over.
 */
export function severalIn<R>(piece: Piece, read: Read<R>): readonly ReadPiece<R>[] {
  const words = wordsOf(piece)
  const [only, other] = coversFrom(piece, words, 0, read)
  return only === undefined || other !== undefined ? [] : only
}

function coversFrom<R>(
  piece: Piece,
  words: readonly Word[],
  from: number,
  read: Read<R>,
): readonly (readonly ReadPiece<R>[])[] {
  if (from === words.length) return [[]]
  const covers: (readonly ReadPiece<R>[])[] = []
  for (let to = from + 1; to <= words.length && covers.length < 2; to += 1) {
    if (from === 0 && to === words.length) break
    const first = readPart(piece, words, from, to, read)
    if (first === undefined) continue
    covers.push(...coversFrom(piece, words, to, read).map((others) => [first, ...others]))
  }
  return covers
}

/** The longest part of a piece that can be read, the first of several. */
export function longestIn<R>(piece: Piece, read: Read<R>): ReadPiece<R> | undefined {
  const words = wordsOf(piece)
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const part = readPart(piece, words, from, from + length, read)
      if (part !== undefined) return part
    }
  }
  return undefined
}

interface Word {
  readonly start: number
  readonly end: number
}

const wordsOf = (piece: Piece): readonly Word[] =>
  [...piece.text.matchAll(/[+(]{0,2}\d(?:[^ ]*[\d)])?/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))

function readPart<R>(
  piece: Piece,
  words: readonly Word[],
  from: number,
  to: number,
  read: Read<R>,
): ReadPiece<R> | undefined {
  const start = words[from]?.start ?? 0
  const end = words[to - 1]?.end ?? 0
  const text = piece.text.slice(start, end)
  const reading = read(text)
  if (reading === undefined) return undefined
  const isLast = to === words.length
  return {
    piece: {
      start: piece.start + start,
      end: piece.start + end,
      text,
      extension: isLast ? piece.extension : '',
      fullEnd: isLast ? piece.fullEnd : piece.start + end,
    },
    reading,
  }
}
