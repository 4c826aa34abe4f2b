import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renewalDelay, retryDelay, soonDelay } from '../../../app/onsip/renewal.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

describe('an authorisation is renewed', () => {
  it.each([
    ['ten minutes before the end', 45 * MINUTE, 35 * MINUTE],
    ['50 minutes after an hour was granted', 60 * MINUTE, 50 * MINUTE],
    ['never later than 50 minutes', 120 * MINUTE, 50 * MINUTE],
    ['never later than 50 minutes, however long it lasts', 365 * 24 * 60 * MINUTE, 50 * MINUTE],
    ['at half of what remains below 20 minutes', 10 * MINUTE, 5 * MINUTE],
    ['ten minutes before the end at 20 minutes sharp', 20 * MINUTE, 10 * MINUTE],
    ['at half just below that', 20 * MINUTE - 2, 10 * MINUTE - 1],
    ['never sooner than 30 s', 40 * SECOND, 30 * SECOND],
    ['after 30 s also when it is over already', -5 * MINUTE, 30 * SECOND],
  ])('%s', (_when, remainingMs, delayMs) => {
    const now = Date.UTC(2031, 3, 5, 6, 7, 8)
    expect(renewalDelay(now + remainingMs, now)).toBe(delayMs)
  })

  it('before it ends, wherever 30 s leave room for that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 31 * SECOND, max: 400 * 24 * 60 * MINUTE }), (remainingMs) => {
        const delayMs = renewalDelay(remainingMs, 0)
        expect(delayMs).toBeLessThan(remainingMs)
        expect(delayMs).toBeGreaterThanOrEqual(30 * SECOND)
        expect(delayMs).toBeLessThanOrEqual(50 * MINUTE)
      }),
    )
  })
})

describe('what nobody answered is tried again', () => {
  it.each([
    [1, 1, 2],
    [2, 2, 4],
    [3, 4, 8],
    [6, 30, 60],
    [50, 30, 60],
  ])('after failure %i in %i to %i s', (failures, least, most) => {
    expect(soonDelay(failures, () => 0)).toBe(least * SECOND)
    expect(soonDelay(failures, () => 1)).toBe(most * SECOND)
  })
})

describe('what was refused is tried again', () => {
  it.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [4, 240],
    [5, 300],
    [50, 300],
  ])('after failure %i in %i s', (failures, seconds) => {
    expect(retryDelay(failures)).toBe(seconds * SECOND)
  })
})
