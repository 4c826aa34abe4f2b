import { describe, expect, it } from 'vitest'
import { gapSentence } from '../../../app/contract/messages/gaps.ts'
import type { GapReport, MissedSight } from '../../../app/contract/state.ts'

const FROM = new Date(2026, 4, 4, 12, 1).getTime()
const call = (
  outcome: MissedSight['outcome'],
  direction: MissedSight['direction'] = 'incoming',
): MissedSight => ({
  direction,
  outcome,
  remote: { uri: '', address: '', display: '', number: '' },
  owner: 'ann@example.com',
  startedAtMs: FROM,
  durationS: 5,
})
const gap = (found: GapReport['found'], minutes = 39): GapReport => ({
  id: 'g',
  fromMs: FROM,
  toMs: FROM + minutes * 60_000,
  found,
})
const told = (...calls: readonly MissedSight[]): string =>
  gapSentence(gap({ kind: 'calls', calls }), FROM).replace(/^Off line .*: /u, '')

describe('what came while off line', () => {
  it.each([
    [[], 'no calls came.'],
    [[call('answered')], 'one call came.'],
    [[call('missed')], 'one call came, and was missed.'],
    [[call('missed'), call('missed')], 'two calls came, both were missed.'],
    [[call('missed'), call('answered'), call('cancelled')], 'three calls came, one was missed.'],
    [[call('missed'), call('missed'), call('answered')], 'three calls came, two were missed.'],
    [[call('missed'), call('missed'), call('missed')], 'three calls came, all were missed.'],
    [[call('answered', 'outgoing')], 'no calls came, one call was made.'],
    [
      [call('missed', 'outgoing'), call('missed'), call('answered')],
      'two calls came, one was missed, one call was made.',
    ],
    [Array.from({ length: 12 }, () => call('answered')), '12 calls came.'],
  ])('is counted: %#', (calls, sentence) => {
    expect(told(...calls)).toBe(sentence)
  })

  it('names the time, and its length where both ends are the same minute', () => {
    expect(gapSentence(gap({ kind: 'calls', calls: [] }), FROM)).toMatch(
      /^Off line 12:01.*–12:40.*: no calls came\.$/u,
    )
    expect(gapSentence(gap({ kind: 'calls', calls: [] }, 0.1), FROM)).toMatch(
      /^Off line at 12:01.* for 6 s: /u,
    )
  })

  it('is never silence', () => {
    expect(gapSentence(gap({ kind: 'asking' }), FROM)).toContain('asking')
    expect(gapSentence(gap({ kind: 'unknown', error: { code: 'refused' } }), FROM)).toContain(
      'could not be found out',
    )
  })
})
