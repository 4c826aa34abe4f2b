/** Whatever the service sends, the lists stay short and the newest news is shown. */
import { expect, test } from 'vitest'
import { MAX_ACTIVE, MAX_ENDED, MAX_LEGS, NO_CALLS } from '../../../app/calls/model.ts'
import { reduceCalls } from '../../../app/calls/reduce.ts'
import { violations } from '../../../app/calls/invariants.ts'
import { leg, play, published, retracted, theCall } from './story.ts'

const numbers = (count: number) => Array.from({ length: count }, (_none, index) => index)
const ringing = (index: number) =>
  published(leg('requested', { item: `i${index}`, call: `c${index}` }), 1_000 + index)

test('more live calls than any person has push the oldest out of sight', () => {
  const state = numbers(MAX_ACTIVE + 5)
    .map(ringing)
    .reduce(reduceCalls, NO_CALLS)
  expect(violations(state)).toEqual([])
  expect(state.active).toHaveLength(MAX_ACTIVE)
  expect(state.active[0]?.id).toBe('c5')
  expect(reduceCalls(state, retracted(leg('requested', { item: 'i0' })))).toBe(state)
})

test('ended calls are kept newest first up to their limit', () => {
  const state = numbers(MAX_ENDED + 5)
    .flatMap((index) => [ringing(index), retracted(leg('requested', { item: `i${index}` }), 2_000 + index)])
    .reduce(reduceCalls, NO_CALLS)
  expect(violations(state)).toEqual([])
  expect(state.ended).toHaveLength(MAX_ENDED)
  expect(state.ended[0]?.id).toBe(`c${MAX_ENDED + 4}`)
})

test('more branches than any ring group has push out ringing ones, never the conversation', () => {
  const state = play([
    published(leg('confirmed', { item: 'talk' })),
    ...numbers(MAX_LEGS + 5).map((index) => published(leg('requested', { item: `i${index}` }))),
  ])
  const call = theCall(state)
  expect(call.legs).toHaveLength(MAX_LEGS)
  expect(call.legs[0]?.itemId).toBe('talk')
})

test('where all speak, the oldest branch goes', () => {
  const state = play(numbers(MAX_LEGS + 1).map((index) => published(leg('confirmed', { item: `i${index}` }))))
  expect(theCall(state).legs).toHaveLength(MAX_LEGS)
  expect(theCall(state).legs[0]?.itemId).toBe('i1')
})

test('a call-id of any length makes a short id, and two such calls differ', () => {
  const long = 'x'.repeat(5_000)
  const state = play([
    published(leg('requested', { item: 'a', call: `${long}a` })),
    published(leg('requested', { item: 'b', call: `${long}b` })),
  ])
  expect(state.active.map(({ id }) => id.length)).toEqual([200, 202])
})
