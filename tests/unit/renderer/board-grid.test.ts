import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CELL_HEIGHT,
  columnsIn,
  scrollFor,
  spanInSight,
  steerCell,
} from '../../../renderer/team/board/grid.ts'

/** Sixteen cells in rows of five; the last row has one. */
const GRID = { columns: 5, total: 16, rows: 2, rightToLeft: false }

test.each([
  ['ArrowRight', 3, 4],
  ['ArrowRight', 4, 5],
  ['ArrowRight', 15, 15],
  ['ArrowLeft', 5, 4],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 2, 7],
  ['ArrowDown', 12, 15],
  ['ArrowDown', 15, 15],
  ['ArrowUp', 7, 2],
  ['ArrowUp', 2, 2],
  ['PageDown', 1, 6],
  ['PageUp', 11, 6],
  ['Home', 9, 0],
  ['End', 9, 15],
  ['Tab', 9, undefined],
] as const)('%s leads from cell %i to %s', (key, at, to) => {
  expect(steerCell(key, at, GRID)).toBe(to)
})

test('where one reads from right to left, the arrows lead the way they point', () => {
  expect(steerCell('ArrowLeft', 3, { ...GRID, rightToLeft: true })).toBe(4)
  expect(steerCell('ArrowRight', 3, { ...GRID, rightToLeft: true })).toBe(2)
})

test('an empty board has nowhere to go', () => {
  expect(steerCell('End', 0, { ...GRID, total: 0 })).toBeUndefined()
})

test('a board has as many columns as have room, and one in the narrowest window', () => {
  expect([120, 360, 420, 800, 1_180].map(columnsIn)).toEqual([1, 1, 2, 4, 6])
})

test('whatever key is pressed, the cell is one of the board and in sight after it', () => {
  const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...keys), { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: CELL_HEIGHT, max: 900 }),
      (pressed, columns, total, height) => {
        let at = 0
        let top = 0
        for (const key of pressed) {
          const grid = { columns, total, rows: Math.floor(height / CELL_HEIGHT), rightToLeft: false }
          at = steerCell(key, at, grid) ?? at
          top = scrollFor(at, columns, top, height)
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThan(total)
          const upper = Math.floor(at / columns) * CELL_HEIGHT
          expect(upper).toBeGreaterThanOrEqual(top)
          expect(upper + CELL_HEIGHT).toBeLessThanOrEqual(top + height)
          const { first, last } = spanInSight(top, height, columns)
          expect(first).toBeLessThanOrEqual(at)
          expect(last).toBeGreaterThanOrEqual(at)
        }
      },
    ),
  )
})
