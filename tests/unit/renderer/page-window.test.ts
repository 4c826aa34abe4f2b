import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_ROWS, pageOf } from '../../../app/contract/page.ts'
import { covers, partAround, rowAt } from '../../../renderer/parts/page-window.ts'

const sights = fc.record({
  total: fc.integer({ min: 0, max: 30_000 }),
  first: fc.integer({ min: 0, max: 30_000 }),
  count: fc.integer({ min: 1, max: MOST_ROWS }),
})

describe('the part of a long list that is asked for', () => {
  it('has every row in sight, and rows before and after to scroll to', () => {
    fc.assert(
      fc.property(sights, ({ total, first, count }) => {
        const last = first + count - 1
        const rows = Array.from({ length: total }, (_, index) => index)
        const part = partAround(first, last)
        const held = { offset: part.offset, ...pageOf(rows, part) }
        expect(covers(held, first, last)).toBe(true)
        for (let index = first; index <= Math.min(last, total - 1); index += 1) {
          expect(rowAt(held, index)).toBe(index)
        }
      }),
    )
    expect(partAround(1000, 1009)).toEqual({ offset: 905, limit: 200 })
  })

  it('never asks for more than may be asked for, nor from before the start', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(500), (first, count) => {
        const { offset, limit } = partAround(first, first + count)
        expect(limit).toBeLessThanOrEqual(MOST_ROWS)
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset).toBeLessThanOrEqual(first)
      }),
    )
  })

  it('is asked for again once a row in sight lies outside of it', () => {
    const held = { offset: 100, total: 1000, rows: Array.from({ length: 200 }, (_, index) => index) }
    expect(covers(held, 100, 299)).toBe(true)
    expect(covers(held, 99, 120)).toBe(false)
    expect(covers(held, 290, 300)).toBe(false)
    expect(rowAt(held, 300)).toBeUndefined()
    expect(rowAt(undefined, 0)).toBeUndefined()
  })
})
