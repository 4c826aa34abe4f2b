import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isColleague, momentOf } from '../../../../app/calls/events/moment.ts'
import { offeredRules } from '../../../../app/calls/events/offered.ts'
import { NOTHING_DONE, planEvents, type Done } from '../../../../app/calls/events/plan.ts'
import { EVENT_MOMENTS, type EventRule } from '../../../../app/calls/events/rule.ts'
import { NO_CALLS, type CallEvent, type CallsState } from '../../../../app/calls/model.ts'
import { reduceCalls } from '../../../../app/calls/reduce.ts'
import { makeCall } from '../../contract/make-call.ts'
import {
  ANN,
  BOB,
  CALLER,
  failed,
  leg,
  published,
  requested,
  retracted,
  SALES,
  snapshot,
  type LegWords,
} from '../story.ts'
import { makeRule } from './make-rule.ts'

const ALL = EVENT_MOMENTS.map((when) => makeRule({ name: when, when }))

interface Fired {
  readonly rule: string
  readonly callId: string
}

/** Every rule that acts, in order, while the events come one after the other. */
function fired(
  events: readonly CallEvent[],
  rules: readonly EventRule[] = ALL,
  watched: readonly string[] = [],
): readonly Fired[] {
  let calls: CallsState = NO_CALLS
  let done: Done = NOTHING_DONE
  return events.flatMap((event) => {
    const next = reduceCalls(calls, event)
    const plan = planEvents(calls, next, rules, watched, done)
    calls = next
    done = plan.done
    // The same news again sets nothing off.
    expect(planEvents(calls, calls, rules, watched, done).firings).toEqual([])
    return plan.firings.map(({ rule, call }) => ({ rule: rule.name, callId: call.id }))
  })
}

const names = (events: readonly CallEvent[], rules = ALL, watched: readonly string[] = []) =>
  fired(events, rules, watched).map(({ rule }) => rule)

const rings = (words: LegWords = {}, silent = false): CallEvent =>
  published(leg('requested', words), 1_000, silent)
const taken = (words: LegWords = {}, silent = false): CallEvent =>
  published(leg('confirmed', words), 1_500, silent)
const over = (words: LegWords = {}): CallEvent => retracted(leg('requested', words))

describe('what a call does, and which rules act', () => {
  test.each<readonly [string, readonly CallEvent[], readonly string[]]>([
    ['it rings', [rings()], ['ring']],
    ['it rings and is answered', [rings(), taken()], ['ring', 'answer']],
    ['it is answered and ends', [rings(), taken(), over()], ['ring', 'answer', 'end']],
    ['it rings and nobody takes it', [rings(), over()], ['ring', 'missed']],
    ['it is seen when it is answered already', [taken()], ['answer']],
    ['it rings on a second phone', [rings(), rings({ item: 'item-2' })], ['ring']],
    [
      'two phones ring and one takes it',
      [rings(), rings({ item: 'item-2' }), taken(), over({ item: 'item-2' })],
      ['ring', 'answer'],
    ],
    ['it rings on after it seemed over', [rings(), over(), rings({ item: 'item-2' })], ['ring', 'missed']],
    [
      'it seemed missed, then somebody takes it',
      [rings(), over(), taken({ item: 'item-2' })],
      ['ring', 'missed', 'answer'],
    ],
    ['it goes out', [published(leg('created'))], ['ring']],
    ['it goes out and nobody answers', [published(leg('created')), over()], ['ring', 'end']],
    ['an own attempt is only asked for', [requested('S1')], []],
    ['an own attempt fails', [requested('S1'), failed('S1')], []],
    [
      'the own phone rings for an own attempt',
      [requested('S1'), published(leg('requested', { setup: 'S1', from: 'call-setup@example.com' }))],
      [],
    ],
    ['it was there when Ringside began to look', [rings({}, true)], []],
    ['it was there, and is answered now', [rings({}, true), taken()], ['answer']],
    ['it was there answered, and ends', [taken({}, true), over()], ['end']],
    ['it was there, and nobody took it', [rings({}, true), over()], []],
    ['the service lists it again after a break', [rings(), snapshot([leg('requested')])], ['ring']],
    [
      'it is lost from sight and found again',
      [rings(), snapshot([]), published(leg('requested', { item: 'item-2' }), 200_000)],
      ['ring', 'end'],
    ],
    [
      'the service lists it as answered after a break',
      [rings(), snapshot([leg('confirmed')])],
      ['ring', 'answer'],
    ],
  ])('%s', (_what, events, expected) => {
    expect(names(events)).toEqual(expected)
  })

  test('two calls at once act each once', () => {
    const other = { item: 'item-2', call: 'call-2', from: '12125550100@pstn.example' }
    const acts = fired([rings(), rings(other), over(), over(other)])
    expect(acts.map(({ rule }) => rule)).toEqual(['ring', 'ring', 'missed', 'missed'])
    expect(new Set(acts.map(({ callId }) => callId)).size).toBe(2)
  })

  test('a rule with a button never acts by itself', () => {
    expect(names([rings(), taken(), over()], [makeRule({ start: 'click' })])).toEqual([])
  })
})

describe('filters', () => {
  const colleague = rings({ from: BOB })
  test.each<readonly [string, Partial<EventRule>, CallEvent, boolean]>([
    ['incoming calls alone, one comes in', { direction: 'incoming' }, rings(), true],
    ['incoming calls alone, one goes out', { direction: 'incoming' }, published(leg('created')), false],
    ['outgoing calls alone, one goes out', { direction: 'outgoing' }, published(leg('created')), true],
    ['outgoing calls alone, one comes in', { direction: 'outgoing' }, rings(), false],
    ['not colleagues, a colleague', { colleagues: false }, colleague, false],
    ['not colleagues, a stranger', { colleagues: false }, rings(), true],
    ['also colleagues, a colleague', { colleagues: true }, colleague, true],
    ['not colleagues, an extension', { colleagues: false }, rings({ from: '204@example.com' }), false],
    [
      'not colleagues, a number at the own domain',
      { colleagues: false },
      rings({ from: '14155551212@example.com' }),
      true,
    ],
    ['not colleagues, somebody who withholds all', { colleagues: false }, rings({ from: '' }), true],
    ['one line, its call', { lines: [SALES] }, rings({ owner: SALES }), true],
    ['one line, in capitals', { lines: ['Sales@Example.com'] }, rings({ owner: SALES }), true],
    ['one line, another one’s call', { lines: [SALES] }, rings({ owner: ANN }), false],
  ])('%s', (_what, filter, event, acts) => {
    expect(names([event], [makeRule(filter)])).toEqual(acts ? ['Open record'] : [])
  })

  test('a watched line elsewhere is a colleague', () => {
    const rule = makeRule({ colleagues: false })
    expect(names([rings({ from: 'eve@branch.example' })], [rule], ['Eve@branch.example'])).toEqual([])
    expect(names([rings({ from: 'eve@branch.example' })], [rule], [])).toEqual(['Open record'])
  })

  test('a call that turns out to be for the chosen line acts then, once', () => {
    const rule = makeRule({ lines: [SALES] })
    const events = [rings(), rings({ item: 'item-2', owner: SALES }), rings({ item: 'item-3', owner: SALES })]
    expect(names(events, [rule])).toEqual(['Open record'])
  })
})

describe('whatever comes in whatever order', () => {
  const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
  const words = fc.record({
    item: oneOf('a', 'b', 'c'),
    owner: oneOf(ANN, SALES),
    call: oneOf('x', 'y', 'z'),
    from: oneOf(BOB, CALLER, '204@example.com', '14155551212@example.com', 'eve@branch.example', ''),
  })
  const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
    fc
      .tuple(
        oneOf('requested' as const, 'created' as const, 'confirmed' as const),
        words,
        fc.boolean(),
        fc.nat(200_000),
      )
      .map(([state, given, silent, atMs]) => published(leg(state, given), atMs, silent)),
    words.map((given) => retracted(leg('requested', given), 5_000)),
    fc
      .uniqueArray(words, { selector: ({ owner, item }) => owner + item, maxLength: 3 })
      .map((all) => snapshot(all.map((given) => leg('requested', given)))),
  )

  test('no rule acts twice for a call, and none for a colleague when it shall not', () => {
    const rules = EVENT_MOMENTS.flatMap((when) => [
      makeRule({ name: when, when }),
      makeRule({ name: `${when} outside`, when, colleagues: false, direction: 'incoming' }),
      makeRule({ name: `${when} click`, when, start: 'click' }),
    ])
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let calls: CallsState = NO_CALLS
        let done: Done = NOTHING_DONE
        const seen: string[] = []
        for (const event of events) {
          const next = reduceCalls(calls, event)
          const plan = planEvents(calls, next, rules, ['eve@branch.example'], done)
          for (const { rule, call } of plan.firings) {
            expect(rule.start).toBe('itself')
            expect(momentOf(call)).toBe(rule.when)
            if (!rule.colleagues) expect(isColleague(call, ['eve@branch.example'])).toBe(false)
            if (rule.direction === 'incoming') expect(call.direction).toBe('incoming')
            seen.push(`${rule.name} ${call.id}`, ...call.callIds.map((id) => `${rule.name} sip ${id}`))
          }
          expect(plan.done.size).toBeLessThanOrEqual(2_000)
          calls = next
          done = plan.done
        }
        expect(new Set(seen).size).toBe(seen.length)
      }),
      { numRuns: 150 },
    )
  })

  test('what was done is remembered for the last calls only', () => {
    let calls: CallsState = NO_CALLS
    let done: Done = NOTHING_DONE
    for (let index = 0; index < 600; index += 1) {
      const given = { item: `i${index}`, call: `c${index}` }
      for (const event of [rings(given), over(given)]) {
        const next = reduceCalls(calls, event)
        ;({ done } = planEvents(calls, next, ALL, [], done))
        calls = next
      }
    }
    expect(done.size).toBe(2_000)
  })
})

describe('buttons', () => {
  const buttons = (over: Parameters<typeof makeCall>[0], rule: Partial<EventRule>): readonly string[] =>
    offeredRules([makeRule({ start: 'click', ...rule })], makeCall(over), []).map(({ name }) => name)
  const answered = { state: 'answered', answeredAtMs: 5 } as const
  const ended = { state: 'ended', answeredAtMs: 5, endedAtMs: 9, outcome: 'completed' } as const
  const missed = { state: 'ended', endedAtMs: 9, outcome: 'missed' } as const

  test.each([
    ['ring', {}, true],
    ['ring', answered, true],
    ['ring', ended, true],
    ['ring', missed, true],
    ['answer', {}, false],
    ['answer', answered, true],
    ['answer', ended, true],
    ['answer', missed, false],
    ['end', {}, false],
    ['end', answered, false],
    ['end', ended, true],
    ['end', missed, false],
    ['missed', {}, false],
    ['missed', ended, false],
    ['missed', missed, true],
  ] as const)('a button from %s on, at a call %o', (when, call, shown) => {
    expect(buttons(call, { when })).toEqual(shown ? ['Open record'] : [])
  })

  test('filters hold for buttons too, and rules that act by themselves have none', () => {
    expect(buttons({}, { direction: 'outgoing' })).toEqual([])
    expect(buttons({}, { start: 'itself' })).toEqual([])
    expect(buttons({ silent: true }, {})).toEqual(['Open record'])
  })
})
