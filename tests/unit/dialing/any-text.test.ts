/** Whatever the text, digits are never invented, never joined across a gap, and never left out unsaid. */
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { explainText, MAX_CANDIDATES, MAX_READS } from '../../../app/dialing/explain.ts'
import { formatNumber } from '../../../app/dialing/format.ts'
import type { DialCandidate } from '../../../app/dialing/model.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { readNumber } from '../../../app/dialing/number.ts'

const COUNTRIES = ['US', 'GB', 'DE', 'IT', 'FR', 'DK', 'AR', 'BR', 'RU', 'JP', 'XX']

const chunk = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^\d{1,5}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^\+?\d{6,14}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '732-555-0100',
      '(732) 555-0199',
      '+44 (0)20 7946 0958',
      '030 123456',
      '06 12 34 56 78',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ' ',
      '  ',
      '-',
      ' - ',
      '.',
      '. ',
      ',',
      ';',
      '/',
      ':',
      '(',
      ')',
      '(0)',
      '+',
      '\n',
      '\t',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'x',
      'ext. ',
      'tel:',
      'sip:',
      '@example.net',
      '%20',
      '#',
      '*',
      '$',
      'Tel ',
      '\u202e',
      '٣',
      '７',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)
const text = fc.array(chunk, { maxLength: 14 }).map((chunks) => chunks.join(''))
const RUNS = { numRuns: 5_000 }

/** What people put into one number, in plain characters; anything else is a gap. */
const ONE_NUMBER = /^[+(]{0,2} ?\d(?:[-+(). ]*\/?[-+(). ]*\d)*\)?$/

/** What people dial before a country code, and before an area. */
const ABROAD = ['', '00', '000', '001', '0011', '002', '009', '010', '011', '119', '810']

/** Digits of the world's alphabets, by the engine's own tables rather than ours. */
const DIGITS = new Map(
  Intl.supportedValuesOf('numberingSystem').flatMap((system) =>
    Array.from(
      '0123456789',
      (plain) => [new Intl.NumberFormat(`en-u-nu-${system}`).format(Number(plain)), plain] as const,
    ),
  ),
)

/** @returns undefined when a digit is of an alphabet that the engine does not write. */
function digitsIn(found: string): string | undefined {
  const digits = (found.match(/\p{Nd}/gu) ?? []).map((digit) => DIGITS.get(digit))
  return digits.includes(undefined) ? undefined : digits.join('')
}

/** A dial string as calling code and national number, by the library's own list of calling codes. */
function partsOf({ dialString }: DialCandidate): { readonly callingCode: string; readonly national: string } {
  const international = dialString.startsWith('011') ? dialString.slice(3) : dialString
  const callingCode: string = parsePhoneNumberFromString(`+${international}`)?.countryCallingCode ?? '?'
  return { callingCode, national: international.slice(callingCode.length) }
}

test('a number is a piece of the text, and its digits stand there together', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...COUNTRIES), (source, country) => {
      let reads = 0
      const candidates = explainText(source, { ...DEFAULT_PLAN, country, ownDomain: 'example.com' }, (digits, where) => {
        reads += 1
        return readNumber(digits, where)
      })
      expect(candidates.length).toBeLessThanOrEqual(MAX_CANDIDATES)
      expect(reads).toBeLessThanOrEqual(MAX_READS)
      for (const candidate of candidates) {
        if (candidate.rule === 'sip-address') continue
        const { found, dialString, rule, steps } = candidate
        const hasTrunkZero = steps.some(({ kind }) => kind === 'trunk-zero')
        const isLink = /^\s*(?:tel|sip):/i.test(source)
        if (!isLink) expect(source).toContain(found)
        const digits = digitsIn(found)
        if (digits === undefined) continue
        if (rule === 'extension' || rule === 'as-typed') {
          expect(dialString.replace(/\D/g, '')).toBe(digits)
          continue
        }
        const plain = found.replace(/[\p{Cf}]/gu, '').replace(/\p{Nd}/gu, '0')
        expect(plain).toMatch(ONE_NUMBER)
        expect(plain).not.toMatch(/ {2}|[.] | [.]/)
        const { callingCode, national } = partsOf(candidate)
        expect(digits.endsWith(national)).toBe(true)
        const before = digits.slice(0, digits.length - national.length)
        const prefixes = ABROAD.map((abroad) => abroad + callingCode)
        const allowed = [...prefixes, '', '0', '1', '8', '01', '06']
        expect(allowed).toContain(hasTrunkZero ? before.slice(0, -1) : before)
        if (hasTrunkZero) expect(before.endsWith('0')).toBe(true)
      }
    }),
    RUNS,
  )
})

test('any text whatever is read without a failure, and nothing but clean strings comes of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
      for (const { uri, dialString } of explainText(source, { ...DEFAULT_PLAN, ownDomain: 'example.com' })) {
        expect(uri).toMatch(/^sips?:[!-~]+@[A-Za-z0-9.:-]+$/)
        expect(dialString).toMatch(/^[!-~]+$/)
        expect(uri).not.toMatch(/[?#"<>]/)
      }
    }),
    RUNS,
  )
})

test('what is formatted is read back as the same number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[2-9]\d{9}$/), (digits) => {
      const shown = formatNumber(`1${digits}`, 'US')
      const [candidate] = explainText(shown, { ...DEFAULT_PLAN, ownDomain: 'example.com' })
      expect(candidate?.dialString.replace(/\D/g, '').endsWith(digits)).toBe(true)
    }),
  )
})
