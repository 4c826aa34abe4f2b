import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAsLeft, placeAtCorner, placeInUpperMiddle, type Rectangle } from '../../../main/placement.ts'

const area = { x: 0, y: 25, width: 1280, height: 775 }

const isInside = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

describe('the cards', () => {
  it('lie in the lower right corner, clear of the edges and of the taskbar', () => {
    expect(placeAtCorner(area, { width: 360, height: 200 })).toEqual({
      x: 908,
      y: 588,
      width: 360,
      height: 200,
    })
  })

  it('lie on the display they were given, left of the first one too', () => {
    const left = { x: -1920, y: -300, width: 1920, height: 1040 }
    expect(placeAtCorner(left, { width: 360, height: 200 })).toEqual({
      x: -372,
      y: 528,
      width: 360,
      height: 200,
    })
  })

  it('never leave the screen, however many there are', () => {
    fc.assert(
      fc.property(
        fc.record({
          x: fc.integer({ min: -5_000, max: 5_000 }),
          y: fc.integer({ min: -5_000, max: 5_000 }),
          width: fc.integer({ min: 320, max: 8_000 }),
          height: fc.integer({ min: 240, max: 8_000 }),
        }),
        fc.integer({ min: 1, max: 4_000 }),
        (screen, height) => {
          expect(isInside(placeAtCorner(screen, { width: 360, height }), screen)).toBe(true)
          expect(isInside(placeInUpperMiddle(screen, { width: 420, height }), screen)).toBe(true)
        },
      ),
    )
  })

  it('take whole pixels on a display with a fractional scale', () => {
    const place = placeAtCorner(
      { x: 0.4, y: 0, width: 1706.67, height: 960.33 },
      { width: 360, height: 181.5 },
    )
    expect(Object.values(place).every(Number.isInteger)).toBe(true)
  })
})

describe('the main window', () => {
  const least = { width: 360, height: 420 }
  const left = { x: 100, y: 100, width: 420, height: 640 }

  it('comes back to where it was left', () => {
    expect(placeAsLeft(left, [area], least)).toEqual(left)
  })

  it.each([
    ['there is no memory of it', undefined],
    ['its display is gone', { ...left, x: 3_000 }],
    ['only a sliver of it would show', { ...left, x: 1_270 }],
    ['its title bar would be above the screen', { ...left, y: -200 }],
    ['it would be too small to use', { ...left, height: 50 }],
  ])('goes to its default place when %s', (_why, saved) => {
    expect(placeAsLeft(saved, [area], least)).toBeUndefined()
  })
})
