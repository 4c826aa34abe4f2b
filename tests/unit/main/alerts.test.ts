import { describe, expect, it } from 'vitest'
import type { CallsState } from '../../../app/calls/model.ts'
import { STEPS_MS } from '../../../app/calls/alerting.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { createAlerts } from '../../../main/alerts.ts'
import { createDigest } from '../../../main/digest.ts'
import { localTime, tomorrowMorningMs } from '../../../main/local-time.ts'
import { createManualClock } from '../../clock.ts'
import { CALLER, leg, play, published, retracted, theCall } from '../calls/story.ts'

const MINUTE_MS = 60_000
const NOON_MS = new Date(2026, 0, 5, 12, 0).getTime()
const ring = leg('requested')

function office(alerts: Partial<AppState['settings']['values']['alerts']> = {}, kept?: number) {
  const clock = createManualClock(NOON_MS)
  const { values } = INITIAL_STATE.settings
  let state: AppState = {
    ...INITIAL_STATE,
    settings: { ...INITIAL_STATE.settings, values: { ...values, alerts: { ...values.alerts, ...alerts } } },
  }
  let reports = 0
  const remembered: (number | undefined)[] = []
  const keeper = createAlerts({
    clock,
    state: () => state,
    report(attention) {
      reports += 1
      state = { ...state, attention }
    },
    memory: {
      pausedUntilMs: () => kept,
      rememberPause(untilMs) {
        remembered.push(untilMs)
      },
    },
  })
  return {
    clock,
    keeper,
    remembered,
    attention: () => state.attention,
    reports: () => reports,
    state: () => state,
    come(calls: CallsState) {
      state = { ...state, calls }
      keeper.judge()
    },
  }
}

const ringing = play([published(ring, NOON_MS)])
const { id } = theCall(ringing)

describe('a pause', () => {
  it('is over by itself, and what still rings comes then', () => {
    const { keeper, clock, attention, come, remembered } = office()
    keeper.pause('half-hour')
    expect(attention()).toMatchObject({ hush: 'pause', pausedUntilMs: NOON_MS + 30 * MINUTE_MS })
    come(ringing)
    expect(attention().verdicts[id]?.hushedBy).toBe('pause')
    clock.advance(29 * MINUTE_MS)
    expect(attention().hush).toBe('pause')
    clock.advance(MINUTE_MS)
    expect(attention()).toMatchObject({ hush: null, pausedUntilMs: null })
    expect(attention().verdicts[id]?.channels).toContain('card')
    expect(remembered).toEqual([NOON_MS + 30 * MINUTE_MS, undefined])
    expect(clock.pending).toBe(0)
  })

  it('can be ended by hand', () => {
    const { keeper, attention, clock } = office()
    keeper.pause('hour')
    keeper.pause('over')
    expect(attention().hush).toBeNull()
    expect(clock.pending).toBe(0)
  })

  it('until tomorrow is over in the morning', () => {
    const { keeper, attention } = office()
    keeper.pause('until-tomorrow')
    const until = new Date(attention().pausedUntilMs ?? 0)
    expect([until.getDate(), until.getHours(), until.getMinutes()]).toEqual([6, 7, 0])
    expect(tomorrowMorningMs(NOON_MS)).toBe(until.getTime())
  })

  it('goes on after a new start, unless it is over by then', () => {
    const goesOn = office({}, NOON_MS + MINUTE_MS)
    goesOn.keeper.judge()
    expect(goesOn.attention().hush).toBe('pause')
    const isOver = office({}, NOON_MS - 1)
    isOver.keeper.judge()
    expect(isOver.attention().hush).toBeNull()
    expect(isOver.remembered).toEqual([undefined])
  })

  it('is noticed to be over within the minute although the machine slept', () => {
    const { keeper, clock, attention } = office()
    keeper.pause('hour')
    clock.jump(3 * 60 * MINUTE_MS)
    clock.advance(MINUTE_MS)
    expect(attention().hush).toBeNull()
  })

  it.each([-24 * 60 * MINUTE_MS, 24 * 60 * MINUTE_MS])(
    'is no longer than it was asked for although the clock was set by %i ms',
    (jumpMs) => {
      const { keeper, clock, attention } = office()
      keeper.pause('half-hour')
      clock.jump(jumpMs)
      clock.advance(30 * MINUTE_MS)
      expect(attention()).toMatchObject({ hush: null, pausedUntilMs: null })
      expect(clock.pending).toBe(0)
    },
  )

  it('kept from a clock that was wrong, longer than any, is over', () => {
    const { keeper, attention, remembered } = office({}, NOON_MS + 365 * 24 * 60 * MINUTE_MS)
    keeper.judge()
    expect(attention().hush).toBeNull()
    expect(remembered).toEqual([undefined])
  })
})

describe('quiet hours and the system', () => {
  it('begin and end by the clock', () => {
    const { clock, attention, keeper } = office({ quietHours: true, quietFrom: '12:10', quietTo: '12:20' })
    keeper.judge()
    expect(attention().hush).toBeNull()
    clock.advance(11 * MINUTE_MS)
    expect(attention().hush).toBe('quiet-hours')
    clock.advance(10 * MINUTE_MS)
    expect(attention().hush).toBeNull()
    expect(localTime(NOON_MS)).toEqual({ day: 1, minute: 720 })
  })

  it.each([
    [true, 'on', 'system'],
    [true, 'off', null],
    [true, 'unknown', null],
    [false, 'on', null],
  ] as const)('followed: %s, the system says %s', (followSystem, is, hush) => {
    const { keeper, attention } = office({ followSystem })
    keeper.systemDnd(is)
    keeper.judge()
    expect(attention()).toMatchObject({ hush, systemDnd: is })
  })
})

describe('verdicts', () => {
  it('go up by steps as it rings on, and no timer is left', () => {
    const { clock, attention, come } = office({ people: [{ who: CALLER, alerts: 'steps', private: false }] })
    come(ringing)
    expect(attention().verdicts[id]?.channels).toEqual(['tray'])
    clock.advance(STEPS_MS.small)
    expect(attention().verdicts[id]).toMatchObject({ channels: ['tray', 'card'], size: 'small' })
    clock.advance(STEPS_MS.large - STEPS_MS.small)
    expect(attention().verdicts[id]?.size).toBe('large')
    expect(clock.pending).toBe(0)
  })

  it('are reported when something changed, and only then', () => {
    const { keeper, reports, come } = office()
    keeper.judge()
    keeper.judge()
    expect(reports()).toBe(0)
    come(ringing)
    keeper.judge()
    expect(reports()).toBe(1)
  })
})

describe('names', () => {
  it('are hidden by hand, or while a program runs; shown by hand they stay shown until it runs anew', () => {
    const { keeper, attention } = office()
    keeper.programRuns(true)
    expect(attention().namesHidden).toBe('program')
    keeper.hideNames(true)
    expect(attention().namesHidden).toBe('by-hand')
    keeper.hideNames(false)
    expect(attention().namesHidden).toBeNull()
    keeper.programRuns(true)
    expect(attention().namesHidden).toBe('program')
    keeper.programRuns(false)
    expect(attention().namesHidden).toBeNull()
  })
})

describe('the digest', () => {
  it('has what was held back, once', () => {
    const { keeper, come, state } = office()
    const digest = createDigest()
    keeper.pause('hour')
    come(ringing)
    come(play([retracted(ring, NOON_MS + 5_000)], ringing))
    keeper.pause('over')
    expect(digest.take(state()).map((call) => call.id)).toEqual([id])
    expect(digest.take(state())).toEqual([])
  })

  it('has nobody whom a rule holds back for good', () => {
    const { come, state } = office({ people: [{ who: CALLER, alerts: 'never', private: false }] })
    come(ringing)
    come(play([retracted(ring, NOON_MS + 5_000)], ringing))
    expect(createDigest().take(state())).toEqual([])
  })
})
