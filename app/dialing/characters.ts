/**
 * Any script's digits, dashes and spaces as plain ones, so that one scan reads them all. Offsets lead back to the
 * source, because what was found is shown as it stands there.
 */

/** One UTF-16 unit for each visible character; `at[i]` is where it starts in the source, `at[length]` the source's end. */
export interface PlainText {
  readonly chars: string
  readonly at: readonly number[]
}

/** A character that belongs to no number and joins none: letters of other planes, symbols, line ends. */
export const GAP = '\n'

export function plainText(source: string): PlainText {
  const chars: string[] = []
  const at: number[] = []
  let offset = 0
  for (const character of source) {
    const plain = plainCharacter(character)
    if (plain !== '') {
      chars.push(plain)
      at.push(offset)
    }
    offset += character.length
  }
  return { chars: chars.join(''), at: [...at, offset] }
}

/** Dots at half height, which designers and East Asia put between groups. */
const MIDDLE_DOT = /[\u00b7\u0387\u2022\u2027\u2219\u22c5\u30fb\uff65]/

/** @returns one UTF-16 unit, or '' for what nobody sees (marks of direction, zero-width joiners, soft hyphens). */
function plainCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return character
  // Full-width forms stand in the order of ASCII (Unicode block "Halfwidth and Fullwidth Forms").
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (/\p{Nd}/u.test(character)) return String(digitValue(code))
  if (/[\p{Pd}\u2212\u30fc]/u.test(character)) return '-'
  if (MIDDLE_DOT.test(character)) return '.'
  if (/\p{Zs}/u.test(character)) return ' '
  if (/\p{Cf}/u.test(character)) return ''
  return character.length === 1 && /\p{L}/u.test(character) ? character : GAP
}

/** Digits come in runs of ten from zero to nine, sometimes several side by side (Unicode, general category Nd). */
function digitValue(code: number): number {
  let start = code
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1
  return (code - start) % 10
}

export const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** As many as `digitsOf` has, for a scan that asks for thousands. @param text plain characters */
export function countDigits(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 0x30 && code <= 0x39) count += 1
  }
  return count
}
