import fc from 'fast-check'
import { expect, it } from 'vitest'
import { besideOf } from '../../../renderer/tour/beside.ts'

it('a sentence stands beside what it speaks of, on the side with more room, and never over it', () => {
  const height = 640
  fc.assert(
    fc.property(
      fc.record({
        left: fc.integer({ min: 0, max: 400 }),
        top: fc.integer({ min: 0, max: 600 }),
        width: fc.integer({ min: 1, max: 400 }),
        height: fc.integer({ min: 1, max: 40 }),
      }),
      (place) => {
        const { below, above } = besideOf(place, height)
        if (below !== undefined) expect(below).toBeGreaterThan(place.top + place.height)
        else expect(height - (above ?? 0)).toBeLessThan(place.top)
      },
    ),
  )
})
