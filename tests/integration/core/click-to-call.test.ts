import { afterEach, describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../../../app/simulator/simulator.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, joinHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const open = async (options: SimulatorOptions = {}): Promise<void> => {
  house = await createHouse(options)
  await house.signIn()
}
const first = ({ calls }: AppState) => calls.active[0]
const setupState = (state: AppState) => first(state)?.setup?.state

describe('click-to-call', () => {
  it('goes from the own phone to the other side as one call', async () => {
    await open()
    const seen: (string | undefined)[] = []
    house.core.subscribe(({ calls }) => {
      if (calls === undefined) return
      const state = calls.active[0]?.setup?.state
      if (state !== seen.at(-1)) seen.push(state)
    })
    const created = await house.core.handle('call.create', { to: '(732) 555-0100' })
    if (!created.ok) throw new Error(created.error.code)
    const { setupId } = created.value
    expect(setupId).toMatch(/^[A-Za-z0-9]{8}$/)
    const ringing = await house.until(
      'the own phone rings',
      (state) => setupState(state) === 'own-phone-ringing',
    )
    expect(first(ringing)).toMatchObject({
      direction: 'outgoing',
      origin: 'own-setup',
      remote: { number: '(732) 555-0100' },
    })
    await house.order({ do: 'answer', call: setupId })
    await house.until('the call is placed', (state) => setupState(state) === 'placed')
    await house.order({ do: 'answer', call: setupId })
    const answered = await house.until(
      'the other side answers',
      (state) => first(state)?.state === 'answered',
    )
    expect(answered.calls.active).toHaveLength(1)
    expect(answered.calls.ended).toHaveLength(0)
    expect(seen).toEqual(['requested', 'own-phone-ringing', 'own-phone-answered', 'placed'])
    expect(first(answered)?.id).toBe(first(ringing)?.id)
  })

  it('is one call as well when the first event overtakes the result', async () => {
    await open()
    await house.order({ do: 'fault', kind: 'reorder' })
    const asked = house.core.handle('call.create', { to: 'sip:17325550100@example.com' })
    const ringing = await house.until(
      'the own phone rings',
      (state) => setupState(state) === 'own-phone-ringing',
    )
    expect(first(ringing)).toMatchObject({ direction: 'outgoing', origin: 'own-setup' })
    expect((await asked).ok).toBe(true)
    expect(house.core.state.calls.active).toHaveLength(1)
    expect(setupState(house.core.state)).toBe('own-phone-ringing')
  })

  it('answers itself where the phones do', async () => {
    await open({ autoAnswerMs: 20 })
    await house.core.handle('call.create', { to: '7325550100' })
    const answered = await house.until('it is answered', (state) => first(state)?.state === 'answered')
    expect(first(answered)?.legs).toHaveLength(1)
  })

  it('can be cancelled while the own phone rings', async () => {
    await open()
    await house.core.handle('call.create', { to: '7325550100' })
    const ringing = await house.until(
      'the own phone rings',
      (state) => setupState(state) === 'own-phone-ringing',
    )
    const callId = first(ringing)?.id ?? ''
    expect(await house.core.handle('call.end', { callId })).toEqual({ ok: true, value: null })
    const { calls } = await house.until('it is over', (state) => state.calls.ended.length === 1)
    expect(calls.ended[0]).toMatchObject({ id: callId, outcome: 'cancelled' })
  })

  it('ends with the service’s own words when it is refused', async () => {
    await open()
    const refused = await house.core.handle('call.create', { to: '7325550100', from: 'nobody@example.net' })
    const error = {
      code: 'refused',
      detail:
        "Execution Errors; Failed to create call: 'Bad Request: NO_ROUTE_DESTINATION'; missing response",
    }
    expect(refused).toEqual({ ok: false, error })
    expect(house.core.state.calls.ended[0]).toMatchObject({
      outcome: 'failed',
      setup: { state: 'failed', failedAt: 'requested', error },
    })
  })

  it('is given up after ten seconds when no phone of one’s own rings', async () => {
    const clock = createScaledClock(20)
    house = await createHouse({}, { clock })
    await house.signIn()
    await house.order({ do: 'unregister', address: 'ann@example.com' })
    const created = await house.core.handle('call.create', { to: '7325550100' })
    expect(created.ok).toBe(true)
    const { calls } = await house.until('it is given up', (state) => state.calls.ended.length === 1)
    const [call] = calls.ended
    expect(call).toMatchObject({
      outcome: 'failed',
      setup: { failedAt: 'requested', error: { code: 'no-event' } },
    })
    // Timers of the machine are in whole milliseconds, twenty of ours each.
    expect((call?.endedAtMs ?? 0) - (call?.startedAtMs ?? 0)).toBeGreaterThanOrEqual(9_960)
  })

  it('of the same number twice in a row is one call', async () => {
    await open()
    const both = await Promise.all([
      house.core.handle('call.create', { to: '7325550100' }),
      house.core.handle('call.create', { to: '(732) 555-0100' }),
    ])
    expect(both[0].ok).toBe(true)
    expect(both[1]).toEqual({ ok: false, error: { code: 'in-flight' } })
    expect(house.core.state.calls.active).toHaveLength(1)
  })

  it('of the same number again while the own phone rings is no second call', async () => {
    await open()
    const ask = () => house.core.handle('dial.propose', { text: '7325550100', source: 'field' })
    expect((await ask()).ok).toBe(true)
    await house.until('the own phone rings', (state) => setupState(state) === 'own-phone-ringing')
    expect(await ask()).toEqual({ ok: false, error: { code: 'in-flight' } })
    expect(house.core.state.calls.active).toHaveLength(1)
  })

  it('by another program of the same user is no incoming call', async () => {
    await open()
    // The same account elsewhere places it; here it is heard of only by its events.
    const elsewhere = await createSecond()
    await elsewhere.core.handle('call.create', { to: '7325550100' })
    const here = await house.until('it is heard of', (state) => state.calls.active.length === 1)
    expect(first(here)).toMatchObject({ origin: 'foreign-setup', direction: 'outgoing' })
    await elsewhere.close()
  })

  it('from another own address rings that one’s phones', async () => {
    await open()
    await house.order({ do: 'register', address: 'sales@example.com', device: 'Sales desk' })
    await house.core.handle('call.create', { to: '7325550100', from: 'sales@example.com' })
    const ringing = await house.until('a phone rings', (state) => setupState(state) === 'own-phone-ringing')
    expect(first(ringing)?.owners).toEqual(['sales@example.com'])
  })

  it('is refused while nobody is signed in', async () => {
    house = await createHouse()
    expect(await house.core.handle('call.create', { to: '7325550100' })).toEqual({
      ok: false,
      error: { code: 'not-signed-in' },
    })
  })

  async function createSecond(): Promise<House> {
    const second = joinHouse(house.simulator, { installId: 'other000' }, false)
    await second.signIn()
    return second
  }
})
