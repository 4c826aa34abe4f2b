import { afterEach, expect, it } from 'vitest'
import type { AppState } from '../../../app/contract/state.ts'
import { createHouse, type House } from './house.ts'

const RING = { do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' }

let house: House | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})
const open = async (): Promise<House> => {
  house = await createHouse()
  await house.signIn()
  return house
}
const legsOf = ({ calls }: AppState) => calls.active.flatMap(({ legs }) => legs)

it('an event for a resource that is gone shows nothing, although the server hands it on', async () => {
  const there = await open()
  await there.order({ do: 'fault', kind: 'dead-resource' })
  const call = await there.order(RING)
  const isDropped = (): boolean =>
    there.ports.lines.some(
      ({ event, fields }) => event === 'event-dropped' && fields?.['reason'] === 'other-resource',
    )
  await there.until('it rings', (state) => legsOf(state).length > 0)
  await expect.poll(isDropped).toBe(true)
  expect(legsOf(there.core.state)).toHaveLength(1)
  // The service retracts what it published; the twin, which it never retracts, would stay for ever.
  await there.order({ do: 'hangup', call })
  await there.until('it is over', ({ calls }) => calls.active.length === 0)
})

it('an event for the account, whichever resource listens, is taken', async () => {
  const there = await open()
  await there.order({ do: 'fault', kind: 'bare-address' })
  const call = await there.order(RING)
  await there.until('it rings', (state) => legsOf(state).length === 1)
  await there.order({ do: 'hangup', call })
  await there.until('it is over', ({ calls }) => calls.active.length === 0)
})
