import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERSON_ALERTS, type PersonRule } from '../../../app/calls/person-rules.ts'
import { ruleOfPerson, withRuleOfPerson } from '../../../app/calls/rules-of-person.ts'

const CARLA = ['carla@example.com', '7004', '+14155550103']
const rule = (who: string, alerts: PersonRule['alerts'] = 'never', hidden = false): PersonRule => ({
  ...{ who, alerts },
  private: hidden,
})
const EVE = rule('eve@example.net', 'steps', true)

describe('what is set for a person', () => {
  it.each<[string, readonly PersonRule[], unknown]>([
    ['nothing', [EVE], { alerts: 'as-set', private: false }],
    ['the same for all', CARLA.map((who) => rule(who)), { alerts: 'never', private: false }],
    ['something for one number', [rule('415 555 0103', 'always')], { alerts: 'mixed', private: false }],
    [
      'initials for one number',
      [rule('415 555 0103', 'as-set', true)],
      { alerts: 'as-set', private: 'mixed' },
    ],
  ])('%s', (_case, rules, expected) => {
    expect(ruleOfPerson(CARLA, rules)).toEqual(expected)
  })

  it('is a line for each number, before those of others', () => {
    expect(withRuleOfPerson([EVE], CARLA, { alerts: 'always' })).toEqual([
      ...CARLA.map((who) => rule(who, 'always')),
      EVE,
    ])
  })

  it('changes lines that mean them where they are, as they are written', () => {
    const rules = [EVE, rule('(415) 555-0103', 'never', true)]
    expect(withRuleOfPerson(rules, CARLA.slice(2), { alerts: 'steps' })).toEqual([
      EVE,
      rule('(415) 555-0103', 'steps', true),
    ])
  })

  it('leaves no line that says nothing', () => {
    const rules = withRuleOfPerson([EVE], CARLA, { alerts: 'always' })
    expect(withRuleOfPerson(rules, CARLA, { alerts: 'as-set' })).toEqual([EVE])
    expect(withRuleOfPerson([EVE], CARLA, { private: false })).toEqual([EVE])
  })

  it('keeps what is hidden when alerts are no longer set', () => {
    expect(withRuleOfPerson([rule('7004', 'always', true)], ['7004'], { alerts: 'as-set' })).toEqual([
      rule('7004', 'as-set', true),
    ])
  })

  it('is what was chosen, whatever was set before, and touches nobody else', () => {
    const caller = fc.constantFrom(...CARLA, '415 555 0103', 'bob@example.com', '7042', '+442079460958')
    const rules = fc.array(
      fc.record({ who: caller, alerts: fc.constantFrom(...PERSON_ALERTS), private: fc.boolean() }),
      { maxLength: 8 },
    )
    const others = ['bob@example.com', '7042', '+442079460958']
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...PERSON_ALERTS),
        fc.option(fc.boolean(), { nil: undefined }),
        (before, alerts, hidden) => {
          const wish = { alerts, ...(hidden === undefined ? {} : { private: hidden }) }
          const after = withRuleOfPerson(before, CARLA, wish)
          expect(ruleOfPerson(CARLA, after)).toMatchObject(wish)
          expect(withRuleOfPerson(after, CARLA, wish)).toEqual(after)
          const ofOthers = (all: readonly PersonRule[]) => all.filter(({ who }) => others.includes(who))
          expect(ofOthers(after)).toEqual(ofOthers(before))
        },
      ),
    )
  })
})
