/**
 * The order in which the legs' events arrive is the network's business. Whatever it is, the calls end up the same: every
 * leg keeps its own order, everything else is shuffled, events come twice, snapshots fall in between.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_CALLS, type CallEvent, type CallsState, type Leg } from '../../../app/calls/model.ts'
import {
  allOf,
  ANN,
  CALLER,
  CALL_SETUP,
  leg,
  pictureOf,
  play,
  published,
  requested,
  retracted,
  SALES,
  step,
  type LegWords,
} from './story.ts'

/** What one leg goes through, in order. */
type Life = readonly Leg[]

let clock = 0
const life = (words: LegWords, ...states: readonly ('requested' | 'created' | 'confirmed')[]): Life =>
  states.map((state) => leg(state, { ...words, at: (clock += 1_000) }))

const S = 'AbCd1234'
const own = { call: 'first', setup: S, from: CALL_SETUP }
const out = { item: 'out', call: 'second', setup: S, from: ANN }

const STORIES: Readonly<
  Record<string, { readonly before?: readonly CallEvent[]; readonly lives: readonly Life[] }>
> = {
  'three phones, one answers': {
    lives: [
      life({ item: 'a' }, 'requested'),
      life({ item: 'b', display: 'Ann' }, 'requested', 'confirmed'),
      life({ item: 'c' }, 'requested'),
    ],
  },
  'two phones, missed': { lives: [life({ item: 'a' }, 'requested'), life({ item: 'b' }, 'requested')] },
  'own click-to-call with two own phones': {
    before: [requested(S)],
    lives: [
      life({ ...own, item: 'desk' }, 'requested', 'confirmed'),
      life({ ...own, item: 'app' }, 'requested'),
      life({ ...out, to: CALLER }, 'created', 'confirmed'),
    ],
  },
  'own click-to-call that nobody answers': {
    before: [requested(S)],
    lives: [
      life({ ...own, item: 'desk' }, 'requested', 'confirmed'),
      life({ ...out, to: CALLER }, 'created'),
    ],
  },
  'own click-to-call to another own address': {
    before: [requested(S, SALES)],
    lives: [
      life({ ...own, item: 'desk' }, 'requested', 'confirmed'),
      life({ ...out, to: SALES }, 'created', 'confirmed'),
      life({ item: 'in', owner: SALES, call: 'second', from: ANN, to: SALES }, 'requested', 'confirmed'),
    ],
  },
  'click-to-call of another program': {
    lives: [
      life({ ...own, item: 'desk' }, 'requested', 'confirmed'),
      life({ ...own, item: 'app' }, 'requested'),
      life({ ...out, to: CALLER }, 'created', 'confirmed'),
    ],
  },
  'a blind transfer of the caller, who rings another own address': {
    lives: [
      life({ item: 'old', call: 'old' }, 'requested', 'confirmed'),
      life({ item: 'new', call: 'new', owner: SALES }, 'requested', 'confirmed'),
    ],
  },
  'a blind transfer of our own phone to another own address': {
    lives: [
      life({ item: 'old', call: 'old' }, 'requested', 'confirmed'),
      life({ item: 'out', call: 'new', to: SALES }, 'created', 'confirmed'),
      life({ item: 'in', call: 'new', owner: SALES, from: ANN }, 'requested', 'confirmed'),
    ],
  },
  'a ring group of two addresses with two phones each, answered on one': {
    lives: [
      life({ item: 'a1' }, 'requested'),
      life({ item: 'a2' }, 'requested', 'confirmed'),
      life({ item: 's1', owner: SALES }, 'requested'),
      life({ item: 's2', owner: SALES }, 'requested'),
    ],
  },
  'a call on hold, with music': {
    lives: [
      life({ item: 'talk' }, 'requested', 'confirmed'),
      life({ item: 'music', call: 'music', to: 'moh@example.com' }, 'created', 'confirmed'),
    ],
  },
  'between own addresses, and a stranger at the same time': {
    lives: [
      life({ item: 'o', call: 'inner', to: SALES }, 'created', 'confirmed'),
      life({ item: 'i', call: 'inner', owner: SALES, from: ANN }, 'requested', 'confirmed'),
      life({ item: 's', call: 'outer' }, 'requested'),
    ],
  },
}

type Step = { readonly of: number; readonly event: CallEvent }

/** The events of a life: its states, then the retract if it is over. */
const eventsOf = (legs: Life, isOver: boolean): readonly CallEvent[] => {
  const last = legs[legs.length - 1]
  return [...legs.map((what) => published(what)), ...(isOver && last !== undefined ? [retracted(last)] : [])]
}

/** Merges the lives as the numbers say; each keeps its own order. */
function interleave(lives: readonly (readonly CallEvent[])[], picks: readonly number[]): readonly Step[] {
  const left = lives.map((events) => [...events])
  const steps: Step[] = []
  for (let round = 0; left.some((events) => events.length > 0); round += 1) {
    const open = left.map((_events, index) => index).filter((index) => (left[index] ?? []).length > 0)
    const of = open[(picks[round % picks.length] ?? 0) % open.length] ?? 0
    const event = left[of]?.shift()
    if (event !== undefined) steps.push({ of, event })
  }
  return steps
}

/** Every order there is, without chance. */
function* everyOrder(lives: readonly (readonly CallEvent[])[]): Generator<readonly CallEvent[]> {
  if (lives.every((events) => events.length === 0)) yield []
  for (const [index, events] of lives.entries()) {
    const [first, ...rest] = events
    if (first === undefined) continue
    for (const order of everyOrder(lives.map((other, at) => (at === index ? rest : other)))) {
      yield [first, ...order]
    }
  }
}

const liveLegs = (events: readonly CallEvent[]): readonly Leg[] =>
  events.reduce<readonly Leg[]>((legs, event) => {
    if (event.kind !== 'leg-published' && event.kind !== 'leg-retracted') return legs
    const key = event.kind === 'leg-published' ? event.leg : event.key
    const others = legs.filter(({ node, itemId }) => node !== key.node || itemId !== key.itemId)
    return event.kind === 'leg-published' ? [...others, event.leg] : others
  }, [])

const picks = fc.array(fc.nat(11), { minLength: 1, maxLength: 20 })

describe.each(Object.entries(STORIES))('%s', (_name, { before = [], lives }) => {
  const inOrder = (isOver: boolean) => [...before, ...lives.flatMap((legs) => eventsOf(legs, isOver))]

  test.each([
    ['while it goes on', false],
    ['when it is over', true],
  ])('shows the same in any order, doubled, with snapshots in between: %s', (_when, isOver) => {
    const expected = pictureOf(play(inOrder(isOver)))
    fc.assert(
      fc.property(picks, fc.array(fc.nat(30)), fc.array(fc.nat(30)), (order, doubled, looks) => {
        const steps = interleave(
          lives.map((legs) => eventsOf(legs, isOver)),
          order,
        ).map(({ event }) => event)
        let state: CallsState = play(before)
        steps.forEach((event, index) => {
          state = step(state, event)
          // A copy of anything that came before changes nothing.
          const copy = steps[doubled[index % (doubled.length || 1)] ?? index]
          if (copy !== undefined && steps.indexOf(copy) <= index) expect(step(state, copy)).toBe(state)
          if (!looks.includes(index)) return
          const truth = liveLegs(steps.slice(0, index + 1))
          expect(step(state, { kind: 'snapshot', legs: truth, seenSince: [], atMs: 3_000 })).toBe(state)
        })
        expect(pictureOf(state)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  test('a snapshot makes good whatever was lost', () => {
    fc.assert(
      fc.property(
        picks,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 20 }),
        fc.nat(20),
        (order, lost, cut) => {
          const steps = interleave(
            lives.map((legs) => eventsOf(legs, true)),
            order,
          ).map(({ event }) => event)
          const past = steps.slice(0, cut % (steps.length + 1))
          const heard = past.filter((_event, index) => lost[index % lost.length] !== true)
          const truth = liveLegs(past)
          const state = play([
            ...before,
            ...heard,
            { kind: 'snapshot', legs: truth, seenSince: [], atMs: 5_000 },
          ])
          const shown = state.active.flatMap(({ legs }) => legs.map(({ itemId }) => itemId)).sort()
          const calls = truth.filter(({ to }) => !to.address.startsWith('moh@'))
          expect(shown).toEqual(calls.map(({ itemId }) => itemId).sort())
        },
      ),
      { numRuns: 200 },
    )
  })
})

test('a click-to-call whose result and first event race is right in every order there is', () => {
  const receipt: CallEvent = { kind: 'setup-accepted', setupId: S, atMs: 600 }
  const lives = [
    [receipt],
    eventsOf(life({ ...own, item: 'desk' }, 'requested', 'confirmed'), true),
    eventsOf(life({ ...out, to: CALLER }, 'created', 'confirmed'), true),
  ]
  const pictures = new Set<string>()
  let orders = 0
  for (const order of everyOrder(lives)) {
    orders += 1
    const state = play([requested(S), ...order], NO_CALLS)
    expect(allOf(state)).toHaveLength(1)
    pictures.add(JSON.stringify(pictureOf(state)))
  }
  expect(orders).toBe(140)
  expect(pictures.size).toBe(1)
})

test('no order of the events of an own attempt ever makes it an incoming call', () => {
  const { lives } = STORIES['own click-to-call to another own address'] ?? { lives: [] }
  fc.assert(
    fc.property(picks, (order) => {
      let state: CallsState = play([requested(S, SALES)])
      for (const { event } of interleave(
        lives.map((legs) => eventsOf(legs, true)),
        order,
      )) {
        state = step(state, event)
        const own = state.active.find(({ setup }) => setup !== undefined)
        if (own !== undefined) expect(own.direction).toBe('outgoing')
      }
    }),
  )
})
