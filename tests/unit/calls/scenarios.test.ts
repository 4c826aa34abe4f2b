/** Every way a call goes on the wire, one phone or many, as one call in the model. */
import { describe, expect, test } from 'vitest'
import type { CallEvent, Leg } from '../../../app/calls/model.ts'
import {
  ANN,
  BOB,
  CALLER,
  leg,
  party,
  play,
  published,
  retracted,
  SALES,
  theCall,
  type LegWords,
} from './story.ts'

const rings = (words: LegWords = {}, atMs = 1_000): CallEvent => published(leg('requested', words), atMs)
const dials = (words: LegWords = {}, atMs = 1_000): CallEvent => published(leg('created', words), atMs)
const answers = (words: LegWords = {}, atMs = 2_000): CallEvent => published(leg('confirmed', words), atMs)
const goes = (words: LegWords = {}, atMs = 9_000): CallEvent => retracted(leg('requested', words), atMs)

describe('an incoming call on one phone', () => {
  test('rings with the caller as remote party', () => {
    const call = theCall(play([rings({ display: 'Ann Carter' })]))
    expect(call).toMatchObject({
      state: 'ringing',
      direction: 'incoming',
      origin: 'phone',
      owners: [ANN],
      startedAtMs: 1_000,
      silent: false,
      remote: { address: CALLER, display: 'Ann Carter' },
    })
  })

  test('answered and hung up is completed', () => {
    expect(theCall(play([rings(), answers(), goes()]))).toMatchObject({
      state: 'ended',
      direction: 'incoming',
      answeredAtMs: 2_000,
      endedAtMs: 9_000,
      outcome: 'completed',
      legs: [],
      pastLegs: [{ answered: true }],
    })
  })

  test('given up or cancelled is missed, since the wire tells no more', () => {
    expect(theCall(play([rings(), goes()]))).toMatchObject({ state: 'ended', outcome: 'missed' })
  })

  test('declined from here is not missed', () => {
    const ringing = play([rings()])
    const state = play([{ kind: 'intent-sent', callId: theCall(ringing).id, intent: 'end' }, goes()], ringing)
    expect(theCall(state)).toMatchObject({ outcome: 'cancelled', endedHere: true })
  })

  test('a withheld caller leaves an empty remote party', () => {
    expect(theCall(play([rings({ from: '' })])).remote).toMatchObject({
      address: '',
      display: '',
      number: '',
    })
  })
})

describe('an incoming call on several phones', () => {
  const phones = ['desk', 'app', 'door']
  const ringing = phones.map((item) => rings({ item }))

  test.each([
    ['answered first', [answers({ item: 'app' }), goes({ item: 'desk' }), goes({ item: 'door' })]],
    ['answered between', [goes({ item: 'desk' }), answers({ item: 'app' }), goes({ item: 'door' })]],
    ['answered last', [goes({ item: 'desk' }), goes({ item: 'door' }), answers({ item: 'app' })]],
  ])('is one call; %s', (_order, events) => {
    const answered = play([...ringing, ...events])
    expect(theCall(answered)).toMatchObject({ state: 'answered', legs: [{ itemId: 'app' }] })
    expect(theCall(play([goes({ item: 'app' })], answered))).toMatchObject({ outcome: 'completed' })
  })

  test('is missed once, when the last of them stops', () => {
    const state = play([...ringing, ...phones.map((item) => goes({ item }))])
    expect(theCall(state)).toMatchObject({ outcome: 'missed' })
  })

  test('a branch that rings after all the others stopped brings the same call back', () => {
    const stopped = play([rings({ item: 'desk' }), goes({ item: 'desk' }, 1_500)])
    const again = play([rings({ item: 'app' }, 3_000)], stopped)
    expect(theCall(again)).toMatchObject({ id: theCall(stopped).id, state: 'ringing', startedAtMs: 1_000 })
    expect(theCall(again)).not.toHaveProperty('outcome')
  })

  test('a minute later the same call-id is a new call', () => {
    const state = play([
      rings({ item: 'desk' }),
      goes({ item: 'desk' }, 1_500),
      rings({ item: 'app' }, 62_000),
    ])
    expect(state.active).toHaveLength(1)
    expect(state.ended).toHaveLength(1)
    expect(state.active[0]?.id).not.toBe(state.ended[0]?.id)
  })

  test('a call that comes back after it was answered rings anew', () => {
    const over = play([rings(), answers(), goes({}, 9_000)])
    const back = play([rings({ item: 'item-2' }, 20_000)], over)
    expect(back.active[0]).toMatchObject({ state: 'ringing', direction: 'incoming' })
    expect(back.ended).toHaveLength(1)
  })

  test('a ring group of several own addresses is one call for both', () => {
    const state = play([rings({ owner: ANN }), rings({ owner: SALES, item: 'item-2' })])
    expect(theCall(state).owners).toEqual([ANN, SALES])
  })

  test('legs with one item id on two nodes are two legs of one call', () => {
    expect(theCall(play([rings({ owner: ANN }), rings({ owner: SALES })])).legs).toHaveLength(2)
  })
})

describe('an outgoing call from a phone', () => {
  test('answered is completed', () => {
    const state = play([dials(), answers({ from: ANN, to: CALLER })])
    expect(theCall(state)).toMatchObject({
      state: 'answered',
      direction: 'outgoing',
      remote: { address: CALLER },
    })
    expect(theCall(play([goes()], state))).toMatchObject({ outcome: 'completed' })
  })

  test('not answered is cancelled', () => {
    expect(theCall(play([dials(), goes()]))).toMatchObject({ direction: 'outgoing', outcome: 'cancelled' })
  })
})

describe('a call between own addresses', () => {
  const placed = dials({ owner: ANN, to: SALES, call: 'inner' })
  const ringing = rings({ owner: SALES, item: 'item-2', from: ANN, call: 'inner' })

  test.each([
    ['placed, then ringing', [placed, ringing]],
    ['ringing, then placed', [ringing, placed]],
  ])('is one outgoing call to the other one: %s', (_order, events) => {
    expect(theCall(play(events))).toMatchObject({
      direction: 'outgoing',
      owners: [ANN, SALES],
      remote: { address: SALES },
    })
  })

  test('to oneself, on one node, is one call', () => {
    const state = play([
      dials({ to: ANN, item: 'a', call: 'self' }),
      rings({ from: ANN, item: 'b', call: 'self' }),
    ])
    expect(theCall(state)).toMatchObject({ direction: 'outgoing', remote: { address: ANN } })
    expect(theCall(state).legs).toHaveLength(2)
  })
})

test('an outgoing call keeps the name that was dialled, whoever of our own it rings at', () => {
  const group = { to: 'group@example.com', call: 'inner' }
  const state = play([dials(group), rings({ ...group, owner: SALES, item: 'b', from: ANN, to: SALES })])
  expect(theCall(state).remote.address).toBe('group@example.com')
})

describe('a call first seen answered', () => {
  const incoming: Leg = leg('confirmed')
  test.each<[string, Leg, string]>([
    ['own address in From', leg('confirmed', { from: ANN, to: CALLER }), 'outgoing'],
    ['own address reached', { ...incoming, to: party('group@example.com'), toAor: ANN }, 'incoming'],
    ['own address in To', { ...incoming, toAor: '' }, 'incoming'],
    ['a branch and nobody known', { ...incoming, toAor: BOB, to: party(BOB) }, 'incoming'],
    ['nothing to go by', { ...incoming, toAor: BOB, to: party(BOB), branch: '' }, 'unknown'],
  ])('%s', (_case, what, direction) => {
    expect(theCall(play([published(what)]))).toMatchObject({ state: 'answered', direction })
  })

  test('keeps the direction of its first state when answered', () => {
    const state = play([rings({ from: ANN }), answers({ from: ANN })])
    expect(theCall(state).direction).toBe('incoming')
  })
})

describe('events that must not make a call', () => {
  test('a lone retract', () => {
    const before = play([rings()])
    expect(play([goes({ item: 'never-seen' })], before)).toBe(before)
  })

  test('music on hold', () => {
    const before = play([rings(), answers()])
    const hold = dials({ item: 'hold', call: 'hold', to: 'moh@example.com' })
    expect(play([hold, goes({ item: 'hold' })], before)).toBe(before)
  })

  test('a caller cannot hide by calling himself music on hold', () => {
    expect(theCall(play([rings({ from: 'moh@example.com' })])).state).toBe('ringing')
  })

  test('an event that was sent before the leg went and comes after it', () => {
    const over = play([rings({ at: 10 }), answers({ at: 20 }), goes()])
    expect(play([rings({ at: 10 }), answers({ at: 20 })], over)).toBe(over)
  })

  test('a ring that is older than the answer', () => {
    const answered = play([rings({ at: 10 }), answers({ at: 20 })])
    expect(play([rings({ at: 10 })], answered)).toBe(answered)
  })
})

test('an item id that is given to another call ends the old one and begins the new one', () => {
  const state = play([rings({ call: 'old' }), rings({ call: 'new' }, 5_000)])
  expect(state.active).toMatchObject([{ callIds: ['new'], state: 'ringing' }])
  expect(state.ended).toMatchObject([{ callIds: ['old'], outcome: 'missed', endedAtMs: 5_000 }])
})

test('a second call never moves the first one', () => {
  const first = rings({ item: 'a', call: 'a' }, 1_000)
  const second = rings({ item: 'b', call: 'b' }, 1_000)
  const state = play([
    first,
    second,
    answers({ item: 'a', call: 'a' }),
    rings({ item: 'a2', call: 'a' }, 3_000),
  ])
  expect(state.active.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('a leg without a call-id is a call of its own', () => {
  const state = play([rings({ call: '', item: 'a' }), rings({ call: '', item: 'b' })])
  expect(state.active).toHaveLength(2)
})
