import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'

const RING = { do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' }
const MOVED_TO = '/me/ann@example.com/example.com'

let house: House | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})
const open = async (): Promise<House> => (house = await createHouse({}, { clock: createScaledClock(10) }))

const sees = ({ session }: AppState): boolean => canSeeCalls(session)
const rings = ({ calls }: AppState): boolean => calls.active.some(({ state }) => state === 'ringing')

const stateSchema = z.object({ subscriptions: z.array(z.object({ node: z.string() })) })
const nodesAt = async ({ simulator }: House): Promise<readonly string[]> =>
  stateSchema.parse(await simulator.do({ do: 'state' })).subscriptions.map(({ node }) => node)

async function showsCall({ order, until }: House): Promise<void> {
  const call = await order(RING)
  await until('it rings', rings)
  await order({ do: 'hangup', call })
  await until('it is over', (state) => !rings(state))
}

describe('a collection that has moved', () => {
  it.each([
    ['one redirect away, told in the text', 1, false],
    ['one redirect away, told inside "gone"', 1, true],
    ['five redirects away, told in the text', 5, false],
    ['five redirects away, told inside "gone"', 5, true],
  ])('%s is subscribed, and its calls are seen', async (_how, hops, inside) => {
    const there = await open()
    await there.order({ do: 'fault', kind: 'redirects-inside', on: inside })
    await there.order({ do: 'fault', kind: 'moved', hops })
    await there.signIn()
    expect(await nodesAt(there)).toEqual([MOVED_TO])
    await showsCall(there)
  })

  it.each([
    ['in a circle', { circle: true }],
    ['more than five times', { hops: 6 }],
  ])('%s is told instead of followed for ever', async (_how, how) => {
    const there = await open()
    await there.order({ do: 'fault', kind: 'moved', ...how })
    await there.core.handle('session.signIn', there.form())
    const { session } = await there.until('it is told', ({ session }) =>
      session.subscriptions.some(({ status }) => status === 'failed'),
    )
    expect(session.subscriptions).toMatchObject([{ error: { code: 'bad-reply' } }])
    expect(canSeeCalls(session)).toBe(false)
  })

  it('is found again by the next stream without asking the way', async () => {
    const there = await open()
    await there.order({ do: 'fault', kind: 'moved', hops: 2 })
    await there.signIn()
    // Whoever asks at the first place from now on is led astray.
    await there.order({ do: 'fault', kind: 'moved', circle: true })
    await there.order({ do: 'fault', kind: 'drop' })
    await there.until('calls are not seen', (state) => !sees(state))
    await there.until('calls are seen again', sees)
    expect(await nodesAt(there)).toEqual([MOVED_TO])
    await showsCall(there)
  })
})
