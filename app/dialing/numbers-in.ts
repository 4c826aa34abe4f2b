/** The numbers in a text: those that are surely meant; and only where there are none, what might be. */
import { numberCandidate, plainCandidate, type Found } from './candidate.ts'
import { digitsOf } from './characters.ts'
import { isSuspect, lookAlikesOnly, withoutLookAlikes } from './look-alikes.ts'
import type { DialCaution } from './model.ts'
import { callingCodeOf, type NumberReading } from './number.ts'
import { longestIn, piecesIn, severalIn, type Piece } from './pieces.ts'
import { sourceOf, type Placed, type Scan } from './scan.ts'

/** Fewer digits inside a text are years, rooms and counts. */
const MIN_DIGITS = 7
/** Small countries have shorter numbers; alone and written as one they are meant as such. */
const MIN_DIGITS_ALONE = 4
/** ITU-T E.164 §6. */
const MAX_DIGITS_PLAIN = 15
/** The same behind an international prefix. */
const MAX_DIGITS = 18

/** Digits of a text that may be numbers. Found once: a long text has hundreds, and each reader goes through them. */
export interface Digits {
  /** The text without what only looks like numbers. */
  readonly clean: string
  readonly pieces: readonly Piece[]
}

export function digitsIn({ plain }: Scan): Digits {
  const clean = withoutLookAlikes(plain.chars)
  return { clean, pieces: piecesIn(clean) }
}

/** Numbers of the plans, with nothing beside them that says otherwise. */
export function sureNumbers(scan: Scan, { pieces }: Digits): readonly Placed[] {
  const { chars } = scan.plain
  return pieces
    .filter((piece) => !isSuspect(chars, piece, piece.fullEnd))
    .flatMap((piece) => {
      if (scan.isSpent()) return []
      const sure = (text: string): NumberReading | undefined => {
        const reading = readRun(scan, text, isAlone(scan, piece))
        return reading?.isValid === true && !reading.isDoubtful ? reading : undefined
      }
      const whole = sure(piece.text)
      const read = whole === undefined ? severalIn(piece, sure) : [{ piece, reading: whole }]
      const local = read.length === 0 ? localNumber(scan, piece) : undefined
      return local === undefined ? read.map((part) => numberAt(scan, part.piece, part.reading)) : [local]
    })
}

/** What could be a number after all. Whoever dials it is asked. Dates, prices and the like come last, and whole. */
export function doubtfulNumbers(scan: Scan, { clean, pieces }: Digits): readonly Placed[] {
  const { chars } = scan.plain
  const beside = doubtfulIn(scan, pieces, true)
  if (beside.length > 0 || clean === chars) return beside
  return doubtfulIn(scan, piecesIn(lookAlikesOnly(chars, clean)), false)
}

const doubtfulIn = (scan: Scan, pieces: readonly Piece[], mayBePart: boolean): readonly Placed[] =>
  pieces.flatMap((piece) => {
    const alone = isAlone(scan, piece)
    if (scan.isSpent() && !alone) return []
    const valid = (text: string): NumberReading | undefined => {
      const reading = readRun(scan, text, alone)
      return reading?.isValid === true ? reading : undefined
    }
    const whole = valid(piece.text)
    if (whole !== undefined) return [numberAt(scan, piece, whole, 'doubtful')]
    const part = mayBePart ? longestIn(piece, valid) : undefined
    if (part !== undefined) return [numberAt(scan, part.piece, part.reading, 'doubtful')]
    return alone ? asTyped(scan, piece) : []
  })

/**
 * Digits that no plan knows, alone on the clipboard. Plans grow, so a number of the right length is read by its plan;
 * others are dialled as they stand, which a plus cannot be.
 */
function asTyped(scan: Scan, piece: Piece): readonly Placed[] {
  const digits = digitsOf(piece.text)
  const reading = readRun(scan, piece.text, true)
  if (reading !== undefined && !reading.isDoubtful) return [numberAt(scan, piece, reading, 'doubtful')]
  if (piece.text.includes('+') || digits.length < MIN_DIGITS || digits.length > MAX_DIGITS_PLAIN) return []
  const candidate = plainCandidate(digits, 'as-typed', foundAt(scan, piece, 'doubtful'), scan.context)
  return [{ position: piece.start, candidate }]
}

/** A number without its area, alone in the text, completed by the user's own. */
function localNumber(scan: Scan, piece: Piece): Placed | undefined {
  const { areaCode, country } = scan.context
  const digits = digitsOf(piece.text)
  const callingCode = callingCodeOf(country)
  const isLocal =
    !/^[0+(]/.test(piece.text) && digits.length >= MIN_DIGITS_ALONE && digits.length <= MAX_LOCAL
  if (areaCode === '' || callingCode === '' || !isLocal || !isAlone(scan, piece)) return undefined
  const reading = scan.read(`+${callingCode}${areaCode}${digits}`, country)
  if (reading?.isValid !== true || reading.national !== areaCode + digits) return undefined
  const found: Found = { ...foundAt(scan, piece), steps: [{ kind: 'area', areaCode }] }
  return { position: piece.start, candidate: numberCandidate(reading, found, scan.context) }
}

/** Longer ones have their area. */
const MAX_LOCAL = 9

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

const foundAt = (scan: Scan, piece: Piece, caution?: DialCaution): Found => ({
  found: sourceOf(scan, piece.start, piece.end),
  written: (piece.text.includes('+') ? '+' : '') + digitsOf(piece.text),
  ...(piece.extension === '' ? {} : { extension: piece.extension }),
  ...(caution === undefined ? {} : { caution }),
})
