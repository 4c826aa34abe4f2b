import { describe, expect, it } from 'vitest'
import { historyLine, type PastCall } from '../../../app/people/history-line.ts'
import { callerLine } from '../../../app/contract/messages/history.ts'
import { BOB, CALLER, party } from '../calls/story.ts'

/** A Thursday noon where the tests run. */
const NOW = new Date(2026, 0, 8, 12, 0).getTime()
const TODAY = new Date(2026, 0, 8).getTime()
const MINUTE = 60_000
const DAY = 86_400_000

const past = (agoMs: number, more: Partial<PastCall> = {}): PastCall => ({
  direction: 'incoming',
  outcome: 'missed',
  remote: party(CALLER),
  owner: 'ann@example.com',
  startedAtMs: NOW - agoMs,
  durationS: 0,
  ...more,
})
const talk = (agoMs: number, durationS: number): PastCall => past(agoMs, { outcome: 'answered', durationS })
const calling = { remote: party(CALLER), startedAtMs: NOW }
const line = (record: readonly PastCall[]): string | undefined => {
  const found = historyLine(record, calling, TODAY)
  return found && callerLine(found, NOW)
}

describe('what a card says of earlier calls', () => {
  it.each<readonly [string, readonly PastCall[], string | RegExp | undefined]>([
    ['nobody that the record knows', [], undefined],
    ['the same caller again today', [past(MINUTE)], '2nd call today, you missed one'],
    [
      'a third time, after two that were missed',
      [past(MINUTE), past(90 * MINUTE), talk(2 * DAY, 240)],
      '3rd call today, you missed two; last spoke Tuesday, 4 min',
    ],
    ['we spoke yesterday', [talk(DAY, 65)], 'Last spoke yesterday, 1 min'],
    ['only missed, and not today', [past(2 * DAY)], undefined],
    ['we called them today', [{ ...talk(MINUTE, 30), direction: 'outgoing' }], /^Last spoke at .*, 30 s$/u],
    ['we spoke long ago', [talk(40 * DAY, 3_600)], /^Last spoke .*2025, 1 h$/u],
  ])('%s', (_what, record, expected) => {
    if (expected instanceof RegExp) expect(line(record)).toMatch(expected)
    else expect(line(record)).toBe(expected)
  })

  it('leaves out other callers, and the call itself once it is in the record', () => {
    const other = past(MINUTE, { remote: party(BOB) })
    expect(line([past(-1_000), past(2_000), other])).toBeUndefined()
  })

  it('knows a caller by the number too, whatever gateway they come by, but not by an extension', () => {
    const elsewhere = past(MINUTE, { remote: { ...party('x@gateway.example'), number: '14155551212' } })
    expect(line([elsewhere])).toBe('2nd call today, you missed one')
    const short = { ...party('102@other.example'), number: '102' }
    const theirs = past(MINUTE, { remote: { ...party('102@example.com'), number: '102' } })
    expect(historyLine([theirs], { remote: short, startedAtMs: NOW }, TODAY)).toBeUndefined()
  })

  it('counts a call that reached several of our addresses once', () => {
    expect(line([past(MINUTE), past(MINUTE, { owner: 'sales@example.com' })])).toBe(
      '2nd call today, you missed one',
    )
  })

  it('says nothing of callers who hide theirs', () => {
    const hidden = past(MINUTE, { remote: party('') })
    expect(historyLine([hidden], { remote: party(''), startedAtMs: NOW }, TODAY)).toBeUndefined()
  })
})
