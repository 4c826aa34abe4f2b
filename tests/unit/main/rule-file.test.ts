import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_RULES, type RewriteRule } from '../../../app/dialing/plan.ts'
import { readRules, withImported, writeRules } from '../../../main/rule-file.ts'

const rule = (match: string): RewriteRule => ({ kind: 'pattern', match, replace: '9*', note: '' })
const many = (count: number): readonly RewriteRule[] =>
  Array.from({ length: count }, (_none, index) => rule(`${String(index)}*`))

describe('a file of rules', () => {
  it('holds what was exported', () => {
    const rules = [...many(3), { kind: 'regex', match: '0(\\d+)', replace: '9$1', note: 'out – ü' } as const]
    expect(readRules(writeRules(rules))).toEqual({ ok: true, value: rules })
    expect(readRules(`\uFEFF${writeRules(rules)}`).ok).toBe(true)
  })

  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['another file', '{"version":1,"rules":[]}'],
    ['a newer form', '{"ringsideRules":2,"rules":[]}'],
    ['a rule that takes for ever', writeRules([{ kind: 'regex', match: '(\\d+)+', replace: '1', note: '' }])],
    ['a rule that dials something else', writeRules([{ ...rule('1*'), replace: 'sip:eve@example.net' }])],
    ['too many rules', writeRules(many(MAX_RULES + 1))],
    ['a long rule', writeRules([rule('1'.repeat(61))])],
    ['more than rules', '{"ringsideRules":1,"rules":[],"__proto__":{"x":1},"run":"rm"}'],
  ])('is refused whole: %s', (_case, text) => {
    expect(readRules(text)).toMatchObject({ ok: false, error: { code: 'rules-invalid' } })
  })

  it('gives an answer to any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRules(text).ok).toBe(false)
      }),
    )
  })
})

describe('imported rules', () => {
  it('come behind those that are there, each once', () => {
    expect(withImported([rule('1*')], [rule('2*'), rule('1*'), rule('2*')])).toEqual({
      ok: true,
      value: { rules: [rule('1*'), rule('2*')], added: 1 },
    })
  })

  it('are refused when there is no room for them', () => {
    expect(withImported(many(MAX_RULES), [rule('99*')])).toEqual({ ok: false, error: { code: 'rules-full' } })
  })
})
