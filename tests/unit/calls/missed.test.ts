import { describe, expect, it } from 'vitest'
import { missedAt, type OutcomeRecord } from '../../../app/calls/missed.ts'
import { NO_CALLS } from '../../../app/calls/model.ts'
import { ANN, CALLER, leg, play, published, retracted, SALES } from './story.ts'

const record = (startedAtMs: number, more: Partial<OutcomeRecord> = {}): OutcomeRecord => ({
  direction: 'incoming',
  outcome: 'missed',
  remote: { address: CALLER },
  owner: ANN,
  startedAtMs,
  durationS: 0,
  ...more,
})
const ringing = leg('requested')
const seen = play([published(ringing, 10_000), retracted(ringing, 20_000)])

describe('missed calls', () => {
  it('are known by what was seen before the record has them', () => {
    expect(missedAt([], seen)).toEqual([20_000])
  })

  it('are counted once when the record tells of them too', () => {
    expect(missedAt([record(10_400)], seen)).toEqual([20_000])
    expect(missedAt([record(10_400), record(10_400, { owner: SALES })], seen)).toEqual([20_000])
  })

  it('that came while nobody looked are known by the record', () => {
    expect(missedAt([record(500_000), record(10_400)], seen)).toEqual([501_000, 20_000])
    expect(missedAt([record(500_000)], NO_CALLS)).toEqual([501_000])
  })

  it('are none when another phone took the call, as the record tells', () => {
    expect(missedAt([record(10_000, { outcome: 'answered', durationS: 30 })], seen)).toEqual([])
  })

  it('are no calls of our own, nor calls that a snapshot found', () => {
    expect(missedAt([record(1_000, { direction: 'outgoing', outcome: 'cancelled' })], NO_CALLS)).toEqual([])
    const found = play([published(ringing, 10_000, true), retracted(ringing, 20_000)])
    expect(missedAt([], found)).toEqual([])
  })
})
