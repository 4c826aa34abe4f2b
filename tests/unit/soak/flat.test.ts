import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEWEST, flatnessOf } from '../../soak/flat.ts'

const hours = 8
const stepsAnHour = 12
const steps = Array.from({ length: hours * stepsAnHour }, (_, at) => at)
/** Uneven, and the same in each run. */
const noise = (at: number): number => ((at * 7919) % 13) - 6

describe('what grows is found', () => {
  test.each([
    ['one handle at each step', steps.map((at) => 40 + at + noise(at) / 6), { count: 3 }],
    ['one handle an hour', steps.map((at) => 40 + Math.floor(at / stepsAnHour)), { count: 3 }],
    [
      'five megabytes of a hundred an hour',
      steps.map((at) => 100 + (5 * at) / 12 + noise(at)),
      { share: 0.03 },
    ],
  ])('%s', (_what, samples, allowance) => {
    expect(flatnessOf(samples, allowance)).toMatchObject({ isFlat: false })
  })
})

describe('what stays is flat', () => {
  test.each([
    ['noise', steps.map((at) => 150 + noise(at)), { share: 0.03 }],
    ['what only warms up', steps.map((at) => 150 + Math.min(at, 20)), { share: 0.03 }],
    ['one burst', steps.map((at) => (at === 60 ? 900 : 40)), { count: 0 }],
    ['what shrinks', steps.map((at) => 400 - at), { count: 0 }],
    ['a window that is there now and then', steps.map((at) => 40 + (at % 3 === 0 ? 12 : 0)), { count: 3 }],
  ])('%s', (_what, samples, allowance) => {
    expect(flatnessOf(samples, allowance)).toMatchObject({ isFlat: true })
  })
})

test('a slope is told whatever it begins with', () => {
  const start = fc.integer({ min: 0, max: 1e6 })
  const slope = fc.integer({ min: 1, max: 50 })
  fc.assert(
    fc.property(start, slope, fc.integer({ min: FEWEST, max: 200 }), (from, each, count) => {
      const samples = Array.from({ length: count }, (_, at) => from + each * at)
      const counted = count - Math.floor(count / 4)
      expect(flatnessOf(samples, {}).growth).toBeCloseTo(each * (counted - 1), 6)
    }),
  )
})

test('too few samples are refused: no verdict could be had from them', () => {
  expect(() => flatnessOf([1, 2, 3], {})).toThrow('3 samples')
})
