import { describe, expect, it } from 'vitest'
import { createRevivals } from '../../../main/revival.ts'
import { createManualClock } from '../../clock.ts'

const RELOAD = { how: 'reload', inMs: 0 }

describe('a page whose process died', () => {
  it('is loaded again three times in a minute, then in a new window, then a minute later', () => {
    const clock = createManualClock()
    const revivals = createRevivals(clock)
    const outcomes = [1, 2, 3, 4, 5, 6].map(() => {
      clock.advance(1_000)
      return revivals.died()
    })
    const later = { how: 'reload', inMs: 60_000 }
    expect(outcomes).toEqual([RELOAD, RELOAD, RELOAD, { how: 'remake' }, later, later])
  })

  it('is loaded again at once however often it dies, as long as it lives for a while in between', () => {
    const clock = createManualClock()
    const revivals = createRevivals(clock)
    for (let count = 0; count < 50; count += 1) {
      clock.advance(25_000)
      expect(revivals.died()).toEqual(RELOAD)
    }
  })
})
