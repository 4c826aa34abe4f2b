/**
 * A linear scan that cuts a text into runs of digits that may be one number. Everything that could stand between two
 * numbers is a gap, and no run goes across one: better no number than two glued together.
 */
import { countDigits, digitsOf } from './characters.ts'

export interface Run {
  /** Offsets in the plain text. */
  readonly start: number
  readonly end: number
  /** Digits, plus, round brackets, dots, dashes, slashes behind an area, and single spaces. */
  readonly text: string
}

/** Longer than any number with its prefixes and separators: it is a table, or noise. */
export const MAX_RUN = 40

/** No country has shorter numbers; short codes are no matter of the plans. */
const MIN_DIGITS = 4

/** From here on a bracket or another long group begins the next number. */
const WHOLE_NUMBER = 7
/** The same with the country code before it. */
const WHOLE_ABROAD = 9

/** Digits with separators. Spaces beside a dot, two spaces and every other character end the run. */
const STRETCH =
  /(?:[+(]{0,2}|\+ )\d(?:(?: ?[-()/] ?|[ .])?\d|\)(?: ?[-(/] ?|[ .])\d|(?:[-. ]| ?\/ ?)[+(]{1,2}\d)*/g

export function cutRuns(plain: string): readonly Run[] {
  const runs: Run[] = []
  for (const match of plain.matchAll(STRETCH)) {
    if (match[0].length < MIN_DIGITS) continue
    let start = match.index
    for (const piece of slashPartsOf(match[0]).flatMap(piecesOf)) {
      runs.push({ start, end: start + piece.length, text: piece })
      start += piece.length
    }
  }
  return runs.map(trimmed).filter(({ text }) => text.length <= MAX_RUN && countDigits(text) >= MIN_DIGITS)
}

/**
 * A slash stands between an area and its number (`030/123456`, `02/123.45.67`) as well as between two numbers. What the
 * parts are decides: only behind what can be nothing but a country or an area is it one number.
 */
function slashPartsOf(stretch: string): readonly string[] {
  const [first = '', ...others] = stretch.split('/')
  const parts = [first]
  for (const part of others) {
    const before = parts[parts.length - 1] ?? ''
    if (isAreaBefore(before, part)) parts[parts.length - 1] = `${before}/${part}`
    else parts.push(`/${part}`)
  }
  return parts
}

function isAreaBefore(before: string, after: string): boolean {
  const area = digitsOf(before)
  const number = after.trim()
  if (/^[+(]/.test(number) && !/^\(0\)/.test(number)) return false
  if (before.includes('+') || area.startsWith('00')) return area.length <= WHOLE_NUMBER
  const count = countDigits(number.split('/', 1)[0] ?? '')
  if (area.startsWith('0'))
    return area.length >= 2 && area.length <= 6 && count >= 3 && !number.startsWith('0')
  return area.length >= 2 && area.length <= 4 && count >= 6 && count <= 8 && !number.startsWith('0')
}

/** Cuts where a second number begins: at a bracket or a whole group of digits behind a number that is complete. */
function piecesOf(stretch: string): readonly string[] {
  const pieces: string[] = []
  let start = 0
  let end = 0
  let before = 0
  for (const word of stretch.match(/ ?[^ ]+| +$/g) ?? []) {
    const count = countDigits(word)
    const isNext = count >= WHOLE_NUMBER || word.trimStart().startsWith('(')
    if (isNext && before >= (isAbroad(stretch.slice(start, end)) ? WHOLE_ABROAD : WHOLE_NUMBER)) {
      pieces.push(stretch.slice(start, end))
      start = end
      before = 0
    }
    end += word.length
    before += count
  }
  return [...pieces, stretch.slice(start)]
}

const isAbroad = (piece: string): boolean => /^ ?(?:\(?\+|00|011)/.test(piece)

/** Without separators at its ends, and without a bracket that never closes. */
function trimmed(run: Run): Run {
  const lead = /^[ .\-)/]*/.exec(run.text)?.[0].length ?? 0
  const inner = run.text.slice(lead).replace(/[ .\-(/]+$/, '')
  const text = inner.startsWith('(') && !inner.includes(')') ? inner.slice(1) : inner
  const start = run.start + lead + (inner.length - text.length)
  return { start, end: start + text.length, text }
}
