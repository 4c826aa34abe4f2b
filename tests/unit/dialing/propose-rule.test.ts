import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainText } from '../../../app/dialing/explain.ts'
import type { DialCandidate } from '../../../app/dialing/model.ts'
import { DEFAULT_PLAN, type RewriteRule } from '../../../app/dialing/plan.ts'
import { proposeRules } from '../../../app/dialing/propose-rule.ts'

const read = (text: string, rules: readonly RewriteRule[] = []): DialCandidate => {
  const [candidate] = explainText(text, { ...DEFAULT_PLAN, rules, ownDomain: 'example.com' })
  if (candidate === undefined) throw new Error(`nothing in ${text}`)
  return candidate
}
const proposed = (text: string, wanted: string) =>
  proposeRules(read(text), wanted).map(({ reach, rule }) => `${reach}: ${rule.match} → ${rule.replace}`)

describe('a correction proposes', () => {
  test.each([
    [
      '732-555-0100',
      '917325550100',
      ['this: +17325550100 → 917325550100', 'alike: +1XXXXXXXXXX → 91XXXXXXXXXX'],
    ],
    ['7042', '97042', ['this: 7042 → 97042', 'alike: XXXX → 9XXXX']],
    [
      '+44 20 7946 0958',
      '00442079460958',
      ['this: +442079460958 → 00442079460958', 'alike: +442XXXXXXXXX → 00442XXXXXXXXX'],
    ],
    ['732-555-0100', '50', ['this: +17325550100 → 50']],
  ])('for %s → %s', (text, wanted, rules) => {
    expect(proposed(text, wanted)).toEqual(rules)
  })

  test.each([
    ['nothing where nothing changes', '732-555-0100', '1 (732) 555-0100'],
    ['nothing for an emergency number', '911', '9911'],
    ['nothing for a code', '*72', '72'],
    ['nothing for an address', 'bob@example.net', '7042'],
    ['nothing for words', '732-555-0100', 'call me'],
    ['nothing for nothing', '732-555-0100', ''],
  ])('%s', (_case, text, wanted) => {
    expect(proposed(text, wanted)).toEqual([])
  })
})

test('each proposal makes of the number what was wanted', () => {
  const text = fc.oneof(
    fc.stringMatching(/^732[2-9]\d{6}$/),
    fc.stringMatching(/^\d{4}$/),
    fc.constant('+44 20 7946 0958'),
  )
  fc.assert(
    fc.property(text, fc.stringMatching(/^\d{2,12}$/), (number, wanted) => {
      const candidates = explainText(number, { ...DEFAULT_PLAN, ownDomain: 'example.com' })
      for (const candidate of candidates) {
        for (const { rule } of proposeRules(candidate, wanted)) {
          expect(read(number, [rule]).dialString).toBe(wanted)
        }
      }
    }),
    { numRuns: 500 },
  )
})
