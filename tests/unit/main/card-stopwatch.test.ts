/** Each card is timed from the arrival of its news to its first frame. */
import { describe, expect, it } from 'vitest'
import type { CardSpeed } from '../../../app/contract/card-speed.ts'
import type { CallsState } from '../../../app/calls/model.ts'
import { createCardStopwatch } from '../../../main/card-stopwatch.ts'
import { createManualClock } from '../../clock.ts'
import { leg, play, published, requested } from '../calls/story.ts'

const ringing: CallsState = play([published(leg('requested'))])
const two: CallsState = play([
  published(leg('requested')),
  published(leg('requested', { item: 'b', call: 'x' })),
])

function watch() {
  const clock = createManualClock()
  const reports: (CardSpeed | undefined)[] = []
  const stopwatch = createCardStopwatch({
    clock,
    hasWindow: () => false,
    isSoftwareDrawn: () => false,
    report: (speed) => reports.push(speed),
  })
  return { clock, stopwatch, reports }
}

describe('the time of a card', () => {
  it('runs from the first news of the call, however often more come', () => {
    const { clock, stopwatch, reports } = watch()
    stopwatch.follow(ringing)
    clock.advance(30)
    stopwatch.follow(ringing)
    clock.advance(12)
    stopwatch.painted('call-1')
    expect(reports).toMatchObject([{ cards: 1, worstMs: 42 }])
  })

  it('is taken once for each call', () => {
    const { clock, stopwatch, reports } = watch()
    stopwatch.follow(two)
    clock.advance(5)
    stopwatch.painted('call-1')
    stopwatch.painted('call-1')
    stopwatch.painted('x')
    stopwatch.painted('nobody')
    expect(reports.map((speed) => speed?.cards)).toEqual([1, 2])
  })

  it.each([
    ['was there before we looked', play([published(leg('requested'), 1_000, true)])],
    ['is our own attempt, of which the service has said nothing', play([requested('S1')])],
    ['was answered before it could be seen ringing', play([published(leg('confirmed'))])],
  ])('is not taken of a call that %s', (_what, calls) => {
    const { stopwatch, reports } = watch()
    stopwatch.follow(calls)
    for (const { id } of calls.active) stopwatch.painted(id)
    expect(reports).toEqual([])
  })

  it('is given up when no card comes', () => {
    const { clock, stopwatch, reports } = watch()
    stopwatch.follow(ringing)
    clock.advance(31_000)
    stopwatch.painted('call-1')
    expect(reports).toEqual([])
    expect(clock.pending).toBe(0)
  })

  it('is excused by a machine that has just woken up', () => {
    const { clock, stopwatch, reports } = watch()
    stopwatch.woke()
    clock.advance(1_000)
    stopwatch.follow(ringing)
    clock.advance(900)
    stopwatch.painted('call-1')
    expect(reports).toMatchObject([{ cause: 'woke-up' }])
  })

  it('begins anew each day', () => {
    const { clock, stopwatch, reports } = watch()
    stopwatch.follow(ringing)
    clock.advance(5)
    stopwatch.painted('call-1')
    clock.advance(24 * 3_600_000)
    stopwatch.follow(two)
    clock.advance(7)
    stopwatch.painted('x')
    expect(reports.at(-1)).toMatchObject({ cards: 1, worstMs: 7 })
  })
})
