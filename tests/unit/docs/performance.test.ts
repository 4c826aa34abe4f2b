import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import {
  LIMITS,
  backOnLineBudget,
  cardBudget,
  contactsBudget,
  holdingsBudget,
  idleMemoryBudget,
  idleProcessorBudget,
  longTextBudget,
  lookUpBudget,
  manyCallsBudget,
  startUpBudget,
} from '../../bench/budgets.ts'
import { measuredSchema } from '../../bench/measured.ts'
import { partsOf } from '../../bench/package-parts.ts'
import { freshPaper, packageSizes } from '../../bench/record.ts'
import { QUANTITIES } from '../../soak/sample.ts'

const ROOT = path.join(import.meta.dirname, '../../..')
const measured = measuredSchema.parse(
  JSON.parse(readFileSync(path.join(ROOT, 'tests/bench/measured.json'), 'utf8')),
)

/** Numbers of a run stand in the name of some. */
const named = ({ what, allowed }: { readonly what: string; readonly allowed: string }): string =>
  `${what.replace(/\d[\d,]*/gu, 'N')}: ${allowed}`

test('what docs/performance.md says is what was measured last, and not written by hand', async () => {
  expect(readFileSync(path.join(ROOT, 'docs/performance.md'), 'utf8')).toBe(await freshPaper())
})

test('the budgets that are told are those that are measured, with the limits that hold now', () => {
  const one = { p95Ms: 1 }
  const held = { windows: 1, listeners: 1 }
  const { warmCard, coldCard, besideCard, busyCard, lines, people } = LIMITS
  const budgets = [
    ...[warmCard, coldCard, besideCard, busyCard, lines].map((limit) => cardBudget(limit, one, one)),
    startUpBudget(1, 1),
    idleMemoryBudget(1, 1),
    idleProcessorBudget(1, 1),
    manyCallsBudget(1, 1, 1),
    holdingsBudget(1, held, held),
    lookUpBudget('a search as one types', 1, 1, people.searchMs),
    lookUpBudget("a caller's name", 1, 1, people.nameMs),
    contactsBudget({ contacts: 1, totalMs: 1, longestHoldMs: 1 }, 1),
    backOnLineBudget(1),
    longTextBudget(1, 1),
  ]
  expect(measured.budgets.rows.map(named).sort()).toEqual(budgets.map(named).sort())
})

test('all that the soak samples is told, of at least eight hours', () => {
  expect(measured.soak.rows.map(({ what }) => what)).toEqual(
    Object.values(QUANTITIES).map(({ what }) => what),
  )
  expect(measured.soak.hours).toBeGreaterThanOrEqual(8)
})

test('the size that is told is the size now, but for a tenth', () => {
  const now = Object.values(packageSizes()).reduce((sum, bytes) => sum + bytes, 0)
  const told = measured.size.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(told / now).toBeGreaterThan(0.9)
  expect(told / now).toBeLessThan(1.1)
})

test('the parts of a package are the whole of it, each file in one', () => {
  const sizes = {
    'app.asar/out/main/main.cjs': 1,
    'app.asar/out/main/simulator.cjs': 20,
    'app.asar/out/renderer/assets/card-*.js': 300,
    'app.asar/out/sounds/ring.wav': 4_000,
    'resources/ringside.1': 50_000,
    'locales/*': 600_000,
    ringside: 7_000_000,
  }
  const parts = partsOf(sizes)
  expect(parts.map(({ bytes }) => bytes).filter(Boolean)).toEqual([
    1, 20, 300, 4_000, 50_000, 600_000, 7_000_000,
  ])
})
