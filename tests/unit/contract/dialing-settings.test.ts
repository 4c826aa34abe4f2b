import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, dialingSettings } from '../../../app/contract/settings.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'

test('the plan that holds without any setting is the settings’ default', () => {
  expect(DEFAULT_SETTINGS.dialing).toMatchObject(DEFAULT_PLAN)
})

const RULE = { kind: 'pattern', match: '0*', replace: '9*', note: '' }

test.each([
  ['an area with its words', { areaCode: '0a' }],
  ['an outside line that calls', { outsidePrefix: 'sip:9' }],
  ['a prefix with a plus inside', { internationalPrefix: '0+1' }],
  ['an extension of one digit', { extensionLength: 1 }],
  ['a rule that cannot be used', { rules: [{ ...RULE, replace: 'X' }] }],
  ['more rules than there is room for', { rules: Array.from({ length: 51 }, () => RULE) }],
])('%s is refused', (_case, values) => {
  expect(dialingSettings.safeParse(values).success).toBe(false)
})

test.each([
  { internationalPrefix: '+' },
  { internationalPrefix: '' },
  { rules: [RULE] },
  { extensionLength: null },
])('%j is taken', (values) => {
  expect(dialingSettings.safeParse(values).success).toBe(true)
})
