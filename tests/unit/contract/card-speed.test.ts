/** How fast today's cards were, and why the slow ones were slow. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cardsToday,
  likelyCause,
  MOST_CARDS,
  SLOW_MS,
  speedOf,
  type PaintedCard,
  type SlowCause,
} from '../../../app/contract/card-speed.ts'
import { slowReason, speedLine } from '../../../app/contract/messages/card-speed.ts'

const card = (paintedAfterMs: number, more: Partial<PaintedCard> = {}): PaintedCard => ({
  ...{ atMs: 1_000, paintedAfterMs, heldUpMs: 1, cards: 1, windowMade: false, softwareDrawing: false },
  ...more,
})

describe('the likely cause of a slow card', () => {
  it.each<[SlowCause, Partial<PaintedCard>]>([
    ['woke-up', { awakeForMs: 2_000, heldUpMs: 400, windowMade: true }],
    ['busy', { heldUpMs: 300, cards: 9, windowMade: true }],
    ['busy', { awakeForMs: 60_000, heldUpMs: 250 }],
    ['many-calls', { cards: 5, windowMade: true, softwareDrawing: true }],
    ['window-made', { windowMade: true, softwareDrawing: true }],
    ['software-drawing', { softwareDrawing: true, awakeForMs: 900_000 }],
    ['unknown', {}],
  ])('%s', (cause, facts) => {
    expect(likelyCause(card(500, facts))).toBe(cause)
    expect(slowReason(cause)).toMatch(/\.$/u)
  })
})

describe('today’s figures', () => {
  it('are none before the first card', () => {
    expect(speedOf([])).toBeUndefined()
  })

  it('count one card as it is', () => {
    expect(speedOf([card(24)])).toEqual({ cards: 1, p95Ms: 24, worstMs: 24, lastAtMs: 1_000 })
    expect(speedLine({ cards: 1, p95Ms: 24, worstMs: 24, lastAtMs: 0 })).toBe('One card today, after 24 ms')
  })

  it('one slow card of a hundred is the worst, and no reason to worry', () => {
    const cards = [...Array.from({ length: 99 }, () => card(20)), card(900)]
    expect(speedOf(cards)).toEqual({ cards: 100, p95Ms: 20, worstMs: 900, lastAtMs: 1_000 })
  })

  it('tell why most of the slow ones were slow', () => {
    const cards = [card(20), card(300, { windowMade: true }), card(400, { windowMade: true }), card(900)]
    expect(speedOf(cards)).toMatchObject({ cause: 'window-made', p95Ms: 900 })
  })

  it('leave out yesterday, and are bounded', () => {
    const all = Array.from({ length: MOST_CARDS + 5 }, (_, index) => card(index, { atMs: 5_000 }))
    const today = cardsToday([card(1), ...all], 2_000)
    expect(today).toHaveLength(MOST_CARDS)
    expect(today[0]?.paintedAfterMs).toBe(5)
  })

  it('are in order whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { minLength: 1, maxLength: 60 }), (times) => {
        const speed = speedOf(times.map((ms) => card(ms)))
        if (speed === undefined) throw new Error('no figures')
        expect(speed.worstMs).toBe(Math.max(...times))
        expect(speed.p95Ms).toBeLessThanOrEqual(speed.worstMs)
        expect(times.filter((ms) => ms <= speed.p95Ms).length).toBeGreaterThanOrEqual(times.length * 0.95)
        expect(speed.cause !== undefined).toBe(speed.p95Ms > SLOW_MS)
      }),
    )
  })
})
