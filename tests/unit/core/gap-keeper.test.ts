import { expect, it } from 'vitest'
import { appError } from '../../../app/contract/errors.ts'
import { err } from '../../../app/contract/result.ts'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createGapKeeper, MAX_GAPS } from '../../../app/core/gap-keeper.ts'
import { createStore } from '../../../app/core/store.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from '../onsip/silent-log.ts'

it('a night of short returns does not end in a storm of questions', async () => {
  const clock = createManualClock()
  const store = createStore(INITIAL_STATE, silentLog)
  let asked = 0
  const gaps = createGapKeeper({
    ...{ clock, log: silentLog, store },
    serverTime: () => ({ nowMs: clock.now(), skewMs: 0 }),
    ask: () => {
      asked += 1
      return Promise.resolve(err(appError('offline')))
    },
  })
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms)
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (let round = 0; round < 3 * MAX_GAPS; round++) {
    gaps.lost(clock.now())
    await pass(4_000)
    asked = 0
    gaps.regained()
    expect(asked).toBeLessThanOrEqual(MAX_GAPS + 1)
    for (let look = 0; look < 4; look++) await pass(10_000)
  }
  expect(asked).toBeGreaterThan(0)
  expect(store.state.health.gaps).toHaveLength(MAX_GAPS)
  expect(store.state.health.gaps.every(({ found }) => found.kind === 'asking')).toBe(true)
  // The newest ones: what nobody sees any more is asked about no more.
  expect(store.state.health.gaps[0]?.id).toBe(`gap-${String(3 * MAX_GAPS)}`)
})
