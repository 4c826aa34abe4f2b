import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainText, MAX_CANDIDATES, MAX_READS, MAX_TEXT } from '../../../app/dialing/explain.ts'
import type { DialCandidate } from '../../../app/dialing/model.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { readNumber } from '../../../app/dialing/number.ts'
import { CHARACTERS, EXTENSIONS, LINKS, LOOK_ALIKES, ONE_NUMBER, SEVERAL, SHORT, type Case } from './cases.ts'

const context = (country = 'US') => ({ ...DEFAULT_PLAN, country, ownDomain: 'example.com' })

const told = (candidate: DialCandidate): string =>
  [
    candidate.display,
    candidate.dialString,
    candidate.rule,
    ...(candidate.extension === undefined ? [] : [`x${candidate.extension}`]),
    ...candidate.steps.flatMap(({ kind }) => (kind === 'international-prefix' ? [] : [kind])),
    ...(candidate.caution === undefined ? [] : [candidate.caution]),
  ].join(' | ')

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  'one number in every way people write it': ONE_NUMBER,
  'characters of other alphabets': CHARACTERS,
  'several numbers stay several': SEVERAL,
  'links and addresses': LINKS,
  'short codes and extensions alone': SHORT,
  'extensions and trunk zeros': EXTENSIONS,
  'what only looks like a number': LOOK_ALIKES,
}

describe.each(Object.entries(GROUPS))('%s', (_group, cases) => {
  test.each(cases.map(([country, text, ...dials]) => ({ country, text, dials })))(
    '$country $text',
    ({ country, text, dials }) => {
      expect(explainText(text, context(country)).map(told)).toEqual(dials)
    },
  )
})

describe('the string that is sent', () => {
  const uri = (text: string, country = 'US') => explainText(text, context(country)).map((each) => each.uri)

  test('calls a number at the own domain, without a plus', () => {
    expect(uri('+1 732 555 0100')).toEqual(['sip:17325550100@example.com'])
    expect(uri('+44 20 7946 0958')).toEqual(['sip:011442079460958@example.com'])
  })

  test('calls an extension and a code there too, a hash escaped', () => {
    expect(uri('7042')).toEqual(['sip:7042@example.com'])
    expect(uri('#31#')).toEqual(['sip:%2331%23@example.com'])
  })

  test('leaves an address where it is, without parameters and headers', () => {
    expect(uri('sips:bob@example.net;transport=tls?Subject=x')).toEqual(['sips:bob@example.net'])
  })

  test('is empty while the own domain is unknown', () => {
    expect(explainText('732-555-0100', { ...DEFAULT_PLAN, ownDomain: '' })[0]?.uri).toBe('')
  })
})

describe('what was found', () => {
  const found = (text: string) => explainText(text, context()).map((each) => each.found)

  test.each([
    ['Tel: (732) 555-0100 ext. 12', '(732) 555-0100'],
    ['call +1 732 555‑0100!', '+1 732 555‑0100'],
    ['７３２－５５５－０１００ (work)', '７３２－５５５－０１００'],
    ['\u202a732-555-0100\u202c', '732-555-0100'],
  ])('in %j stands there as %j', (text, expected) => {
    expect(found(text)).toEqual([expected])
    expect(text).toContain(expected)
  })
})

describe('however much text there is', () => {
  const counting = (): { readonly asked: string[]; readonly read: typeof readNumber } => {
    const asked: string[] = []
    return { asked, read: (digits, country) => (asked.push(digits), readNumber(digits, country)) }
  }

  test.each([
    ['a table of numbers', '732-555-0100\t'.repeat(80_000)],
    ['digits and spaces', '1 '.repeat(500_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['brackets', '('.repeat(1_000_000)],
    ['doubtful numbers', Array.from({ length: 900 }, (_none, index) => `${2_000_000 + index}`).join('\n')],
    ['numbers of a wrong length', '5 732 555 0100 77\n'.repeat(500)],
    ['a program', readFileSync(process.execPath).subarray(0, 200_000).toString('latin1')],
  ])('the plans are asked rarely, and for short digits: %s', (_case, text) => {
    const { asked, read } = counting()
    expect(explainText(text, context(), read).length).toBeLessThanOrEqual(MAX_CANDIDATES)
    expect(asked.length).toBeLessThanOrEqual(MAX_READS)
    expect(Math.max(0, ...asked.map(({ length }) => length))).toBeLessThanOrEqual(19)
  })

  test('at most nine are offered, the first ones', () => {
    const texts = Array.from({ length: 20 }, (_none, index) => `732-555-01${String(index).padStart(2, '0')}`)
    const dialled = explainText(texts.join('\n'), context()).map(({ dialString }) => dialString)
    expect(dialled).toEqual(texts.slice(0, 9).map((text) => `1${text.replace(/-/g, '')}`))
  })

  test.each([
    ['a number', '+49 30 1234 5678'],
    ['a number with a bracket', '(732) 555-0100'],
    ['another script', '٧٣٢ ٥٥٥ ٠١٠٠'],
    ['an address', 'sip:bob@example.net'],
    ['letters', '1-800-FLOWERS'],
  ])('the end of what is read cuts nothing in two: %s', (_case, number) => {
    for (let before = 0; before <= number.length; before += 1) {
      const text = `${'\n'.repeat(MAX_TEXT - before)}${number}\n732-555-0199`
      const whole = before === number.length ? explainText(number, context()).map(told) : []
      expect([[], whole]).toContainEqual(explainText(text, context()).map(told))
    }
  })

  test('only the beginning counts', () => {
    expect(explainText(`${' x'.repeat(MAX_TEXT / 2)}732-555-0100`, context())).toEqual([])
  })
})

test('an unknown country still reads international numbers', () => {
  expect(explainText('+44 20 7946 0958', context('XX')).map(told)).toEqual([
    '+44 20 7946 0958 | 011442079460958 | international',
  ])
})
