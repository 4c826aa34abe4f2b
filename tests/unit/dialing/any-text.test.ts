/** Whatever the text, digits are never invented, never joined across a gap, and never left out unsaid. */
import fc from 'fast-check'
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
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
      '/',
      ' / ',
      'FLOWERS',
      '1-800-GOT-JUNK',
      '030/',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)
const text = fc.array(chunk, { maxLength: 14 }).map((chunks) => chunks.join(''))
/** The long form runs at night. */
const RUNS = { numRuns: process.env['RINGSIDE_NIGHTLY'] === '1' ? 100_000 : 5_000 }

/** Characters of a run that the library is handed. */
const LONGEST_RUN = 40

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

/** The first exception: letters are read as the keys that they stand on (ITU-T E.161). */
const onKeys = (found: string, unused: string): string =>
  found
    .slice(0, found.length - unused.length)
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => '22233344455566677778889999'.charAt(letter.charCodeAt(0) - 65))

test('a number is a piece of the text, and its digits stand there together', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...COUNTRIES), (source, country) => {
      let reads = 0
      const candidates = explainText(
        source,
        { ...DEFAULT_PLAN, country, ownDomain: 'example.com' },
        (digits, where) => {
          reads += 1
          expect(digits.length).toBeLessThanOrEqual(LONGEST_RUN)
          return readNumber(digits, where)
        },
      )
      expect(candidates.length).toBeLessThanOrEqual(MAX_CANDIDATES)
      expect(reads).toBeLessThanOrEqual(MAX_READS)
      for (const candidate of candidates) {
        if (candidate.rule === 'sip-address') continue
        const { found, dialString, rule, steps } = candidate
        const hasTrunkZero = steps.some(({ kind }) => kind === 'trunk-zero')
        const isLink = /^\s*(?:tel|sip):/i.test(source)
        if (!isLink) expect(source).toContain(found)
        const letters = steps.flatMap((step) => (step.kind === 'letters' ? [step] : []))[0]
        const digits = digitsIn(letters === undefined ? found : onKeys(found, letters.unused))
        if (digits === undefined) continue
        if (rule === 'extension' || rule === 'as-typed') {
          expect(dialString.replace(/\D/g, '')).toBe(digits)
          continue
        }
        const plain = found.replace(/[\p{Cf}]/gu, '').replace(/\p{Nd}/gu, '0')
        if (letters === undefined) expect(plain).toMatch(ONE_NUMBER)
        expect(plain).not.toMatch(/ {2}|[.] | [.]/)
        const { callingCode, national } = partsOf(candidate)
        expect(digits.endsWith(national)).toBe(true)
        const before = digits.slice(0, digits.length - national.length)
        const prefixes = ABROAD.map((abroad) => abroad + callingCode)
        const allowed = [...prefixes, '', '0', '1', '8', '01', '06', '80']
        expect(allowed).toContain(hasTrunkZero ? before.slice(0, -1) : before)
        // The second exception, told as well: the trunk zero after a country code.
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

const countries = getCountries()
/** A number of each country's plan, and others near it: the last digits vary. */
const planned = fc
  .record({ country: fc.constantFrom(...countries), tail: fc.stringMatching(/^\d{3}$/) })
  .map(({ country, tail }) => {
    const example = getExampleNumber(country, examples)?.nationalNumber ?? ''
    const number = parsePhoneNumberFromString(
      `+${getCountryCallingCode(country)}${example.slice(0, -3)}${tail}`,
    )
    return { country, number }
  })
  .filter(({ number }) => number?.isValid() === true)

test('what is formatted is read back as the same number, in every country', () => {
  fc.assert(
    fc.property(planned, ({ country, number }) => {
      if (number === undefined) throw new Error('filtered out')
      const { countryCallingCode, nationalNumber } = number
      const digits = `${countryCallingCode}${nationalNumber}`
      const sent = countryCallingCode === '1' ? digits : `011${digits}`
      const read = (text: string, where: string) =>
        explainText(text, { ...DEFAULT_PLAN, country: where, ownDomain: 'example.com' }).map(
          ({ dialString }) => dialString,
        )
      const international = number.formatInternational()
      expect(read(international, country)).toEqual([sent])
      expect(read(international, 'US')).toEqual([sent])
      expect(read(`+${digits}`, country)).toEqual([sent])
      expect(read(`Tel. ${international}, please`, country)).toEqual([sent])
      expect(read(number.getURI(), 'DE')).toEqual([sent])
      // As short as an extension, it is taken for one where it stands alone; Argentine mobiles have other digits at home.
      if (nationalNumber.length > 6 && country !== 'AR')
        expect(read(formatNumber(digits, country), country)).toEqual([sent])
    }),
    { numRuns: RUNS.numRuns / 5 },
  )
})
