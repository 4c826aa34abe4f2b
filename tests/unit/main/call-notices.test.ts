import { describe, expect, it } from 'vitest'
import { cardsOf, type Card } from '../../../app/calls/cards.ts'
import type { Call, CallsState } from '../../../app/calls/model.ts'
import { digestText } from '../../../app/contract/messages/attention.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import type { Commands } from '../../../main/commands.ts'
import { actFromNotice } from '../../../main/call-actions.ts'
import { digestNotice, liveNotice, missedNotice } from '../../../main/call-notices.ts'
import type { NoticeAction } from '../../../main/notice.ts'
import { CALL_SETUP, leg, play, published, requested, retracted, step, theCall } from '../calls/story.ts'

const NOTHING_MORE = { takenBy: undefined, devices: [] } as const
const CAN = { create: true, end: true, transfer: true, accept: false, decline: 'unknown' } as const
const state = (calls: CallsState, over: Partial<AppState> = {}): AppState => ({
  ...INITIAL_STATE,
  account: { ...INITIAL_STATE.account, address: 'ann@example.com' },
  capabilities: CAN,
  calls,
  ...over,
})
const cardOf = (calls: CallsState): Card => {
  const card = cardsOf(calls, { cards: true })[0]
  if (card === undefined) throw new Error('no card')
  return card
}
const noticeOf = (calls: CallsState, over: Partial<AppState> = {}) =>
  liveNotice(cardOf(calls), state(calls, over))
const pressable = ({ buttons }: { readonly buttons: readonly { readonly action: NoticeAction }[] }) =>
  buttons.map(({ action }) => action)

const ring = leg('requested', { display: 'Ann Carter' })
const ringing = play([published(ring)])
const talking = play([published(ring), published(leg('confirmed'))])
const missed = play([published(ring), retracted(ring, 61_000)])
const setup = play([
  requested('AbCd1234'),
  published(leg('requested', { setup: 'AbCd1234', from: CALL_SETUP })),
])

describe('the notification of a call', () => {
  it('that rings tells who calls, and offers no more than can be done', () => {
    expect(noticeOf(ringing)).toMatchObject({
      title: 'Incoming call from Ann Carter',
      category: 'incoming',
      urgency: 'critical',
      silent: true,
    })
    expect(pressable(noticeOf(ringing))).toEqual(['hide'])
    const { values } = INITIAL_STATE.settings
    const trying = {
      ...INITIAL_STATE.settings,
      values: { ...values, calls: { ...values.calls, tryDecline: true } },
    }
    expect(pressable(noticeOf(ringing, { settings: trying }))).toEqual(['hide', 'decline'])
    expect(pressable(noticeOf(ringing, { capabilities: { ...CAN, accept: true } }))).toEqual([
      'accept',
      'hide',
    ])
  })

  it('that may be over is not said to ring, and does not insist', () => {
    const doubted = play([{ kind: 'ring-overdue', callId: theCall(ringing).id }], ringing)
    expect(noticeOf(doubted)).toMatchObject({ title: 'Ann Carter · Uncertain: no news', urgency: 'normal' })
  })

  it('that is answered can be hung up, and not twice', () => {
    const spoken = noticeOf(talking)
    expect(spoken).toMatchObject({
      title: 'On a call with Ann Carter',
      category: 'ongoing',
      urgency: 'normal',
    })
    expect(pressable(spoken)).toEqual(['hide', 'hang-up'])
    const ending = step(talking, { kind: 'intent-sent', callId: theCall(talking).id, intent: 'end' })
    expect(pressable(noticeOf(ending))).toEqual([])
  })

  it('that is being placed tells whom, and can be cancelled', () => {
    expect(noticeOf(setup)).toMatchObject({ title: 'Pick up your phone', category: 'ongoing' })
    expect(noticeOf(setup).buttons).toContainEqual({ action: 'hang-up', label: 'Cancel' })
  })

  it('is one through its life: missed, it takes the place of its ringing', () => {
    const call = theCall(missed)
    const notice = missedNotice(call, state(missed), NOTHING_MORE)
    expect(notice.id).toBe(noticeOf(ringing).id)
    expect(notice).toMatchObject({ title: 'Missed call from Ann Carter', category: 'missed' })
    expect(pressable(notice)).toEqual(['call-back'])
    const withheld = { ...call, remote: { ...call.remote, number: '', address: '' } }
    expect(pressable(missedNotice(withheld, state(missed), NOTHING_MORE))).toEqual([])
  })

  it('missed, it names the devices that rang and the colleague’s line that took it, where they are known', () => {
    const call = theCall(missed)
    const told = missedNotice(call, state(missed), { takenBy: 'Bob Stone', devices: ['Desk', 'Kitchen'] })
    expect(told.body).toContain('answered on Bob Stone’s line')
    expect(told.body).toContain('rang on Desk and Kitchen')
    expect(missedNotice(call, state(missed), NOTHING_MORE).body).not.toMatch(/answered on|rang on/u)
  })
})

describe('the digest', () => {
  const call = theCall(missed)
  const named = (display: string): Call => ({ ...call, remote: { ...call.remote, display } })
  const taken = (from: Call): Call => ({ ...from, outcome: 'completed' })

  it.each<[string, string, readonly Call[]]>([
    ['One call while alerts were held back', 'All missed · Ann Carter', [call]],
    ['3 calls while alerts were held back', 'All missed · Ann Carter and Bob', [call, named('Bob'), call]],
    ['One call while alerts were held back', 'None was missed · Ann Carter', [taken(call)]],
    [
      '7 calls while alerts were held back',
      '6 missed · A, B, C, D, E, and 2 more',
      [taken(named('A')), ...['B', 'C', 'D', 'E', 'F', 'G'].map(named)],
    ],
  ])('%s: %s', (title, body, calls) => {
    expect(digestText(calls)).toEqual({ title, body })
    expect(digestNotice(calls, 5)).toMatchObject({ id: 'digest 5', title, category: 'digest', buttons: [] })
  })
})

describe('what is pressed in a notification', () => {
  function pressed(action: NoticeAction, calls: CallsState, callId: string | undefined): readonly unknown[] {
    const done: unknown[] = []
    const commands: Pick<Commands, 'run'> = {
      run: (name, input) => {
        done.push([name, input])
        return Promise.resolve({ ok: false, error: { code: 'offline' } })
      },
    }
    const mainWindow = { show: (view?: string) => done.push(['show', view]) }
    actFromNotice(callId === undefined ? {} : { callId }, action, state(calls), { commands, mainWindow })
    return done
  }
  const { id } = theCall(missed)

  it.each<[NoticeAction, readonly unknown[]]>([
    ['show', ['show', 'calls']],
    ['accept', ['call.accept', { callId: id }]],
    ['hide', ['call.hide', { callId: id }]],
    ['hang-up', ['call.end', { callId: id }]],
    ['call-back', ['dial.propose', { text: '14155551212', source: 'redial' }]],
  ])('%s is a command like any other', (action, expected) => {
    expect(pressed(action, missed, id)).toEqual([expected])
  })

  it('declining ends a ring, and no conversation that it became meanwhile', () => {
    const call = theCall(ringing)
    expect(pressed('decline', ringing, call.id)).toEqual([['call.end', { callId: call.id }]])
    expect(pressed('decline', talking, theCall(talking).id)).toEqual([])
  })

  it('dials nobody when the call is no longer known, and shows the window when it is about none', () => {
    expect(pressed('call-back', missed, 'unknown')).toEqual([])
    expect(pressed('hang-up', missed, undefined)).toEqual([['show', 'calls']])
  })
})
