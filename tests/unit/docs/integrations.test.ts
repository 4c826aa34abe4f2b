/** What the page about rules for calls says, held against the program. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { planAction } from '../../../app/calls/events/planned.ts'
import { PLACEHOLDERS } from '../../../app/calls/events/rule.ts'
import { eventsText } from '../../../app/contract/messages/events.ts'
import { eventRule } from '../../../app/contract/event-settings.ts'
import { settingsSchema } from '../../../app/contract/settings.ts'
import { makeRule, makeValues } from '../calls/events/make-rule.ts'

const PAGE = readFileSync(path.join(import.meta.dirname, '../../../docs/integrations.md'), 'utf8')

test('the page names every place there is, in their order, and no other', () => {
  const [, table = ''] = /<!-- placeholders -->\n\n((?:\|.*\n)+)/.exec(PAGE) ?? []
  const told = [...table.matchAll(/^\| `\{([^}]+)\}` /gm)].map(([, name]) => name)
  expect(told).toEqual([...PLACEHOLDERS])
})

test('the page’s address opens what it says', () => {
  const [, url = '', opened = ''] = /`(https:\S+)` opens\s+`(\S+)`/.exec(PAGE) ?? []
  expect(planAction(makeRule({ action: { kind: 'page', url } }), makeValues())).toEqual({
    ok: true,
    value: { kind: 'page', url: opened },
  })
})

test('the administrator’s example is taken as it stands, and what is left out is as told', () => {
  const [, json = '{}'] = /```json\n([^`]+)```/.exec(PAGE) ?? []
  const { events } = settingsSchema.parse(JSON.parse(json))
  expect(events.rules.map(({ name }) => name)).toEqual(['Open record', 'Note it', 'Report'])
  const bare = { name: 'x', when: 'ring', action: { kind: 'page', url: 'https://x.example/' } }
  expect(eventRule.parse(bare)).toMatchObject({
    ...{ start: 'click', direction: 'any', colleagues: false, lines: [] },
  })
  expect(settingsSchema.parse({}).events.rules).toEqual([])
})

test('two rules of the same name, and a rule that cannot be carried out, are refused', () => {
  const rule = { name: 'x', when: 'ring', action: { kind: 'page', url: 'https://x.example/' } }
  const isTaken = (...rules: readonly object[]): boolean =>
    settingsSchema.safeParse({ events: { rules } }).success
  expect(isTaken(rule)).toBe(true)
  expect(isTaken(rule, { ...rule, name: 'y' })).toBe(true)
  expect(isTaken(rule, { ...rule, name: 'X' })).toBe(false)
  expect(isTaken({ ...rule, action: { kind: 'page', url: 'http://x.example/' } })).toBe(false)
  expect(isTaken({ ...rule, action: { kind: 'run', url: 'https://x.example/' } })).toBe(false)
})

test('the page calls the choices as the settings do', () => {
  for (const label of [
    eventsText.title,
    eventsText.when,
    eventsText.byItself,
    eventsText.byClick,
    eventsText.direction,
    eventsText.colleagues,
    eventsText.lines,
  ]) {
    expect(PAGE).toContain(label)
  }
})
