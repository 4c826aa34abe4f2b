import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../../app/calls/model.ts'
import type { StateEvent } from '../../../app/contract/events.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { makeCall } from '../contract/make-call.ts'
import { NOTHING_HELD, receivePatch, receiveSnapshot, type Held } from '../../../renderer/sequence.ts'

/** Patch number `seq` puts its own number where a test can see it. */
const patch = (seq: number): StateEvent => ({
  kind: 'state',
  seq,
  patch: { session: { ...INITIAL_STATE.session, jid: String(seq) } },
})
const stateAt = (seq: number): AppState => ({
  ...INITIAL_STATE,
  session: { ...INITIAL_STATE.session, jid: String(seq) },
})
const snapshot = (seq: number) => ({ seq, state: stateAt(seq) })
const shown = (held: Held): string | undefined => held.state?.session.jid

describe('a page that follows the state', () => {
  it('shows nothing and asks until the first snapshot', () => {
    expect(NOTHING_HELD).toMatchObject({ state: undefined, stale: true })
    expect(shown(receivePatch(NOTHING_HELD, patch(3)))).toBeUndefined()
  })

  it('applies the patch that follows', () => {
    const held = receivePatch(receiveSnapshot(NOTHING_HELD, snapshot(7)), patch(8))
    expect(held).toMatchObject({ seq: 8, stale: false })
    expect(shown(held)).toBe('8')
  })

  it('drops a patch that the snapshot holds already', () => {
    const held = receiveSnapshot(NOTHING_HELD, snapshot(7))
    expect(receivePatch(held, patch(7))).toBe(held)
    expect(receivePatch(held, patch(2))).toBe(held)
  })

  it('keeps ended calls that did not change as the objects they are, and takes those that did', () => {
    const over = (id: string, more: Partial<Call> = {}): Call =>
      makeCall({ id, state: 'ended', outcome: 'missed', endedAtMs: 5, ...more })
    const calls = (...ended: readonly Call[]): StateEvent => ({
      ...patch(8),
      patch: { calls: { active: [], ended } },
    })
    const first = receivePatch(receiveSnapshot(NOTHING_HELD, snapshot(7)), calls(over('a'), over('b')))
    const second = receivePatch(first, { ...calls(over('a'), over('b', { cardOver: true })), seq: 9 })
    const [before, after] = [first.state?.calls.ended ?? [], second.state?.calls.ended ?? []]
    expect(after[0]).toBe(before[0])
    expect(after).toEqual([over('a'), over('b', { cardOver: true })])
  })

  it('applies patches that overtook the snapshot', () => {
    const early = [6, 7, 8, 9].map(patch).reduce(receivePatch, NOTHING_HELD)
    const held = receiveSnapshot(early, snapshot(7))
    expect(held).toMatchObject({ seq: 9, stale: false, early: [] })
    expect(shown(held)).toBe('9')
  })

  it('keeps the old picture after a gap and asks again', () => {
    const held = receivePatch(receiveSnapshot(NOTHING_HELD, snapshot(7)), patch(9))
    expect(held.stale).toBe(true)
    expect(shown(held)).toBe('7')
    expect(shown(receiveSnapshot(held, snapshot(9)))).toBe('9')
  })

  it('asks once more when the snapshot does not close the gap', () => {
    const gap = receivePatch(receiveSnapshot(NOTHING_HELD, snapshot(1)), patch(5))
    expect(receiveSnapshot(gap, snapshot(3)).stale).toBe(true)
  })

  it('ends at the newest state whatever is lost or doubled, once it has asked', () => {
    const arrivals = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 })
    fc.assert(
      fc.property(arrivals, (numbers) => {
        const sorted = [...numbers].sort((a, b) => a - b)
        const newest = sorted.at(-1) ?? 0
        let held = receiveSnapshot(NOTHING_HELD, snapshot(0))
        for (const seq of sorted) {
          held = receivePatch(held, patch(seq))
          if (held.stale) held = receiveSnapshot(held, snapshot(seq))
        }
        expect(held).toMatchObject({ seq: newest, stale: false })
        expect(shown(held)).toBe(String(newest))
      }),
    )
  })

  it('keeps no more than a thousand early patches', () => {
    let held = NOTHING_HELD
    for (let seq = 0; seq < 1500; seq += 1) held = receivePatch(held, patch(seq))
    expect(held.early).toHaveLength(1000)
    expect(receiveSnapshot(held, snapshot(100)).stale).toBe(true)
  })
})
