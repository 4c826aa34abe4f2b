import { describe, expect, it } from 'vitest'
import { addUp, closingLine, countPlaywright } from '../../../build/count.mjs'

const count = (passed: number, failed: readonly string[], skipped: readonly string[] = []) => ({
  passed,
  failed: [...failed],
  skipped: skipped.map((name) => ({ name, reason: 'not on this system' })),
})

const test = (status: string, reason?: string) => ({
  status,
  annotations: reason === undefined ? [] : [{ type: 'skip', description: reason }],
})

const suite = (
  tests: readonly ReturnType<typeof test>[],
  suites: readonly ReturnType<typeof inner>[] = [],
) => ({
  specs: [{ title: 'a card appears', file: 'cards.spec.ts', tests }],
  suites,
})
const inner = (tests: readonly ReturnType<typeof test>[]) => ({
  specs: [{ title: 'and goes', file: 'cards.spec.ts', tests }],
})

describe('the closing line', () => {
  it('adds up what every runner counted', () => {
    expect(closingLine(addUp([count(12, []), count(3, ['ring'])]))).toBe('15 passed, 1 failed')
  })

  it('keeps its form where tests were skipped or none ran', () => {
    expect(closingLine(count(3, [], ['a', 'b']))).toBe('3 passed, 0 failed')
    expect(closingLine(addUp([]))).toBe('0 passed, 0 failed')
  })
})

describe('a report of Playwright', () => {
  it('is counted through nested suites, a skipped test with its reason', () => {
    const nested = inner([test('unexpected')])
    const report = { errors: [], suites: [suite([test('expected'), test('skipped', 'no D-Bus')], [nested])] }
    expect(countPlaywright(report)).toEqual({
      passed: 1,
      failed: ['cards.spec.ts › and goes'],
      skipped: [{ name: 'cards.spec.ts › a card appears', reason: 'no D-Bus' }],
      again: [],
    })
  })

  it('names those that passed at their second try, and fails where these are many', () => {
    const flaky = (count: number) =>
      countPlaywright({
        errors: [],
        suites: [
          suite(
            Array.from({ length: count }, () => test('flaky')),
            [],
          ),
        ],
      })
    expect(flaky(3)).toMatchObject({ passed: 3, failed: [], again: { length: 3 } })
    expect(flaky(4)).toMatchObject({ passed: 0, failed: { length: 4 } })
  })

  it('counts an error outside of any test as failed', () => {
    expect(countPlaywright({ errors: [{ message: 'no such file' }], suites: [] }).failed).toHaveLength(1)
  })
})
