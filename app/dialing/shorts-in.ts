/** What a text holds besides numbers of the plans: numbers with letters, extensions, codes. */
import { cautionOf, numberCandidate, plainCandidate } from './candidate.ts'
import { GAP } from './characters.ts'
import { extensionsInside } from './extensions.ts'
import type { DialCaution, DialStep } from './model.ts'
import type { Digits } from './numbers-in.ts'
import { piecesIn } from './pieces.ts'
import { blanked, sourceOf, type Placed, type Scan } from './scan.ts'
import { codesIn, namedShorts, type ShortCode } from './short-codes.ts'
import { vanitiesIn } from './vanity.ts'

/** Numbers with letters: the rest of the text without them, and what they dial. */
export function withoutVanities(scan: Scan): { readonly rest: Scan; readonly placed: readonly Placed[] } {
  let rest = scan.plain.chars
  const placed = vanitiesIn(scan.plain.chars, scan.context.country, scan.read).map((vanity): Placed => {
    const { start, end, digits, letters, unused, reading } = vanity
    rest = blanked(rest, start, end)
    const step: DialStep = { kind: 'letters', letters, digits, unused }
    const found = { found: sourceOf(scan, start, end), written: digits, steps: [step] }
    return { position: start, candidate: numberCandidate(reading, found, scan.context) }
  })
  return { rest: { ...scan, plain: { ...scan.plain, chars: rest } }, placed }
}

/** Extensions that are called so and stand behind no number. */
export function extensionsAt(scan: Scan, { clean, pieces }: Digits): readonly Placed[] {
  const { chars } = scan.plain
  let rest = ''
  for (const { start, fullEnd, text, extension } of clean === chars ? pieces : piecesIn(chars)) {
    // Digits as few as an extension's are one where a word before them says so.
    if (extension === '' && /^\d{2,6}$/.test(text)) continue
    rest += chars.slice(rest.length, start) + GAP.repeat(fullEnd - start)
  }
  rest += chars.slice(rest.length)
  return extensionsInside(rest).map((extension) => plainAt(scan, extension, 'extension'))
}

/** Codes and short numbers, where a text holds nothing else. */
export function shortsAt(scan: Scan): readonly Placed[] {
  const { chars } = scan.plain
  const codes = codesIn(chars)
  return (codes.length > 0 ? codes : namedShorts(chars, scan.context.country)).map((code) =>
    plainAt(scan, code, 'as-typed', cautionOf(code.digits, scan.context) ?? 'doubtful'),
  )
}

function plainAt(
  scan: Scan,
  { start, end, digits }: ShortCode,
  rule: 'extension' | 'as-typed',
  caution?: DialCaution,
): Placed {
  const found = { found: sourceOf(scan, start, end), written: digits }
  const candidate = plainCandidate(
    digits,
    rule,
    caution === undefined ? found : { ...found, caution },
    scan.context,
  )
  return { position: start, candidate }
}
