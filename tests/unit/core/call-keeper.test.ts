import { describe, expect, it } from 'vitest'
import { MAX_ACTIVE } from '../../../app/calls/model.ts'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createCallKeeper } from '../../../app/core/call-keeper.ts'
import { createStore } from '../../../app/core/store.ts'
import { createManualClock } from '../../clock.ts'
import { leg, published, retracted } from '../calls/story.ts'
import { silentLog } from '../onsip/silent-log.ts'

function keeper() {
  const lines: string[] = []
  const log = { ...silentLog, warn: (event: string) => void lines.push(event) }
  const store = createStore(INITIAL_STATE, log)
  const calls = createCallKeeper(createManualClock(), log, store)
  const legOf = (index: number) => leg('requested', { item: `i${String(index)}`, call: `c${String(index)}` })
  return {
    lines,
    calls,
    legOf,
    ring: (from: number, to: number) => {
      for (let index = from; index < to; index += 1) calls.dispatch(published(legOf(index), 1_000 + index))
    },
  }
}

describe('calls that are dropped from view', () => {
  it('are logged, once for each time that there are too many', () => {
    const { lines, calls, legOf, ring } = keeper()
    ring(0, MAX_ACTIVE)
    expect(lines).toEqual([])
    ring(MAX_ACTIVE, MAX_ACTIVE + 5)
    expect(lines).toEqual(['calls-dropped'])
    calls.dispatch(retracted(legOf(100), 5_000))
    ring(MAX_ACTIVE + 5, MAX_ACTIVE + 7)
    expect(lines).toEqual(['calls-dropped', 'calls-dropped'])
  })

  it('are logged when one answer brings too many at once', () => {
    const { lines, calls, legOf } = keeper()
    const legs = Array.from({ length: MAX_ACTIVE + 1 }, (_none, index) => legOf(index))
    calls.dispatch({ kind: 'snapshot', legs, seenSince: [], atMs: 1_000 })
    expect(lines).toEqual(['calls-dropped'])
  })

  it('are no matter while all have room, whatever else ends or joins', () => {
    const { lines, calls, legOf, ring } = keeper()
    ring(0, 20)
    calls.dispatch({ kind: 'snapshot', legs: [legOf(3)], seenSince: [], atMs: 5_000 })
    ring(0, 20)
    expect(lines).toEqual([])
  })
})
