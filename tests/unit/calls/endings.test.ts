/** How a call ended, and no more than was told. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { howItEnded, type DeviceOf } from '../../../app/calls/ending.ts'
import type { Call, CallEvent, CallsState, SetupState } from '../../../app/calls/model.ts'
import { endedDetail, endedSentence } from '../../../app/contract/messages/calls.ts'
import {
  ANN,
  BOB,
  CALLER,
  CALL_SETUP,
  failed,
  leg,
  party,
  play,
  published,
  requested,
  retracted,
  SALES,
  snapshot,
  step,
  theCall,
  type LegWords,
} from './story.ts'

const rings = (words: LegWords = {}, atMs = 1_000): CallEvent => published(leg('requested', words), atMs)
const dials = (words: LegWords = {}, atMs = 1_000): CallEvent => published(leg('created', words), atMs)
const answers = (words: LegWords = {}, atMs = 2_000): CallEvent => published(leg('confirmed', words), atMs)
const goes = (words: LegWords = {}, atMs = 9_000): CallEvent => retracted(leg('requested', words), atMs)
const message = (atMs: number, from = CALLER, owner = ANN): CallEvent => ({
  kind: 'voicemail-arrived',
  owner,
  from,
  atMs,
})
const endedHere = (events: readonly CallEvent[]): Call => {
  const live = play(events)
  return theCall(play([{ kind: 'intent-sent', callId: theCall(live).id, intent: 'end' }, goes()], live))
}

describe('what is known of an end', () => {
  test.each<[string, Call, ReturnType<typeof howItEnded>, string]>([
    [
      'incoming, unanswered',
      theCall(play([rings(), goes()])),
      { is: 'missed', rangMs: 8_000, leftVoicemail: false },
      'Missed after 8 s',
    ],
    [
      'incoming, ended here while it rang',
      endedHere([rings()]),
      { is: 'declined', rangMs: 8_000 },
      'Declined after 8 s',
    ],
    [
      'outgoing, unanswered',
      theCall(play([dials(), goes()])),
      { is: 'cancelled', rangMs: 8_000, here: false },
      'Cancelled after 8 s',
    ],
    [
      'outgoing, ended here before an answer',
      endedHere([dials()]),
      { is: 'cancelled', rangMs: 8_000, here: true },
      'Cancelled after 8 s',
    ],
    [
      'answered, ended by the other side or on the phone',
      theCall(play([rings(), answers(), goes()])),
      { is: 'talked', talkedMs: 7_000, device: undefined, here: false },
      'Ended after 0:07',
    ],
    [
      'answered, ended here',
      endedHere([rings(), answers()]),
      { is: 'talked', talkedMs: 7_000, device: undefined, here: true },
      'Ended after 0:07',
    ],
    ['gone while nobody looked', theCall(play([rings(), snapshot([])])), { is: 'unknown' }, 'Ended'],
    [
      'seen answered for the first time, then gone',
      theCall(play([answers(), goes()])),
      { is: 'talked', talkedMs: 7_000, device: undefined, here: false },
      'Ended after 0:07',
    ],
  ])('%s', (_case, call, end, sentence) => {
    expect(howItEnded(call)).toEqual(end)
    expect(endedSentence(call)).toBe(sentence)
  })
})

test('a missed call tells the colleague’s line that took it, and no other call does', () => {
  const missed = theCall(play([rings(), goes()]))
  expect(endedSentence(missed, undefined, 'Bob Reed')).toMatch(
    /^Missed after \d+ s, answered on Bob Reed’s line$/u,
  )
  expect(endedDetail(missed, undefined, 'Bob Reed')).toMatch(/ · answered on Bob Reed’s line$/u)
  const talked = theCall(play([rings(), answers(), goes()]))
  expect(endedSentence(talked, undefined, 'Bob Reed')).toBe(endedSentence(talked))
})

describe('a set-up that came to nothing tells its stage', () => {
  const own = { item: 'own', call: 'first', setup: 'AbCd1234', from: CALL_SETUP }
  const asked = requested('AbCd1234')
  const [lifted, over] = [answers(own, 1_500), retracted(leg('confirmed', own), 2_000)]
  test.each<[SetupState, readonly CallEvent[], RegExp]>([
    ['requested', [asked], /your phone was not called/u],
    ['own-phone-ringing', [asked, rings(own), goes(own, 2_000)], /not picked up/u],
    ['own-phone-answered', [asked, rings(own), lifted, over], /the other side was not called/u],
  ])('%s', (stage, events, sentence) => {
    const call = theCall(play([...events, failed('AbCd1234')]))
    expect(howItEnded(call)).toEqual({
      is: 'refused',
      at: stage,
      error: { code: 'refused', detail: 'no route' },
    })
    expect(endedSentence(call)).toMatch(sentence)
    expect(endedDetail(call)).toMatch(/refused/u)
  })
})

describe('the device', () => {
  const deviceOf: DeviceOf = ({ owner, ownUri }) =>
    owner === ANN && ownUri === 'sip:ann@192.168.0.7:5060' ? 'Zoiper' : undefined
  const atContact = { ...party(ANN), uri: 'sip:ann@192.168.0.7:5060' }

  test('is named where the answered leg is a registered contact', () => {
    const call = theCall(
      play([
        rings({ item: 'desk' }),
        published({ ...leg('confirmed', { item: 'app' }), to: atContact }, 2_000),
        goes({ item: 'desk' }, 2_100),
        goes({ item: 'app' }),
      ]),
    )
    expect(endedSentence(call, deviceOf)).toBe('Ended after 0:07 on Zoiper')
    expect(endedDetail(call, deviceOf)).toBe('Answered · 7 s · Zoiper')
    expect(endedSentence(call)).toBe('Ended after 0:07')
  })

  test('that only rang is not named', () => {
    const call = theCall(
      play([
        published({ ...leg('requested', { item: 'app' }), to: atContact }),
        rings({ item: 'desk' }),
        answers({ item: 'desk' }),
        goes({ item: 'app' }, 2_100),
        goes({ item: 'desk' }),
      ]),
    )
    expect(endedSentence(call, deviceOf)).toBe('Ended after 0:07')
  })

  test('of an outgoing call is that of the side that called', () => {
    const out = { ...leg('confirmed', { from: ANN, to: BOB }), from: atContact }
    const call = theCall(play([dials({ to: BOB }), published(out, 2_000), goes()]))
    expect(endedSentence(call, deviceOf)).toBe('Ended after 0:07 on Zoiper')
  })

  test('is not named where two of our own spoke with each other', () => {
    const bothEnds = play([
      dials({ item: 'o', to: SALES }),
      rings({ item: 'i', owner: SALES, from: ANN }),
      answers({ item: 'i', owner: SALES, from: ANN }),
      answers({ item: 'o', from: ANN, to: SALES }),
      goes({ item: 'o' }),
      goes({ item: 'i', owner: SALES }),
    ])
    const everyone: DeviceOf = ({ owner }) => `phone of ${owner}`
    expect(endedSentence(theCall(bothEnds), everyone)).toBe('Ended after 0:07')
  })
})

describe('voicemail', () => {
  const missed = play([rings(), goes()])
  const answered = play([rings(), answers(), goes()])

  test('that answered is told once its message follows, and not before', () => {
    expect(endedSentence(theCall(answered))).toBe('Ended after 0:07')
    expect(howItEnded(theCall(step(answered, message(20_000))))).toEqual({ is: 'voicemail', talkedMs: 7_000 })
  })

  test('left after a missed call is told with it; the call stays missed', () => {
    const call = theCall(step(missed, message(9_000)))
    expect(call).toMatchObject({ outcome: 'missed', leftVoicemail: true })
  })

  test.each<[string, CallsState, CallEvent]>([
    ['of another caller', missed, message(20_000, BOB)],
    ['in another mailbox', missed, message(20_000, CALLER, SALES)],
    ['later than two minutes', missed, message(9_000 + 120_001)],
    ['before the call ended', missed, message(8_999)],
    ['while the call goes on', play([rings(), answers()]), message(20_000)],
    ['of a withheld caller', play([rings({ from: '' }), goes()]), message(20_000, '')],
    ['of somebody who was called', play([dials(), goes()]), message(20_000)],
  ])('%s proves nothing', (_case, state, event) => {
    expect(step(state, event)).toBe(state)
  })

  test('belongs to the newest call of a caller who tried twice', () => {
    const again = { item: 'item-2', call: 'call-2' }
    const state = step(play([rings(again, 20_000), goes(again, 30_000)], missed), message(31_000))
    expect(state.ended.map(({ leftVoicemail }) => leftVoicemail)).toEqual([true, undefined])
  })

  test('is forgotten when one more branch of the call rings after all', () => {
    const told = step(missed, message(10_000))
    const back = play([rings({ item: 'late' }, 12_000)], told)
    expect(theCall(back)).toMatchObject({ state: 'ringing' })
    expect(theCall(back)).not.toHaveProperty('leftVoicemail')
  })

  test('never touches a call by chance', () => {
    const anyAddress = fc.constantFrom(CALLER, BOB, ANN, SALES, '')
    fc.assert(
      fc.property(anyAddress, anyAddress, fc.nat(300_000), (from, owner, atMs) => {
        const state = step(missed, message(atMs, from, owner))
        const fits = from === CALLER && owner === ANN && atMs >= 9_000 && atMs <= 129_000
        expect(theCall(state).leftVoicemail === true).toBe(fits)
      }),
    )
  })
})
