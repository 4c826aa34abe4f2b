import { describe, expect, it } from 'vitest'
import type { Call } from '../../../app/calls/model.ts'
import type { Card, CardKind } from '../../../app/calls/cards.ts'
import { byDay } from '../../../renderer/calls/days.ts'
import { announce, SILENCE } from '../../../renderer/card/announce.ts'
import { countryChoices } from '../../../renderer/settings/countries.ts'
import { makeCall } from '../contract/make-call.ts'

const card = (kind: CardKind, over: Partial<Call> = {}): Card => {
  const call = makeCall(over)
  return { callId: call.id, kind, call }
}

describe('what is read aloud', () => {
  const ringing = card('incoming', { id: 'a' })

  it('names the caller at once when a call comes in', () => {
    const spoken = announce(SILENCE, [ringing])
    expect(spoken.assertive).toBe('Incoming call from Ann Carter, (415) 555-1212')
    expect(spoken.polite).toBe('')
  })

  it('says nothing twice', () => {
    const spoken = announce(SILENCE, [ringing])
    expect(announce(spoken, [ringing])).toBe(spoken)
  })

  it('tells in a pause how a call went on and how it ended', () => {
    const rung = announce(SILENCE, [ringing])
    const talking = announce(rung, [card('answered', { id: 'a', state: 'answered', answeredAtMs: 5_000 })])
    expect(talking.polite).toBe('On a call: Ann Carter')
    const over = announce(talking, [
      card('ended', {
        id: 'a',
        state: 'ended',
        answeredAtMs: 5_000,
        endedAtMs: 257_000,
        outcome: 'completed',
      }),
    ])
    expect(over.polite).toBe('Call with Ann Carter: Ended after 4:12')
  })

  it('announces a second call beside the first', () => {
    const spoken = announce(announce(SILENCE, [ringing]), [
      ringing,
      card('incoming', { id: 'b', remote: { uri: '', address: '', display: '', number: '' } }),
    ])
    expect(spoken.assertive).toBe('Incoming call from Caller ID withheld')
  })

  it('falls silent when no card is left, so that the same caller is announced again', () => {
    const spoken = announce(announce(SILENCE, [ringing]), [])
    expect(spoken).toEqual(SILENCE)
    expect(announce(spoken, [ringing]).assertive).toContain('Ann Carter')
  })
})

describe('ended calls', () => {
  it('are grouped by day, in the order of the list', () => {
    const at = (day: number, hour: number) => new Date(2026, 4, day, hour).getTime()
    const calls = [at(3, 15), at(3, 9), at(2, 23)].map((endedAtMs, index) =>
      makeCall({ id: String(index), state: 'ended', endedAtMs }),
    )
    expect(byDay(calls).map(({ calls: ofDay }) => ofDay.map(({ id }) => id))).toEqual([['0', '1'], ['2']])
  })
})

describe('the list of countries', () => {
  it('has names, sorted, and the one in force even when unknown', () => {
    const choices = countryChoices('QQ')
    expect(choices).toContainEqual({ value: 'DE', label: 'Germany' })
    expect(choices.some(({ value }) => value === 'QQ')).toBe(true)
    expect(choices.map(({ label }) => label)).toEqual(
      [...choices].map(({ label }) => label).sort((a, b) => a.localeCompare(b, 'en')),
    )
  })
})
