import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'

let simulator: Simulator
let clock: ManualClock
afterEach(() => simulator.stop())

const start = async (colleagues: number): Promise<void> => {
  clock = createManualClock()
  simulator = await createSimulator({ seed: 3, mechanisms: ['PLAIN'], clock, colleagues })
}

const stateSchema = z.object({
  legs: z.array(z.object({ address: z.string(), state: z.string(), callId: z.string() })),
  phones: z.array(z.object({ address: z.string() })),
})
const state = async () => stateSchema.parse(await simulator.do({ do: 'state' }))

test('colleagues have an account, an address of their own and mostly a phone', async () => {
  await start(60)
  const { accounts } = simulator.ready
  expect(accounts).toHaveLength(62)
  expect(new Set(accounts.flatMap(({ addresses }) => addresses)).size).toBe(63)
  const withPhone = new Set((await state()).phones.map(({ address }) => address))
  expect(withPhone.size).toBeGreaterThan(50)
  expect(withPhone.size).toBeLessThan(62)
})

test('asked to, they are at work: their phones ring, are answered and hung up, and it ends when told', async () => {
  await start(20)
  expect(await simulator.do({ do: 'bustle', calls: 5, everyMs: 100 })).toEqual({ ok: true })
  const seen = new Set<string>()
  const states = new Set<string>()
  for (let step = 0; step < 200; step += 1) {
    clock.advance(100)
    for (const leg of (await state()).legs) {
      seen.add(leg.callId)
      states.add(leg.state)
      expect(['ann@example.com', 'sales@example.com']).not.toContain(leg.address)
    }
  }
  expect(seen.size).toBeGreaterThan(10)
  expect([...states].sort()).toEqual(['confirmed', 'created', 'requested'])
  await simulator.do({ do: 'bustle', calls: 0 })
  clock.advance(10_000)
  expect((await state()).legs).toEqual([])
})

test('nobody is at work where there are no colleagues', async () => {
  await start(0)
  expect(await simulator.do({ do: 'bustle', calls: 5 })).toMatchObject({ ok: false })
})

test('phones renew their registration before it ends, but for one that was told not to', async () => {
  await start(0)
  await simulator.do({ do: 'register', address: 'ann@example.com', device: 'Dead battery', lastsMs: 5_000 })
  expect(await simulator.do({ do: 'line', address: 'nobody@example.com', open: true })).toMatchObject({
    ok: false,
  })
  let refreshed = 0
  simulator.onChange(() => (refreshed += 1))
  clock.advance(1_800_000)
  // Ann's, sales' and Bob's.
  expect(refreshed).toBe(3)
})
