/** A blind transfer, seen from each of the three who take part; and what a phone does while it holds a call. */
import { describe, expect, test } from 'vitest'
import type { CallEvent } from '../../../app/calls/model.ts'
import { allOf, ANN, BOB, CALLER, leg, play, published, retracted, SALES, theCall } from './story.ts'

const talk = { item: 'talk', call: 'talk' }
const answered: readonly CallEvent[] = [
  published(leg('requested', talk), 1_000),
  published(leg('confirmed', talk), 2_000),
]
const talkGoes = retracted(leg('confirmed', talk), 5_000)

describe('a blind transfer', () => {
  test('of the caller by us is a completed call, and nobody’s call is left', () => {
    const before = play(answered)
    const state = play(
      [{ kind: 'intent-sent', callId: theCall(before).id, intent: 'transfer' }, talkGoes],
      before,
    )
    expect(theCall(state)).toMatchObject({
      outcome: 'completed',
      endedAtMs: 5_000,
      remote: { address: CALLER },
    })
    // Moved, not ended by us.
    expect(theCall(state)).not.toHaveProperty('endedHere')
    expect(theCall(state)).not.toHaveProperty('pending')
  })

  const moved = { item: 'moved', call: 'moved', to: BOB }
  const placed = published(leg('created', moved), 5_100)
  const bobAnswers = published(leg('confirmed', { ...moved, from: ANN }), 7_000)
  test.each([
    ['the old call goes first', [talkGoes, placed, bobAnswers]],
    ['the new call comes first', [placed, talkGoes, bobAnswers]],
    ['the new call is answered before the old one goes', [placed, bobAnswers, talkGoes]],
  ])('of our own phone is one call that ended and an outgoing one: %s', (_order, events) => {
    const state = play([...answered, ...events])
    expect(state.ended).toMatchObject([{ direction: 'incoming', outcome: 'completed' }])
    expect(state.active).toMatchObject([
      { direction: 'outgoing', state: 'answered', remote: { address: BOB }, origin: 'phone' },
    ])
  })

  test('to us rings with the party that was moved, not with who moved it', () => {
    const state = play([published(leg('requested', { item: 'in', call: 'moved', from: CALLER }), 6_000)])
    expect(theCall(state)).toMatchObject({
      direction: 'incoming',
      state: 'ringing',
      remote: { address: CALLER },
    })
  })

  test('between two own addresses ends one call and rings as a second one', () => {
    const rings = published(leg('requested', { item: 'in', call: 'moved', owner: SALES }), 5_100)
    for (const order of [
      [talkGoes, rings],
      [rings, talkGoes],
    ]) {
      const state = play([...answered, ...order])
      expect(state.ended).toMatchObject([{ owners: [ANN], outcome: 'completed' }])
      expect(state.active).toMatchObject([{ owners: [SALES], state: 'ringing', direction: 'incoming' }])
    }
  })

  test('that the target does not take comes back as a call of its own', () => {
    const back = published(leg('requested', { item: 'back', call: 'back' }), 20_000)
    const state = play([...answered, talkGoes, back])
    expect(state.active).toMatchObject([{ callIds: ['back'], state: 'ringing' }])
    expect(state.ended).toHaveLength(1)
  })
})

describe('a call on hold', () => {
  const music = { item: 'music', call: 'music', to: 'moh@example.com' }
  test('goes on as the one call there is, while the music comes and goes', () => {
    const state = play([
      ...answered,
      published(leg('created', music), 3_000),
      published(leg('confirmed', { ...music, from: ANN }), 3_100),
      retracted(leg('confirmed', music), 4_000),
    ])
    expect(theCall(state)).toMatchObject({
      state: 'answered',
      answeredAtMs: 2_000,
      legs: [{ itemId: 'talk' }],
    })
  })

  test('ended while the music plays is over', () => {
    const state = play([...answered, published(leg('created', music), 3_000), talkGoes])
    expect(allOf(state)).toMatchObject([{ state: 'ended', outcome: 'completed' }])
  })
})
