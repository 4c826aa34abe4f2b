/** Click-to-call: the user's own phone rings first, and it is never "an incoming call". */
import { describe, expect, test } from 'vitest'
import { cardsOf } from '../../../app/calls/cards.ts'
import type { CallEvent, CallsState } from '../../../app/calls/model.ts'
import {
  FIRST_EVENT_MS,
  OWN_PHONE_RINGING_MS,
  PLACING_MS,
  setupDeadline,
  UNANSWERED_MS,
} from '../../../app/calls/setup.ts'
import {
  ANN,
  CALLER,
  CALL_SETUP,
  failed,
  leg,
  play,
  published,
  requested,
  retracted,
  SALES,
  snapshot,
  step,
  theCall,
} from './story.ts'

const S = 'AbCd1234'
const own = { item: 'own', call: 'first', setup: S, from: CALL_SETUP }
const out = { item: 'out', call: 'second', setup: S, from: ANN, to: CALLER }

const asked = requested(S)
const ownRings = published(leg('requested', own), 1_000)
const ownAnswers = published(leg('confirmed', own), 2_000)
const ownGoes = retracted(leg('confirmed', own), 3_000)
const placed = published(leg('created', out), 4_000)
const answered = published(leg('confirmed', out), 5_000)
const over = retracted(leg('confirmed', out), 9_000)

const ON = { cards: true }
const kinds = (state: CallsState) => cardsOf(state, ON).map(({ kind }) => kind)

describe('our own attempt', () => {
  test('is one call from the request to the end, its two legs having different call-ids', () => {
    const seen: string[] = []
    const state = [asked, ownRings, ownAnswers, ownGoes, placed, answered, over].reduce((before, event) => {
      const next = step(before, event)
      const call = theCall(next)
      seen.push(`${call.state} ${call.setup?.state ?? ''} ${kinds(next).join()}`)
      return next
    }, play([]))
    expect(seen).toEqual([
      'ringing requested setup',
      'ringing own-phone-ringing setup',
      'ringing own-phone-answered calling',
      'ringing own-phone-answered calling',
      'ringing placed calling',
      'answered placed answered',
      'ended placed ended',
    ])
    expect(theCall(state)).toMatchObject({
      id: S,
      origin: 'own-setup',
      direction: 'outgoing',
      outcome: 'completed',
      answeredAtMs: 5_000,
      remote: { address: CALLER },
    })
  })

  test('several own phones ring and one is lifted', () => {
    const app = { ...own, item: 'app' }
    const state = play([
      asked,
      ownRings,
      published(leg('requested', app)),
      retracted(leg('requested', own)),
      published(leg('confirmed', app)),
      retracted(leg('confirmed', app)),
      placed,
    ])
    expect(theCall(state)).toMatchObject({ setup: { state: 'placed' }, legs: [{ itemId: 'out' }] })
  })

  test('the service leaves out the answer of the own phone', () => {
    const waiting = play([asked, ownRings, ownGoes])
    expect(theCall(waiting)).toMatchObject({
      state: 'ringing',
      legs: [],
      setup: { state: 'own-phone-ringing' },
    })
    expect(theCall(play([placed, answered], waiting)).state).toBe('answered')
  })

  test('the call is placed before the leg of the own phone goes', () => {
    expect(theCall(play([asked, ownRings, ownAnswers, placed, ownGoes, answered])).state).toBe('answered')
  })

  test('the own phone speaking with the service is no answered call', () => {
    expect(theCall(play([asked, ownRings, ownAnswers])).state).toBe('ringing')
  })

  test('rings another own address: its leg belongs to the same call and does not ring the own phone', () => {
    const target = { item: 't', owner: SALES, call: 'second', setup: S, from: ANN, to: SALES }
    const state = play([
      requested(S, SALES),
      ownRings,
      ownAnswers,
      published(leg('requested', target)),
      published(leg('created', { ...out, to: SALES })),
      ownGoes,
    ])
    expect(theCall(state)).toMatchObject({
      owners: [ANN, SALES],
      setup: { state: 'placed' },
      direction: 'outgoing',
    })
  })

  test('its leg on the other own address may lack the call-setup-id and come first', () => {
    const target = published(
      leg('requested', { item: 't', owner: SALES, call: 'second', from: ANN, to: SALES }),
    )
    const state = play([
      requested(S, SALES),
      ownRings,
      target,
      published(leg('created', { ...out, to: SALES })),
    ])
    expect(theCall(state)).toMatchObject({ id: S, setup: { state: 'placed' } })
  })

  test('knows its own phone although the caller is not named after the call-setup server', () => {
    const plain = { ...own, from: SALES }
    const state = play([asked, published(leg('requested', plain)), published(leg('confirmed', plain))])
    expect(theCall(state)).toMatchObject({ state: 'ringing', setup: { state: 'own-phone-answered' } })
  })

  test('knows its own phone although it seems to call itself', () => {
    const self = { ...own, from: ANN, to: ANN }
    expect(theCall(play([asked, published(leg('requested', self))])).setup?.state).toBe('own-phone-ringing')
  })

  test('the result may come before or after the first event', () => {
    const accepted: CallEvent = { kind: 'setup-accepted', setupId: S, atMs: 900 }
    expect(play([asked, accepted, ownRings])).toEqual(play([asked, ownRings, accepted]))
  })

  test('an item id that serves both legs is one call', () => {
    const state = play([asked, ownRings, ownAnswers, published(leg('created', { ...out, item: 'own' }))])
    expect(theCall(state)).toMatchObject({ setup: { state: 'placed' }, legs: [{ callId: 'second' }] })
  })
})

describe('an attempt that comes to nothing', () => {
  test('refused by the service: failed where it stood, with the words of the service', () => {
    expect(theCall(play([asked, failed(S)]))).toMatchObject({
      state: 'ended',
      outcome: 'failed',
      setup: { state: 'failed', failedAt: 'requested', error: { code: 'refused', detail: 'no route' } },
    })
  })

  test('refused after the own phone rang in vain', () => {
    expect(theCall(play([asked, ownRings, ownGoes, failed(S)]))).toMatchObject({
      outcome: 'failed',
      setup: { failedAt: 'own-phone-ringing' },
    })
  })

  test('while the own phone still rings it only says what is wrong', () => {
    const told = play([asked, ownRings, failed(S)])
    expect(theCall(told)).toMatchObject({ state: 'ringing', problem: { code: 'refused' } })
    expect(theCall(play([ownAnswers, placed], told))).not.toHaveProperty('problem')
  })

  test('cannot fail any more once the call is placed', () => {
    const before = play([asked, ownRings, ownAnswers, ownGoes, placed])
    expect(play([failed(S)], before)).toBe(before)
  })

  test('cancelled from here ends with the leg of the own phone', () => {
    const state = play([asked, ownRings, { kind: 'intent-sent', callId: S, intent: 'end' }, ownGoes])
    expect(theCall(state)).toMatchObject({ state: 'ended', outcome: 'cancelled', endedHere: true })
  })

  test('a call that comes although we had given up is the same call', () => {
    const given = play([asked, ownRings, ownGoes, failed(S)])
    const back = play([placed], given)
    expect(theCall(back)).toMatchObject({ id: S, state: 'ringing', setup: { state: 'placed' } })
    expect(theCall(back).setup).not.toHaveProperty('error')
  })

  test('a snapshot does not end an attempt that waits', () => {
    expect(theCall(play([asked, ownRings, ownAnswers, snapshot([])])).state).toBe('ringing')
  })
})

describe('how long an attempt may take', () => {
  const due = (events: readonly CallEvent[]) => setupDeadline(theCall(play(events)))
  test.each<[string, readonly CallEvent[], number, number, string]>([
    ['no first event', [asked], 500, FIRST_EVENT_MS, 'no-event'],
    ['the own phone rings', [asked, ownRings], 1_000, OWN_PHONE_RINGING_MS, 'no-progress'],
    ['the own phone stopped unanswered', [asked, ownRings, ownGoes], 3_000, UNANSWERED_MS, 'cancelled'],
    ['the own phone was lifted', [asked, ownRings, ownAnswers], 2_000, PLACING_MS, 'no-progress'],
    ['its leg went', [asked, ownRings, ownAnswers, ownGoes], 3_000, PLACING_MS, 'no-progress'],
  ])('%s', (_stage, events, sinceMs, afterMs, code) => {
    expect(due(events)).toEqual({ afterMs, atMs: sinceMs + afterMs, error: { code } })
  })

  test.each<[string, readonly CallEvent[]]>([
    ['a placed call', [asked, ownRings, ownAnswers, placed]],
    ['a failed attempt', [asked, failed(S)]],
    ['an ordinary call', [published(leg('requested'))]],
    ['an attempt that has been told what is wrong', [asked, ownRings, failed(S)]],
  ])('nothing is due for %s', (_case, events) => {
    expect(due(events)).toBeUndefined()
  })
})

describe('another program of the same user', () => {
  test('prepares a call: it has no card and is never incoming', () => {
    const state = play([ownRings, ownAnswers])
    expect(theCall(state)).toMatchObject({
      origin: 'foreign-setup',
      direction: 'outgoing',
      state: 'ringing',
      remote: { number: '17325550100' },
    })
    expect(kinds(state)).toEqual([])
    expect(kinds(play([ownGoes], state))).toEqual([])
  })

  test.each([
    ['in order', [ownRings, ownAnswers, ownGoes, placed]],
    ['placed before the first leg goes', [ownRings, ownAnswers, placed, ownGoes]],
    ['placed first of all', [placed, ownRings, ownGoes]],
    ['nothing seen but the placed leg', [placed]],
  ])('its outgoing leg makes the card: %s', (_order, events) => {
    const state = play(events)
    expect(theCall(state)).toMatchObject({ origin: 'foreign-setup', remote: { address: CALLER } })
    expect(kinds(state)).toEqual(['outgoing'])
  })
})

describe('calls that only look like click-to-call', () => {
  test("a colleague's attempt that rings here is an incoming call", () => {
    const state = play([published(leg('requested', { setup: 'zZzZ9999', from: 'bob@example.com' }))])
    expect(theCall(state)).toMatchObject({ origin: 'phone', direction: 'incoming' })
    expect(kinds(state)).toEqual(['incoming'])
  })

  test('a caller named like the call-setup server, without a call-setup-id, still rings', () => {
    const state = play([published(leg('requested', { from: CALL_SETUP }))])
    expect(kinds(state)).toEqual(['incoming'])
  })
})
