/** A snapshot is the whole truth about the legs it covers, except for what is newer than the question. */
import { describe, expect, test } from 'vitest'
import { leg, play, published, retracted, SALES, snapshot, theCall } from './story.ts'

const ringing = leg('requested', { at: 1_000 })
const answered = leg('confirmed', { at: 2_000 })
const node = ringing.node

describe('calls that were there before we looked', () => {
  test('are silent, and stay so', () => {
    const state = play([snapshot([ringing]), published(answered, 5_000)])
    expect(theCall(state)).toMatchObject({ silent: true, state: 'answered' })
  })

  test('show their real age where the two clocks are known', () => {
    const state = play([{ kind: 'snapshot', legs: [answered], seenSince: [], atMs: 62_500, skewMs: 500 }])
    expect(theCall(state)).toMatchObject({ startedAtMs: 1_500, answeredAtMs: 1_500 })
  })

  test.each([
    ['unknown clocks', undefined, 62_000],
    ['a publish-time in the future', -100_000, 62_000],
    ['a publish-time of another year', 100_000_000, 62_000],
  ])('begin now otherwise: %s', (_case, skewMs, atMs) => {
    const event = { kind: 'snapshot', legs: [answered], seenSince: [], atMs } as const
    const state = play([skewMs === undefined ? event : { ...event, skewMs }])
    expect(theCall(state).answeredAtMs).toBe(atMs)
  })

  test('a call that rings now is not silenced by an old one', () => {
    const state = play([
      snapshot([leg('requested', { item: 'old', call: 'old' })]),
      published(ringing, 5_000),
    ])
    expect(state.active.map(({ silent }) => silent)).toEqual([true, false])
  })
})

describe('calls that the snapshot does not hold', () => {
  test('are over at its moment; how a ringing one ended nobody saw', () => {
    const state = play([published(ringing), snapshot([], 7_000)])
    expect(theCall(state)).toMatchObject({ state: 'ended', endedAtMs: 7_000, outcome: 'unknown' })
  })

  test('were completed if they had been answered', () => {
    expect(theCall(play([published(answered), snapshot([])])).outcome).toBe('completed')
  })

  test('live on when they rang after the question was asked', () => {
    const state = play([published(ringing), snapshot([], 4_000, [ringing])])
    expect(theCall(state).state).toBe('ringing')
  })

  test('live on when the snapshot does not cover their node', () => {
    const other = leg('requested', { owner: SALES, item: 'other', call: 'other' })
    const both = play([published(ringing), published(other)])
    const state = play([{ kind: 'snapshot', legs: [], seenSince: [], nodes: [node], atMs: 4_000 }], both)
    expect(state.active.map(({ callIds }) => callIds)).toEqual([['other']])
  })
})

test('a leg that went after the question was asked does not come back with the answer', () => {
  const gone = play([published(leg('requested')), retracted(ringing)])
  expect(play([snapshot([leg('requested')], 4_000, [ringing])], gone)).toBe(gone)
})

test('an answer that is older than what we heard since takes nothing back', () => {
  const heard = play([published(ringing), published(answered)])
  expect(play([snapshot([ringing], 4_000, [ringing])], heard)).toBe(heard)
})

test('a call that got other legs while we were away keeps its card', () => {
  const state = play([
    published(leg('requested', { item: 'a' })),
    snapshot([leg('confirmed', { item: 'b' })]),
  ])
  expect(theCall(state)).toMatchObject({ id: 'call-1', state: 'answered', legs: [{ itemId: 'b' }] })
})
