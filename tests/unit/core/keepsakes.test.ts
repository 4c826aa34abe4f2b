import { expect, test } from 'vitest'
import { NO_KEEPSAKES, type Keepsakes } from '../../../app/contract/keepsakes.ts'
import { ok } from '../../../app/contract/result.ts'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createKeepsakes } from '../../../app/core/keepsakes.ts'
import { createStore } from '../../../app/core/store.ts'
import { silentLog } from '../main/silent-log.ts'

function keeperOf(simulated: boolean) {
  const kept = new Map<string, Keepsakes>()
  const account = { ...INITIAL_STATE.account, address: '', signedIn: simulated, simulated }
  const store = createStore({ ...INITIAL_STATE, account }, silentLog)
  const keeper = createKeepsakes({
    store,
    memory: {
      problem: undefined,
      of: (address) => kept.get(address) ?? NO_KEEPSAKES,
      keep(address, keepsakes) {
        kept.set(address, keepsakes)
        return ok(null)
      },
    },
    nameOf: () => undefined,
    rows: () => [],
    touch: () => undefined,
  })
  return { store, keeper, kept }
}

test('what is kept without a main account, as with an engine alone, outlives the program', async () => {
  const { keeper, kept } = keeperOf(false)
  expect(await keeper.handlers['favourite.add']({ dial: '7001', name: 'Bob' })).toEqual(ok(null))
  expect([...kept.values()].map(({ favourites }) => favourites)).toEqual([[{ dial: '7001', name: 'Bob' }]])
})

test('nothing is kept of the simulator beyond the run', async () => {
  const { store, keeper, kept } = keeperOf(true)
  await keeper.handlers['favourite.add']({ dial: '7001', name: 'Bob' })
  expect(store.state.keepsakes.favourites).toHaveLength(1)
  expect(kept.size).toBe(0)
})
