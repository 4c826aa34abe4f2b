import { expect, test } from 'vitest'
import { settingsSchema } from '../../../app/contract/settings.ts'
import { isGivenProgram } from '../../../main/given-programs.ts'
import { makeRule } from '../calls/events/make-rule.ts'

const rules = [makeRule({ action: { kind: 'program', path: '/opt/crm', args: [] } })]
const values = settingsSchema.parse({ events: { rules } })

test('a program of an administrator’s rule is given, another is not, and none is while the rules are the user’s own', () => {
  const locked = { 'events.rules': '/etc/ringside.json' }
  expect(isGivenProgram({ values, locked }, '/opt/crm')).toBe(true)
  expect(isGivenProgram({ values, locked }, '/bin/sh')).toBe(false)
  expect(isGivenProgram({ values, locked: {} }, '/opt/crm')).toBe(false)
})
