/**
 * Events that no service would send in such an order: reused items, call-ids that meet late, snapshots of anything.
 * The reducer is total: every step keeps the invariants, and the same event again changes nothing.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardsOf } from '../../../app/calls/cards.ts'
import { NO_CALLS, type CallEvent, type CallsState, type Leg } from '../../../app/calls/model.ts'
import { setupDeadline } from '../../../app/calls/setup.ts'
import {
  ANN,
  BOB,
  CALLER,
  CALL_SETUP,
  failed,
  leg,
  published,
  requested,
  retracted,
  SALES,
  snapshot,
  step,
} from './story.ts'

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

const anyLeg: fc.Arbitrary<Leg> = fc
  .record({
    state: oneOf('requested' as const, 'created' as const, 'confirmed' as const),
    item: oneOf('a', 'b', 'c'),
    owner: oneOf(ANN, SALES),
    call: oneOf('', 'x', 'y', 'z'),
    setup: oneOf('', '', 'S1', 'S2'),
    from: oneOf(ANN, BOB, CALLER, CALL_SETUP, ''),
    to: oneOf(ANN, SALES, CALLER, 'moh@example.com'),
    at: fc.option(fc.nat(20), { nil: undefined }),
  })
  .map(({ state, at, ...words }) => leg(state, at === undefined ? words : { ...words, at }))

const ids = oneOf('x', 'y', 'S1', 'S2', '/example.com/ann\na')
const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(anyLeg, fc.nat(200_000), fc.boolean())
      .map(([what, at, silent]) => published(what, at, silent)),
  },
  { weight: 5, arbitrary: fc.tuple(anyLeg, fc.nat(200_000)).map(([what, at]) => retracted(what, at)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.uniqueArray(anyLeg, { selector: ({ node, itemId }) => node + itemId, maxLength: 3 }),
        fc.array(anyLeg, { maxLength: 2 }),
      )
      .map(([legs, seen]) => snapshot(legs, 4_000, seen)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(oneOf('S1', 'S2'), oneOf(CALLER, SALES, ANN))
      .map(([setup, to]) => requested(setup, to)),
  },
  { weight: 1, arbitrary: oneOf('S1', 'S2').map((setup) => failed(setup)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(ids, oneOf('end' as const, 'transfer' as const))
      .map(([callId, intent]) => ({ kind: 'intent-sent', callId, intent }) as const),
  },
  {
    weight: 1,
    arbitrary: ids.map(
      (callId) => ({ kind: 'intent-settled', callId, error: { code: 'no-event' } }) as const,
    ),
  },
  { weight: 1, arbitrary: ids.map((callId) => ({ kind: 'card-hidden', callId }) as const) },
)

test('any events in any order keep the invariants', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
      const state = events.reduce(step, NO_CALLS)
      for (const call of state.active) {
        // Whoever has no leg waits for one, and not for ever.
        if (call.legs.length === 0) expect(setupDeadline(call)).toBeDefined()
      }
      const cards = cardsOf(state, { cards: true })
      expect(new Set(cards.map(({ callId }) => callId)).size).toBe(cards.length)
    }),
    { numRuns: 2_000 },
  )
})

test('a leg that rings at one of our addresses has a card, unless the user hid it or only a click-to-call prepares it', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 15 }), (events) => {
      const state: CallsState = events.reduce(step, NO_CALLS)
      const shown = new Set(cardsOf(state, { cards: true }).map(({ callId }) => callId))
      for (const call of state.active) {
        const prepares = call.legs.every(({ fromCallSetup, setupId }) => fromCallSetup && setupId !== '')
        expect(shown.has(call.id) || call.hidden || prepares).toBe(true)
      }
    }),
    { numRuns: 1_000 },
  )
})
