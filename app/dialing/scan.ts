/** The numbers in a text: those that are surely meant; and only where there are none, what might be. */
import { numberCandidate, plainCandidate, type DialContext, type Found } from './candidate.ts'
import { digitsOf, type PlainText } from './characters.ts'
import { isSuspect, withoutLookAlikes } from './look-alikes.ts'
import type { DialCandidate, DialCaution } from './model.ts'
import type { NumberReading, ReadNumber } from './number.ts'
import { longestIn, piecesIn, severalIn, type Piece } from './pieces.ts'

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
}

/** Fewer digits inside a text are years, rooms and counts. */
const MIN_DIGITS = 7
/** Small countries have shorter numbers; alone and written as one they are meant as such. */
const MIN_DIGITS_ALONE = 4
/** ITU-T E.164 §6. */
const MAX_DIGITS_PLAIN = 15
/** The same behind an international prefix. */
const MAX_DIGITS = 18

export function scanOf(plain: PlainText, source: string, context: DialContext, read: ReadNumber): Scan {
  const begin = plain.chars.length - plain.chars.trimStart().length
  return { plain, begin, end: plain.chars.trimEnd().length, source, context, read }
}

/** Numbers of the plans, with nothing beside them that says otherwise. */
export function sureNumbers(scan: Scan): readonly Placed[] {
  const { chars } = scan.plain
  return piecesIn(withoutLookAlikes(chars))
    .filter((piece) => !isSuspect(chars, piece, piece.fullEnd))
    .flatMap((piece) => {
      const sure = (text: string): NumberReading | undefined => {
        const reading = readRun(scan, text, isAlone(scan, piece))
        return reading?.isValid === true && !reading.isDoubtful ? reading : undefined
      }
      const whole = sure(piece.text)
      const read = whole === undefined ? severalIn(piece, sure) : [{ piece, reading: whole }]
      return read.map((part) => numberAt(scan, part.piece, part.reading))
    })
}

/** What could be a number after all. Whoever dials it is asked. */
export const doubtfulNumbers = (scan: Scan): readonly Placed[] =>
  piecesIn(scan.plain.chars).flatMap((piece) => {
    const alone = isAlone(scan, piece)
    const valid = (text: string): NumberReading | undefined => {
      const reading = readRun(scan, text, alone)
      return reading?.isValid === true ? reading : undefined
    }
    const whole = valid(piece.text)
    const part = whole === undefined ? longestIn(piece, valid) : { piece, reading: whole }
    if (part !== undefined) return [numberAt(scan, part.piece, part.reading, 'unsure')]
    return alone ? asTyped(scan, piece) : []
  })

/**
 * Digits that no plan knows, alone on the clipboard. Plans grow, so a number of the right length is read by its plan;
 * others are dialled as they stand, which a plus cannot be.
 */
function asTyped(scan: Scan, piece: Piece): readonly Placed[] {
  const digits = digitsOf(piece.text)
  const reading = readRun(scan, piece.text, true)
  if (reading !== undefined && !reading.isDoubtful) return [numberAt(scan, piece, reading, 'unsure')]
  if (piece.text.includes('+') || digits.length < MIN_DIGITS || digits.length > MAX_DIGITS_PLAIN) return []
  const candidate = plainCandidate(digits, 'as-typed', foundAt(scan, piece, 'unsure'), scan.context)
  return [{ position: piece.start, candidate }]
}

function readRun(scan: Scan, text: string, isAlone: boolean): NumberReading | undefined {
  const digits = digitsOf(text)
  const isShort = digits.length < (isAlone ? MIN_DIGITS_ALONE : MIN_DIGITS)
  if (isShort || digits.length > MAX_DIGITS) return undefined
  return scan.read((text.includes('+') ? '+' : '') + digits, scan.context.country)
}

const isAlone = (scan: Scan, { start, fullEnd }: Piece): boolean => start <= scan.begin && fullEnd >= scan.end

const numberAt = (scan: Scan, piece: Piece, reading: NumberReading, caution?: DialCaution): Placed => ({
  position: piece.start,
  candidate: numberCandidate(reading, foundAt(scan, piece, caution), scan.context),
})

const foundAt = ({ plain, source }: Scan, piece: Piece, caution?: DialCaution): Found => ({
  found: source.slice(plain.at[piece.start], plain.at[piece.end]).replace(/^\p{Cf}+|[\p{Cf}\s]+$/gu, ''),
  ...(piece.extension === '' ? {} : { extension: piece.extension }),
  ...(caution === undefined ? {} : { caution }),
})
