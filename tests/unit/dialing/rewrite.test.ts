import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN, type RewriteRule } from '../../../app/dialing/plan.ts'
import { problemOf, rewrite, type RuleProblem } from '../../../app/dialing/rewrite.ts'

const pattern = (match: string, replace: string): RewriteRule => ({
  kind: 'pattern',
  match,
  replace,
  note: '',
})
const regex = (match: string, replace: string): RewriteRule => ({ kind: 'regex', match, replace, note: '' })
const result = (rule: RewriteRule, written: string, e164?: string) => rewrite([rule], written, e164)?.result

describe('a plain pattern', () => {
  test.each([
    ['7XXX', '9107XXX', '7042', '9107042'],
    ['NXXXXXX', '1732NXXXXXX', '5550100', '17325550100'],
    ['732-555-XXXX', '5XXXX', '7325550100', '50100'],
    ['0*', '9011*', '030123456', '901130123456'],
    ['*00', '*11', '12300', '12311'],
    ['7042', '7043', '7042', '7043'],
    ['nxx', '8nxx', '204', '8204'],
  ])('%s → %s turns %s into %s', (match, replace, written, expected) => {
    expect(result(pattern(match, replace), written)).toBe(expected)
  })

  test.each([
    ['another length', '7XXX', '7XXX', '70421'],
    ['a one where two to nine are wanted', 'NXX', 'NXX', '123'],
    ['another beginning', '7*', '8*', '812'],
  ])('does not fit %s', (_case, match, replace, written) => {
    expect(result(pattern(match, replace), written)).toBeUndefined()
  })

  test('that begins with a plus sees the international form', () => {
    expect(result(pattern('+49*', '0*'), '030123456', '+4930123456')).toBe('030123456')
    expect(result(pattern('+49*', '0*'), '030123456')).toBeUndefined()
  })
})

describe('a regular expression', () => {
  test.each([
    ['0(\\d{2,5})(\\d+)', '9$1$2', '030123456', '930123456'],
    ['(732|908)(\\d{7})', '1$1$2', '7325550100', '17325550100'],
    ['\\+1(\\d{10})', '*9$1', '7325550100', '*97325550100'],
  ])('%s → %s turns %s into %s', (match, replace, written, expected) => {
    expect(result(regex(match, replace), written, '+17325550100')).toBe(expected)
  })

  test('has to fit the whole number', () => {
    expect(result(regex('555', '1'), '7325550100')).toBeUndefined()
  })
})

test('the first rule that fits decides', () => {
  const rules = [pattern('8*', '1*'), pattern('7XXX', '17XXX'), pattern('7042', '2')]
  expect(rewrite(rules, '7042', undefined)).toMatchObject({ result: '17042', rule: { match: '7XXX' } })
})

describe('a rule is refused', () => {
  test.each<[RewriteRule, RuleProblem]>([
    [pattern('', '1'), 'empty'],
    [pattern('1', ' '), 'empty'],
    [pattern('7A', '1'), 'pattern-characters'],
    [pattern('7X', 'https://example.net'), 'replacement'],
    [pattern('7**', '7*'), 'stars'],
    [pattern('7XX', '7X'), 'places'],
    [pattern('7X', '7X*'), 'places'],
    [regex('(', '1'), 'regex'],
    [regex('1', 'sip:bob'), 'replacement'],
    [regex('(\\d+)+', '1'), 'regex-unbounded'],
    [regex('(\\d*)*', '1'), 'regex-unbounded'],
    [regex('(1|11)+', '1'), 'regex-unbounded'],
    [regex('(1?){20}', '1'), 'regex-unbounded'],
    [regex('\\d*\\d*\\d*\\d*0', '1'), 'regex-unbounded'],
    [regex('\\d{0,40}\\d{0,40}\\d{0,40}\\d{0,40}', '1'), 'regex-unbounded'],
    [regex('(?=1)1', '1'), 'regex-unbounded'],
    [regex('(1)\\1', '1'), 'regex-unbounded'],
    [regex('[^a]*', '1'), 'regex-unbounded'],
  ])('%j: %s', (rule, problem) => {
    expect(problemOf(rule)).toBe(problem)
    expect(rewrite([rule], '11111111111111111111111111111111', undefined)).toBeUndefined()
  })
})

/** Steps of a matcher that backtracks as badly as it can, counted instead of timed. */
test('a regular expression that is taken is soon done with any number', () => {
  const piece = fc.constantFrom(
    '\\d',
    '\\d*',
    '\\d+',
    '1?',
    '1*',
    '(1|11)',
    '\\d{2,}',
    '[0-5]+',
    '.*',
    '0',
    '|',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.stringMatching(/^1{30,40}$/),
      (pieces, digits) => {
        const rule = regex(pieces.join(''), '1')
        if (problemOf(rule) !== undefined) return
        const free = rule.match.match(/[*+]|\{2,\}/g) ?? []
        const choices = rule.match.match(/[?|]/g) ?? []
        expect(41 ** free.length * 2 ** choices.length).toBeLessThan(1e9)
        expect(rewrite([rule], `${digits}2`, undefined)?.result ?? '1').toBe('1')
      },
    ),
    { numRuns: 2_000 },
  )
})

describe('what is dialled by the own plan', () => {
  const dial = (text: string, plan: Partial<typeof DEFAULT_PLAN>) =>
    explainText(text, { ...DEFAULT_PLAN, ownDomain: 'example.com', ...plan }).map(
      ({ dialString, rule, steps, uri }) =>
        [dialString, rule, steps.map(({ kind }) => kind).join(), uri].join(' | '),
    )
  const sent = (digits: string, rule: string, steps = '') => [
    [digits, rule, steps, `sip:${digits.replace(/#/g, '%23')}@example.com`].join(' | '),
  ]

  test('the outside line goes before outside numbers and nothing else', () => {
    const plan = { outsidePrefix: '9', extensionLength: 4 }
    expect(dial('732-555-0100', plan)).toEqual(sent('917325550100', 'national', 'outside-line'))
    expect(dial('+44 20 7946 0958', plan)).toEqual(
      sent('9011442079460958', 'international', 'international-prefix,outside-line'),
    )
    expect(dial('7042', plan)).toEqual(sent('7042', 'extension'))
    expect(dial('911', plan)).toEqual(sent('911', 'as-typed'))
    expect(dial('*72', plan)).toEqual(sent('*72', 'as-typed'))
    expect(dial('bob@example.net', plan)).toEqual(['bob@example.net | sip-address |  | sip:bob@example.net'])
  })

  test('the international prefix is the user’s', () => {
    expect(dial('+44 20 7946 0958', { internationalPrefix: '00' })).toEqual(
      sent('00442079460958', 'international', 'international-prefix'),
    )
    expect(dial('+44 20 7946 0958', { internationalPrefix: '+' })).toEqual(
      sent('+442079460958', 'international', 'international-prefix'),
    )
    expect(dial('+44 20 7946 0958', { internationalPrefix: '' })).toEqual(
      sent('442079460958', 'international'),
    )
  })

  test('the own area completes a local number that stands alone', () => {
    expect(dial('555-0100', { areaCode: '732' })).toEqual(sent('17325550100', 'national', 'area'))
    expect(dial('1234567', { country: 'DE', areaCode: '30' })).toEqual(
      sent('011493 01234567'.replace(' ', ''), 'national', 'area,international-prefix'),
    )
    expect(dial('room 5550100', { areaCode: '732' })).toEqual([])
    expect(dial('5550100', { country: 'XX', areaCode: '732' })).toEqual(sent('5550100', 'as-typed'))
  })

  test('a rule’s result stands as it is, without prefixes', () => {
    const rules = [pattern('+1732555XXXX', '5XXXX')]
    expect(dial('(732) 555-0100', { rules, outsidePrefix: '9' })).toEqual(sent('50100', 'rewritten', 'rule'))
  })

  test('a result with a plus is a number like any other', () => {
    const rules = [pattern('7XX', '+17325550XXX'.replace('0XXX', '01XX'))]
    expect(dial('799', { rules, outsidePrefix: '9' })).toEqual(
      sent('917325550199', 'rewritten', 'rule,outside-line'),
    )
  })

  test('no rule touches an emergency number, a code or an address', () => {
    const rules = [pattern('*', '5*'), regex('\\+?\\d+', '7'), regex('.*', '7')]
    for (const text of ['911', '112', '9-1-1', 'tel:911']) {
      expect(dial(text, { rules })).toEqual(sent(text === '112' ? '112' : '911', 'as-typed'))
    }
    expect(dial('*72', { rules })).toEqual(sent('*72', 'as-typed'))
    expect(dial('bob@example.net', { rules })).toEqual([
      'bob@example.net | sip-address |  | sip:bob@example.net',
    ])
  })

  test('a rule that makes an emergency number or a code of something else is told', () => {
    const cautions = (rules: readonly RewriteRule[]) =>
      explainText('7042', { ...DEFAULT_PLAN, ownDomain: 'example.com', rules }).map(({ caution }) => caution)
    expect(cautions([pattern('7042', '911')])).toEqual(['emergency'])
    expect(cautions([regex('7042', '*72')])).toEqual(['feature-code'])
  })

  test('an emergency number behind the outside line is one too', () => {
    const caution = (text: string, outsidePrefix: string) =>
      explainText(text, { ...DEFAULT_PLAN, outsidePrefix, ownDomain: 'example.com' })[0]?.caution
    expect(caution('9911', '9')).toBe('emergency')
    expect(caution('sip:9911@example.com', '9')).toBe('emergency')
    expect(caution('9911', '')).toBeUndefined()
  })

  test('extensions have the length that was told, other short digits stand as they are', () => {
    expect(dial('7042', { extensionLength: 4 })).toEqual(sent('7042', 'extension'))
    expect(dial('704', { extensionLength: 4 })).toEqual(sent('704', 'as-typed'))
  })
})
