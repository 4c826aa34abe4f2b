import { describe, expect, test } from 'vitest'
import type { CallEvent } from '../../../app/calls/model.ts'
import { LONGEST_RING_MS, overdueWait } from '../../../app/calls/overdue.ts'
import { leg, play, published, snapshot, theCall } from './story.ts'

const overdue: CallEvent = { kind: 'ring-overdue', callId: 'call-1' }
const ringing = published(leg('requested'), 1_000)

describe('a ringing call of which nothing is heard', () => {
  test('is to be doubted once it rang as long as a call can', () => {
    const call = theCall(play([ringing]))
    expect(overdueWait(call, 31_000)?.delayMs).toBe(LONGEST_RING_MS - 30_000)
    expect(overdueWait(call, 9_000_000)?.delayMs).toBe(0)
    // Somebody set the clock back.
    expect(overdueWait(call, -9_000_000)?.delayMs).toBe(LONGEST_RING_MS)
  })

  test('is uncertain from then on, and asked about no more', () => {
    const call = theCall(play([ringing, overdue]))
    expect(call).toMatchObject({ state: 'ringing', uncertain: true })
    expect(overdueWait(call, 0)).toBeUndefined()
  })

  test.each([
    ['the answer', published(leg('confirmed'))],
    ['another phone that rings', published(leg('requested', { item: 'b' }))],
    ['the same said again', ringing],
  ])('is certain again with %s', (_what, news) => {
    const before = theCall(play([ringing]))
    const call = theCall(play([ringing, overdue, news]))
    expect(call).not.toHaveProperty('uncertain')
    if (call.legs.length > 1) {
      expect(overdueWait(call, 9_000_000)).toMatchObject({ delayMs: LONGEST_RING_MS })
      expect(overdueWait(call, 0)?.name).not.toBe(overdueWait(before, 0)?.name)
    }
  })

  test('that is answered or over is not doubted', () => {
    const answered = play([ringing, published(leg('confirmed'))])
    expect(play([overdue], answered)).toBe(answered)
    expect(overdueWait(theCall(answered), 9_000_000)).toBeUndefined()
    expect(theCall(play([ringing, overdue, snapshot([])]))).not.toHaveProperty('uncertain')
  })
})

describe('a ring that a snapshot listed before its own event came', () => {
  test('alarms with the event', () => {
    const state = play([snapshot([leg('requested')]), ringing])
    expect(theCall(state)).toMatchObject({ state: 'ringing', silent: false })
  })

  test('stays silent where the event speaks of what was there before', () => {
    if (ringing.kind !== 'leg-published') throw new Error('no event')
    const state = play([snapshot([leg('requested')]), { ...ringing, silent: true }])
    expect(theCall(state).silent).toBe(true)
  })
})
