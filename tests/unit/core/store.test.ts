import { describe, expect, it } from 'vitest'
import { INITIAL_STATE, type StatePatch } from '../../../app/contract/state.ts'
import { createStore } from '../../../app/core/store.ts'
import { silentLog } from '../onsip/silent-log.ts'

const calm = { queue: [] } as const

describe('the state', () => {
  it('tells in the same tick what changed, and only that', () => {
    const store = createStore(INITIAL_STATE, silentLog)
    const told: StatePatch[] = []
    store.subscribe((patch) => told.push(patch))
    store.patch({ dialing: calm, calls: store.state.calls })
    expect(told).toEqual([{ dialing: calm }])
    expect(told[0]?.dialing).toBe(calm)
    expect(store.state).toEqual({ ...INITIAL_STATE, dialing: calm })
  })

  it('says nothing when nothing changed', () => {
    const store = createStore(INITIAL_STATE, silentLog)
    const before = store.state
    let told = 0
    store.subscribe(() => told++)
    store.patch({ calls: before.calls, session: before.session })
    store.patch({})
    expect(told).toBe(0)
    expect(store.state).toBe(before)
  })

  it('goes to every listener although one of them throws', () => {
    const errors: string[] = []
    const store = createStore(INITIAL_STATE, { ...silentLog, error: (event) => errors.push(event) })
    let told = 0
    store.subscribe(() => {
      throw new Error('broken window')
    })
    store.subscribe(() => told++)
    store.patch({ dialing: calm })
    expect(told).toBe(1)
    expect(errors).toEqual(['state-listener-threw'])
  })

  it('is not told to who no longer listens', () => {
    const store = createStore(INITIAL_STATE, silentLog)
    let told = 0
    const dispose = store.subscribe(() => told++)
    dispose()
    store.patch({ dialing: calm })
    expect(told).toBe(0)
  })
})
