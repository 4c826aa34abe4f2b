import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  CHANNELS,
  CHANNELS_OF,
  STEPS_MS,
  alertKindOf,
  judgeCalls,
  nextStepAtMs,
  type AlertKind,
  type AlertRules,
  type Channel,
  type Hush,
  type Verdict,
} from '../../../app/calls/alerting.ts'
import { PERSON_ALERTS } from '../../../app/calls/person-rules.ts'
import type { CallsState } from '../../../app/calls/model.ts'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import { BOB, CALLER, CALL_SETUP, leg, play, published, requested, retracted, theCall } from './story.ts'

const RULES: AlertRules = DEFAULT_SETTINGS.alerts
/** Everything that can be set. */
const ALL: AlertRules = { ...RULES, ...CHANNELS_OF, silentOnCall: true }
const NONE: AlertRules = { ...RULES, incoming: [], internal: [], outgoing: [], clickToCall: [], missed: [] }
const RUNG_AT_MS = 1_000

const ring = leg('requested')
const STORIES: Readonly<Record<AlertKind, CallsState>> = {
  incoming: play([published(ring, RUNG_AT_MS)]),
  internal: play([published(leg('requested', { from: BOB }), RUNG_AT_MS)]),
  outgoing: play([published(leg('created'), RUNG_AT_MS)]),
  clickToCall: play([
    requested('AbCd1234'),
    published(leg('requested', { setup: 'AbCd1234', from: CALL_SETUP })),
  ]),
  missed: play([published(ring, RUNG_AT_MS), retracted(ring)]),
}
const KINDS: readonly AlertKind[] = ['incoming', 'internal', 'outgoing', 'clickToCall', 'missed']
const HUSHES: readonly (Hush | undefined)[] = [undefined, 'pause', 'quiet-hours', 'system']

const at = (hush?: Hush, nowMs = RUNG_AT_MS) => ({ hush, nowMs })
function verdictOn(calls: CallsState, rules: AlertRules, hush?: Hush, nowMs?: number): Verdict {
  const found = judgeCalls({}, calls, rules, at(hush, nowMs))[theCall(calls).id]
  if (found === undefined) throw new Error('no verdict')
  return found
}
/** As it goes in life: judged while it rings, and again at its end. */
function missedVerdict(rules: AlertRules, hush?: Hush): Verdict {
  const before = judgeCalls({}, STORIES.incoming, rules, at(hush))
  const after = judgeCalls(before, STORIES.missed, rules, at())
  return after[theCall(STORIES.missed).id] ?? { channels: [], size: 'usual' }
}
const judged = (kind: AlertKind, rules: AlertRules, hush?: Hush): Verdict =>
  kind === 'missed' ? missedVerdict(rules, hush) : verdictOn(STORIES[kind], rules, hush)

describe('which kind a call is', () => {
  it.each(KINDS)('%s', (kind) => {
    expect(alertKindOf(theCall(STORIES[kind]))).toBe(kind)
  })

  it('a whole telephone number is outside, even at the own domain', () => {
    const gateway = play([published(leg('requested', { from: '14155551212@example.com' }))])
    const extension = play([published(leg('requested', { from: '204@example.com' }))])
    expect(alertKindOf(theCall(gateway))).toBe('incoming')
    expect(alertKindOf(theCall(extension))).toBe('internal')
  })
})

/** Every kind of call with every setting of every channel, in every quiet. */
const TABLE = KINDS.flatMap((kind) =>
  CHANNELS.flatMap((channel) => HUSHES.map((hush) => ({ kind, channel, hush: hush ?? 'nothing' }))),
)

describe('every kind of call and every channel', () => {
  it.each(TABLE)('$kind by $channel, held back by $hush', ({ kind, channel, hush }) => {
    const reason = HUSHES.find((one) => one === hush)
    const only: AlertRules = { ...NONE, [kind]: CHANNELS_OF[kind].filter((one) => one === channel) }
    const possible = CHANNELS_OF[kind].some((one) => one === channel)
    const own = kind === 'outgoing' || kind === 'clickToCall'
    const quietOnes: readonly Channel[] = ['tray', 'badge']
    const expected = possible && (reason === undefined || own || quietOnes.includes(channel))
    const verdict = judged(kind, only, reason)
    expect(verdict.channels).toEqual(expected ? [channel] : [])
    expect(verdict.hushedBy).toBe(own ? undefined : reason)
  })

  it.each(KINDS)('%s: nothing set, nothing shown', (kind) => {
    expect(judged(kind, NONE).channels).toEqual([])
  })

  it('no card while cards are off', () => {
    for (const kind of KINDS) expect(judged(kind, { ...ALL, cards: false }).channels).not.toContain('card')
  })
})

describe('a rule for a person', () => {
  const withRule = (alerts: (typeof PERSON_ALERTS)[number], isPrivate = false): AlertRules => ({
    ...ALL,
    people: [{ who: CALLER, alerts, private: isPrivate }],
  })

  it.each(HUSHES)('"always" gets through when held back by %s', (hush) => {
    const verdict = verdictOn(STORIES.incoming, withRule('always'), hush)
    expect(verdict.channels).toEqual(expect.arrayContaining(['card', 'sound']))
    expect(verdict.hushedBy).toBeUndefined()
  })

  it('"always" has a card even where such calls have none', () => {
    expect(
      verdictOn(STORIES.incoming, { ...NONE, people: [{ who: CALLER, alerts: 'always', private: false }] })
        .channels,
    ).toEqual(['card'])
  })

  it('"never" is listed and counted only', () => {
    expect(verdictOn(STORIES.incoming, withRule('never'))).toMatchObject({
      channels: ['tray'],
      hushedBy: 'person',
    })
    expect(missedVerdict(withRule('never')).channels).toEqual(['tray', 'badge'])
  })

  it('"private" is veiled, live and ended', () => {
    expect(verdictOn(STORIES.incoming, withRule('as-set', true)).isPrivate).toBe(true)
    expect(missedVerdict(withRule('as-set', true)).isPrivate).toBe(true)
    expect(verdictOn(STORIES.incoming, withRule('as-set')).isPrivate).toBeUndefined()
  })

  it('means nobody else', () => {
    expect(verdictOn(STORIES.internal, withRule('never')).hushedBy).toBeUndefined()
  })

  it.each([
    [0, ['tray'], 'small'],
    [STEPS_MS.small - 1, ['tray'], 'small'],
    [STEPS_MS.small, ['tray', 'card'], 'small'],
    [STEPS_MS.large - 1, ['tray', 'card'], 'small'],
    [STEPS_MS.large, ['tray', 'card', 'sound'], 'large'],
  ])('goes up by steps: %i ms after the first ring', (rungMs, channels, size) => {
    const verdict = verdictOn(STORIES.incoming, withRule('steps'), undefined, RUNG_AT_MS + rungMs)
    expect(verdict).toMatchObject({ channels, size })
  })

  it('once answered it is a call like any other', () => {
    const talking = play([published(ring), published(leg('confirmed'))])
    expect(verdictOn(talking, withRule('steps'))).toMatchObject({ size: 'usual' })
    expect(nextStepAtMs(talking, withRule('steps'), RUNG_AT_MS)).toBeUndefined()
  })

  it('tells when the next step is due', () => {
    const next = (nowMs: number) => nextStepAtMs(STORIES.incoming, withRule('steps'), nowMs)
    expect(next(RUNG_AT_MS)).toBe(RUNG_AT_MS + STEPS_MS.small)
    expect(next(RUNG_AT_MS + STEPS_MS.small)).toBe(RUNG_AT_MS + STEPS_MS.large)
    expect(next(RUNG_AT_MS + STEPS_MS.large)).toBeUndefined()
    expect(nextStepAtMs(STORIES.incoming, ALL, RUNG_AT_MS)).toBeUndefined()
  })
})

describe('what goes on beside it', () => {
  const other = leg('confirmed', { item: 'other', call: 'other', from: BOB })

  it('a call that rings while another is spoken makes no sound, unless that is wanted', () => {
    const calls = play([published(other), published(ring, RUNG_AT_MS)])
    const id = calls.active.find(({ state }) => state === 'ringing')?.id ?? ''
    expect(judgeCalls({}, calls, ALL, at())[id]?.channels).not.toContain('sound')
    expect(judgeCalls({}, calls, { ...ALL, silentOnCall: false }, at())[id]?.channels).toContain('sound')
  })

  it('a call that was there before us makes no sound and no flash', () => {
    const found = play([published(ring, RUNG_AT_MS, true)])
    expect(verdictOn(found, ALL).channels).toEqual(['card', 'notification', 'tray'])
  })

  it.each([
    [179_000, 'quiet-hours', true],
    [181_000, 'quiet-hours', false],
    [1_000, 'pause', false],
    [1_000, 'system', false],
  ] as const)('the same caller again after %i ms, held back by %s', (laterMs, hush, through) => {
    const again = leg('requested', { item: 'again', call: 'again' })
    const calls = play([published(ring, 0), retracted(ring, 500), published(again, laterMs)])
    const id = calls.active[0]?.id ?? ''
    expect(judgeCalls({}, calls, ALL, at(hush, laterMs))[id]?.channels.includes('card')).toBe(through)
    const off = judgeCalls({}, calls, { ...ALL, quietRepeat: false }, at(hush, laterMs))
    expect(off[id]?.channels).not.toContain('card')
  })

  it('what is shown stays, what was held back comes when the reason goes', () => {
    const id = theCall(STORIES.incoming).id
    const shown = judgeCalls({}, STORIES.incoming, ALL, at())
    expect(judgeCalls(shown, STORIES.incoming, ALL, at('pause'))).toBe(shown)
    const held = judgeCalls({}, STORIES.incoming, ALL, at('pause'))
    expect(held[id]?.channels).toEqual(['tray'])
    expect(judgeCalls(held, STORIES.incoming, ALL, at())[id]?.channels).toContain('card')
  })
})

test('verdicts are bounded by the calls there are, whole, and the same when nothing changes', () => {
  const rule = fc.record({
    who: fc.constantFrom(CALLER, BOB, '999'),
    alerts: fc.constantFrom(...PERSON_ALERTS),
    private: fc.boolean(),
  })
  const rules = fc.record({
    cards: fc.boolean(),
    quietRepeat: fc.boolean(),
    silentOnCall: fc.boolean(),
    people: fc.array(rule, { maxLength: 3 }),
    incoming: fc.subarray([...CHANNELS_OF.incoming]),
    internal: fc.subarray([...CHANNELS_OF.internal]),
    outgoing: fc.subarray([...CHANNELS_OF.outgoing]),
    clickToCall: fc.subarray([...CHANNELS_OF.clickToCall]),
    missed: fc.subarray([...CHANNELS_OF.missed]),
  })
  fc.assert(
    fc.property(
      rules,
      fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...HUSHES)), { maxLength: 8 }),
      (alerts, steps) => {
        let verdicts = {}
        for (const [kind, hush] of steps) {
          const calls = STORIES[kind]
          verdicts = judgeCalls(verdicts, calls, alerts, at(hush))
          for (const { id } of calls.active) expect(verdicts).toHaveProperty([id])
          expect(Object.keys(verdicts).length).toBeLessThanOrEqual(calls.active.length + calls.ended.length)
          expect(judgeCalls(verdicts, calls, alerts, at(hush))).toBe(verdicts)
        }
      },
    ),
  )
})

it('what may be over makes no noise: nothing was heard of the ring for longer than it can last', () => {
  const doubted = play([{ kind: 'ring-overdue', callId: theCall(STORIES.incoming).id }], STORIES.incoming)
  expect(verdictOn(STORIES.incoming, ALL).channels).toEqual(expect.arrayContaining(['sound', 'flash']))
  expect(verdictOn(doubted, ALL).channels).toEqual(['card', 'notification', 'tray'])
})

it('goes up by steps although the clock was put back meanwhile', () => {
  const rules: AlertRules = { ...ALL, people: [{ who: CALLER, alerts: 'steps', private: false }] }
  expect(verdictOn(STORIES.incoming, rules, undefined, RUNG_AT_MS - 3_600_000)).toMatchObject({
    size: 'large',
    channels: ['tray', 'card', 'sound'],
  })
})

it('who becomes private, or no longer is, is so in the list of what was held back too', () => {
  const open = judgeCalls({}, STORIES.incoming, ALL, at('pause'))
  const over = judgeCalls(open, STORIES.missed, ALL, at('pause'))
  const { id } = theCall(STORIES.missed)
  const hidden: AlertRules = { ...ALL, people: [{ who: CALLER, alerts: 'as-set', private: true }] }
  const veiled = judgeCalls(over, STORIES.missed, hidden, at())
  expect(veiled[id]).toEqual({ ...over[id], isPrivate: true })
  expect(judgeCalls(veiled, STORIES.missed, hidden, at())).toBe(veiled)
  expect(judgeCalls(veiled, STORIES.missed, ALL, at())[id]).toEqual(over[id])
})
