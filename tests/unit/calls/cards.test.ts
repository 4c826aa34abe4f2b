import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buttonsFor, cardsOf } from '../../../app/calls/cards.ts'
import { refusalOf, worthAnotherTry } from '../../../app/calls/intents.ts'
import type { CallEvent, CallsState } from '../../../app/calls/model.ts'
import type { Capabilities } from '../../../app/calls/provider.ts'
import type { ErrorCode } from '../../../app/contract/errors.ts'
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
  theCall,
} from './story.ts'

const ON = { cards: true }
const kinds = (state: CallsState, settings = ON) => cardsOf(state, settings).map(({ kind }) => kind)
const CAN: Capabilities = { create: true, end: true, transfer: true, accept: false, decline: 'unknown' }

const ringing = published(leg('requested'))
const answered = published(leg('confirmed'))
const gone = retracted(leg('requested'))
const dialled = published(leg('created'))
const S = 'AbCd1234'
const own = { item: 'own', call: 'first', setup: S, from: CALL_SETUP }
const asked = requested(S)
const ownRings = published(leg('requested', own))
const ownAnswers = published(leg('confirmed', own))
const placed = published(leg('created', { item: 'out', call: 'second', setup: S, from: ANN, to: CALLER }))

describe('which cards there are', () => {
  test('a call has one from its first ring until it has said how it ended', () => {
    const over = play([ringing, answered, gone])
    expect(kinds(play([ringing]))).toEqual(['incoming'])
    expect(kinds(play([ringing, answered]))).toEqual(['answered'])
    expect(kinds(over)).toEqual(['ended'])
    expect(kinds(play([{ kind: 'card-hidden', callId: theCall(over).id }], over))).toEqual([])
  })

  test('a call that rings without a known direction has one', () => {
    const unknown = { ...leg('requested', { from: 'x@y.example', to: 'z@y.example' }), toAor: '', branch: '' }
    expect(kinds(play([published({ ...unknown, direction: 'unknown' })]))).toEqual(['incoming'])
  })

  test('a hidden one stays away, at the end too, while the call goes on', () => {
    const hidden = play([ringing, { kind: 'card-hidden', callId: 'call-1' }])
    expect(kinds(hidden)).toEqual([])
    expect(theCall(hidden).state).toBe('ringing')
    expect(kinds(play([answered, gone], hidden))).toEqual([])
  })

  test('a call that comes back after its card had gone has a card again', () => {
    const over = play([ringing, gone, { kind: 'card-hidden', callId: 'call-1' }])
    expect(kinds(play([published(leg('requested', { item: 'b' }), 3_000)], over))).toEqual(['incoming'])
  })

  test('come oldest first, an ended one in its old place', () => {
    const at = (item: string, atMs: number): CallEvent =>
      published(leg('requested', { item, call: item }), atMs)
    const state = play([at('a', 1), at('b', 2), at('c', 3), retracted(leg('requested', { item: 'a' }), 4)])
    expect(cardsOf(state, ON).map(({ callId, kind }) => `${callId} ${kind}`)).toEqual([
      'a ended',
      'b incoming',
      'c incoming',
    ])
  })

  test('none at all with cards switched off', () => {
    expect(kinds(play([ringing]), { cards: false })).toEqual([])
  })

  test('never one without a call, never two of one call', () => {
    const legs = ['a', 'b', 'c'].flatMap((item) => [
      published(leg('requested', { item, call: item })),
      retracted(leg('requested', { item })),
      { kind: 'card-hidden', callId: item } as const,
    ])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...legs), { maxLength: 30 }), (events) => {
        const state = play(events)
        const ids = cardsOf(state, ON).map(({ callId }) => callId)
        expect(new Set(ids).size).toBe(ids.length)
        const known = [...state.active, ...state.ended].map(({ id }) => id)
        expect(ids.every((id) => known.includes(id))).toBe(true)
      }),
    )
  })
})

describe('what can be done with a call', () => {
  const buttons = (events: readonly CallEvent[], capabilities = CAN, tryDecline = false) =>
    buttonsFor(theCall(play(events)), capabilities, { tryDecline }).join(' ')

  test.each<[string, readonly CallEvent[], string]>([
    ['incoming, ringing', [ringing], 'hide'],
    ['answered', [ringing, answered], 'hide transfer hang-up'],
    ['outgoing, ringing', [dialled], 'hide cancel'],
    ['own attempt before any event', [asked], 'hide'],
    ['own phone rings', [asked, ownRings], 'hide cancel'],
    ['own phone lifted', [asked, ownRings, ownAnswers], 'hide cancel'],
    ['own attempt placed', [asked, ownRings, ownAnswers, placed], 'hide cancel'],
    ['over', [ringing, gone], ''],
  ])('%s', (_case, events, expected) => {
    expect(buttons(events)).toBe(expected)
  })

  test('nothing that the service cannot do', () => {
    expect(buttons([ringing, answered], { ...CAN, end: false, transfer: false })).toBe('hide')
  })

  test('decline only where the user asked to try and the service has not refused it', () => {
    expect(buttons([ringing], CAN, true)).toBe('hide decline')
    expect(buttons([ringing], { ...CAN, decline: 'no' }, true)).toBe('hide')
  })

  test.each<[string, readonly CallEvent[], 'end' | 'transfer', string | undefined]>([
    ['a ringing incoming call is not ended', [ringing], 'end', 'decline-not-enabled'],
    ['a ringing call is not transferred', [ringing], 'transfer', 'call-not-answered'],
    [
      'an own phone that speaks with the service neither',
      [asked, ownAnswers],
      'transfer',
      'call-not-answered',
    ],
    ['an ended one is gone', [ringing, gone], 'end', 'call-not-found'],
    ['nothing rings yet', [asked], 'end', 'no-event'],
    ['an answered call is ended', [answered], 'end', undefined],
    ['an answered call is transferred', [answered], 'transfer', undefined],
    [
      'not twice',
      [answered, { kind: 'intent-sent', callId: 'call-1', intent: 'end' }],
      'transfer',
      'in-flight',
    ],
  ])('%s', (_case, events, intent, code) => {
    expect(refusalOf(intent, theCall(play(events)), CAN, { tryDecline: false })).toBe(code)
  })

  test('an unknown call is not found', () => {
    expect(refusalOf('end', undefined, CAN, { tryDecline: true })).toBe('call-not-found')
  })
})

describe('an intent', () => {
  const sent: CallEvent = { kind: 'intent-sent', callId: 'call-1', intent: 'end' }
  const without: CallEvent = { kind: 'intent-settled', callId: 'call-1' }
  const refused: CallEvent = { ...without, error: { code: 'refused' } }

  test('waits until its effect is there', () => {
    expect(theCall(play([answered, sent])).pending).toBe('end')
    expect(theCall(play([answered, sent, gone]))).not.toHaveProperty('pending')
  })

  test('that fails leaves the call as it is and says why, until the next one', () => {
    const state = play([answered, sent, refused])
    expect(theCall(state)).toMatchObject({ state: 'answered', problem: { code: 'refused' } })
    expect(theCall(play([sent], state))).not.toHaveProperty('problem')
  })

  test('that waits no longer can be sent again', () => {
    expect(theCall(play([answered, sent, without]))).not.toHaveProperty('pending')
  })

  test.each<[string, ErrorCode, string | undefined]>([
    ['nothing happened', 'no-event', 'end'],
    ['nobody answered', 'timeout', 'end'],
    ['the service said no', 'refused', undefined],
  ])('that failed because %s may be tried again, if that can help', (_why, code, expected) => {
    const state = play([answered, sent, { ...without, error: { code } }])
    expect(worthAnotherTry(theCall(state))).toBe(expected)
    expect(worthAnotherTry(theCall(play([sent], state)))).toBeUndefined()
  })

  test('to transfer keeps whereto until another one is sent', () => {
    const transfer = { to: '102', shown: 'Bob (102)' }
    const moved: CallEvent = { kind: 'intent-sent', callId: 'call-1', intent: 'transfer', transfer }
    const state = play([answered, moved, { ...without, error: { code: 'no-event' } }])
    expect(theCall(state)).toMatchObject({ failed: 'transfer', transfer })
    expect(theCall(play([sent], state))).not.toHaveProperty('transfer')
  })

  test('that failed while the call rang is no trouble of the conversation', () => {
    const declined = play([ringing, sent, refused])
    expect(theCall(declined)).toHaveProperty('problem')
    expect(theCall(play([answered], declined))).not.toHaveProperty('problem')
  })

  test('that was no intent: a call that could not be made may be made again', () => {
    const failedSetup = play([asked, failed(S)])
    expect(worthAnotherTry(theCall(failedSetup))).toBe('create')
    expect(worthAnotherTry(theCall(play([ringing, gone])))).toBeUndefined()
  })

  test('for a call that is gone changes nothing', () => {
    const over = play([answered, gone])
    expect(play([sent, refused], over)).toBe(over)
  })
})
