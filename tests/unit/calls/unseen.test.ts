import { describe, expect, test } from 'vitest'
import { NO_CALLS } from '../../../app/calls/model.ts'
import { unseenCalls, type RecordedCall } from '../../../app/calls/unseen.ts'
import { ANN, BOB, CALLER, leg, play, published, retracted, SALES, snapshot } from './story.ts'

const gap = { fromMs: 100_000, toMs: 400_000 }
const record = (startedAtMs: number, more: Partial<RecordedCall> = {}): RecordedCall => ({
  direction: 'incoming',
  remote: { address: CALLER },
  owner: ANN,
  startedAtMs,
  durationS: 0,
  ...more,
})
const starts = (found: readonly RecordedCall[]) => found.map(({ startedAtMs }) => startedAtMs)

describe('calls of the record that nobody saw', () => {
  test('are those that began in the gap, newest first', () => {
    const all = [record(90_000), record(110_000), record(300_000), record(500_000)]
    expect(starts(unseenCalls(all, NO_CALLS, gap))).toEqual([300_000, 110_000])
  })

  test('leave out what was seen to its end, but not another call of the same caller', () => {
    const ringing = leg('requested')
    const seen = play([published(ringing, 99_000), retracted(ringing, 99_500)])
    expect(starts(unseenCalls([record(99_000), record(120_000)], seen, gap))).toEqual([120_000])
  })

  test('leave out a call whose end was the last thing heard before the gap', () => {
    const ringing = leg('requested')
    const seen = play([published(ringing, 98_000), retracted(ringing, 100_001)])
    expect(unseenCalls([record(98_000)], seen, gap)).toEqual([])
  })

  test('leave out a call that was there on our return and ended before our eyes', () => {
    const ringing = leg('requested')
    const seen = play([snapshot([ringing], 400_000), retracted(ringing, 410_000)])
    expect(unseenCalls([record(395_000)], seen, gap)).toEqual([])
  })

  test('have among them one that rang before and was gone on our return', () => {
    const seen = play([published(leg('requested'), 95_000), snapshot([], 400_000)])
    expect(starts(unseenCalls([record(95_000)], seen, gap))).toEqual([95_000])
  })

  test('count once, however many addresses a call reached', () => {
    const hunt = [record(200_000), record(200_000, { owner: SALES, durationS: 12 })]
    expect(unseenCalls(hunt, NO_CALLS, gap)).toEqual([hunt[1]])
    const own = [
      record(200_000, { owner: SALES, remote: { address: ANN } }),
      record(200_000, { direction: 'outgoing', owner: ANN, remote: { address: SALES } }),
    ]
    expect(unseenCalls(own, NO_CALLS, gap)).toEqual([own[1]])
    const apart = [record(200_000), record(200_000, { owner: SALES, remote: { address: BOB } })]
    expect(unseenCalls(apart, NO_CALLS, gap)).toHaveLength(2)
  })
})
