/** What the page about dialling says, run. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXIT } from '../../../app/contract/exit-codes.ts'
import { dialingSettings, settingsPatchSchema } from '../../../app/contract/settings.ts'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN, type RewriteRule } from '../../../app/dialing/plan.ts'
import { requestFor } from '../../../app/dialing/request.ts'
import { statusReport } from '../../../app/contract/status-report.ts'
import { problemOf } from '../../../app/dialing/rewrite.ts'
import { exampleState } from '../contract/example-state.ts'

const PAGE = readFileSync(path.join(import.meta.dirname, '../../../docs/dialling.md'), 'utf8')

interface Row {
  readonly country: string
  /** What stands in backquotes, in order. */
  readonly codes: readonly string[]
  readonly line: string
}

/** The rows of the tables that stand below a comment such as `<!-- rules: US -->`. */
const rowsOf = (kind: string): readonly Row[] =>
  [...PAGE.matchAll(new RegExp(`<!-- ${kind}: ([A-Z]{2}) -->\\n\\n((?:\\|.*\\n)+)`, 'g'))].flatMap(
    ([, country = '', table = '']) =>
      table
        .trim()
        .split('\n')
        .slice(2)
        .map((line) => ({
          country,
          line,
          codes: [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
        })),
  )

const context = (country: string, rules: readonly RewriteRule[] = []) => ({
  ...DEFAULT_PLAN,
  country,
  rules,
  ownDomain: 'example.com',
})

test('the page has its examples', () => {
  expect(rowsOf('examples').length).toBeGreaterThan(15)
  expect(rowsOf('rules').length).toBeGreaterThan(3)
  expect(rowsOf('regular expressions').length).toBeGreaterThan(1)
})

test.each(rowsOf('examples'))('$line', ({ country, codes, line }) => {
  const [text = '', ...dials] = codes
  expect(explainText(text, context(country)).map(({ dialString }) => dialString)).toEqual(dials)
  const wish = { id: 'a', source: 'clipboard', text, atMs: 0 } as const
  const { wait } = requestFor(wish, context(country), { waitSeconds: 2 }, () => undefined)
  const asks = dials.length !== 1 || line.includes('(waits for Enter)')
  expect(wait).toEqual(asks ? { kind: 'enter' } : { kind: 'countdown', dialAtMs: 2_000 })
})

describe.each([
  ['rules', 'pattern'],
  ['regular expressions', 'regex'],
] as const)('%s', (name, kind) => {
  test.each(rowsOf(name))('$line', ({ country, codes }) => {
    const [match = '', replace = '', text = '', ...dials] = codes
    const rule = { kind, match, replace, note: '' }
    expect(problemOf(rule)).toBeUndefined()
    expect(explainText(text, context(country, [rule])).map(({ dialString }) => dialString)).toEqual(dials)
  })
})

test('the administrator’s example is taken as it stands, and every key is told with its default', () => {
  const [, json = ''] = /## For administrators[^]*?```json\n([^`]+)```/.exec(PAGE) ?? []
  expect(settingsPatchSchema.safeParse(JSON.parse(json))).toMatchObject({ success: true })
  const told = [...PAGE.matchAll(/^\| `([a-zA-Z]+)` +\|.*\| ([^|]+?) +\|$/gm)].map(([, key, value = '']) => [
    key,
    value.replace(/`/g, ''),
  ])
  const asTold = (value: unknown): string =>
    value === '' ? 'empty' : Array.isArray(value) ? 'none' : String(value)
  const { callFrom: _callFrom, ...defaults } = dialingSettings.parse({})
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, asTold(value)])),
  )
})

test('the page has every exit code, and no other', () => {
  const [, table = ''] = /<!-- exit codes -->\n\n((?:\|.*\n)+)/u.exec(PAGE) ?? []
  const codes = [...table.matchAll(/^\| (\d+) /gmu)].map(([, code]) => Number(code))
  expect(codes).toEqual(Object.values(EXIT))
})

test('the page shows --status as it is printed', () => {
  const [, json = ''] = /<!-- status -->\n\n```json\n([^`]*)```/u.exec(PAGE) ?? []
  expect(JSON.parse(json)).toEqual({ ...statusReport(exampleState), version: '0.1.0' })
})
