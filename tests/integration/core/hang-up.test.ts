import { afterEach, describe, expect, it } from 'vitest'
import type { HangUpSource } from '../../../app/contract/hang-up.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'
import type { TestPortsOptions } from './ports.ts'

let house: House
afterEach(() => house.close())

const open = async (options: TestPortsOptions = {}): Promise<void> => {
  house = await createHouse({}, options)
  await house.signIn()
}
const ring = (from: string) => house.order({ do: 'ring', from, to: 'sip:ann@example.com' })
const ringing = async (from = 'sip:14155551212@jnctn.net'): Promise<string> => {
  const before = house.core.state.calls.active.length
  const call = await ring(from)
  await house.until('it rings', ({ calls }) => calls.active.length === before + 1)
  return call
}
const talking = async (from?: string): Promise<string> => {
  const call = await ringing(from)
  await house.order({ do: 'answer', call })
  await house.until('it is answered', ({ calls }) => calls.active.at(-1)?.state === 'answered')
  return call
}
const hangUp = (from: HangUpSource = 'key') => house.core.handle('call.hangUp', { from })
const over = (count: number) =>
  house.until(`${String(count)} are over`, ({ calls }) => calls.ended.length === count)

describe('the key that hangs up', () => {
  it('ends the one call that is answered, and pressed twice ends it once', async () => {
    await open()
    await talking()
    const both = await Promise.all([hangUp(), hangUp()])
    expect(both).toEqual([
      { ok: true, value: { did: 'ended' } },
      { ok: true, value: { did: 'ended' } },
    ])
    await over(1)
    expect(house.core.state.calls.active).toEqual([])
  })

  it('ends a call that is being set up', async () => {
    await open()
    await house.core.handle('call.create', { to: '(732) 555-0100' })
    await house.until('the own phone rings', ({ calls }) => (calls.active[0]?.legs.length ?? 0) > 0)
    expect(await hangUp()).toEqual({ ok: true, value: { did: 'ended' } })
    await over(1)
  })

  it('leaves a call that rings here alone, and says so', async () => {
    await open()
    await ringing()
    expect(await hangUp()).toEqual({ ok: false, error: { code: 'no-call' } })
    expect(house.core.state.hangUp).toEqual({ status: 'told', error: { code: 'no-call' } })
    expect(house.core.state.calls.active).toMatchObject([{ state: 'ringing' }])
  })

  it('ends the answered one although another rings, and the other one goes on ringing', async () => {
    await open()
    await talking()
    await ringing('sip:14155550177@jnctn.net')
    expect(await hangUp()).toEqual({ ok: true, value: { did: 'ended' } })
    await over(1)
    expect(house.core.state.calls.active).toMatchObject([{ state: 'ringing' }])
  })

  it('asks which of several, and ends only the one that is picked', async () => {
    await open()
    await talking()
    await talking('sip:14155550177@jnctn.net')
    expect(await hangUp()).toEqual({ ok: true, value: { did: 'asks' } })
    expect(house.core.state.hangUp).toEqual({ status: 'asking', from: 'key' })
    expect(house.core.state.calls.ended).toEqual([])
    const [first, second] = house.core.state.calls.active
    expect(await house.core.handle('hangUp.pick', { callId: second?.id ?? '' })).toEqual({
      ok: true,
      value: null,
    })
    await over(1)
    expect(house.core.state.hangUp).toEqual({ status: 'idle' })
    expect(house.core.state.calls.active.map(({ id }) => id)).toEqual([first?.id])
  })

  it('still asks while one of two is being ended: a second press takes no other call', async () => {
    await open()
    await talking()
    await talking('sip:14155550177@jnctn.net')
    await hangUp()
    const [first] = house.core.state.calls.active
    const picked = house.core.handle('hangUp.pick', { callId: first?.id ?? '' })
    expect(house.core.state.calls.active[0]?.pending).toBe('end')
    expect(await hangUp()).toEqual({ ok: true, value: { did: 'asks' } })
    await picked
    await over(1)
    expect(house.core.state.calls.active).toHaveLength(1)
  })

  it('asks no longer once all of them are over', async () => {
    await open()
    const calls = [await talking(), await talking('sip:14155550177@jnctn.net')]
    await hangUp()
    for (const call of calls) await house.order({ do: 'hangup', call })
    await over(2)
    expect(house.core.state.hangUp).toEqual({ status: 'idle' })
  })

  it('cannot be made to pick a call that rings', async () => {
    await open()
    await ringing()
    const callId = house.core.state.calls.active[0]?.id ?? ''
    expect(await house.core.handle('hangUp.pick', { callId })).toEqual({
      ok: false,
      error: { code: 'call-not-found' },
    })
    expect(house.core.state.calls.active).toMatchObject([{ state: 'ringing' }])
  })

  it('stops a number that counts down, and nothing else', async () => {
    await open()
    await talking()
    await house.core.handle('dial.propose', { text: '732-555-0100', source: 'clipboard' })
    expect(await hangUp()).toEqual({ ok: true, value: { did: 'stopped' } })
    expect(house.core.state.dialing.queue).toEqual([])
    expect(house.core.state.calls.active).toMatchObject([{ state: 'answered' }])
  })

  it('gives the window to a number that counts down: nothing is dialled unseen', async () => {
    await open()
    await talking()
    await talking('sip:14155550177@jnctn.net')
    await hangUp('outside')
    await house.core.handle('dial.propose', { text: 'tel:732-555-0199', source: 'link' })
    expect(house.core.state.hangUp.status).toBe('asking')
    await house.core.handle('dial.dismiss', { requestId: house.core.state.dialing.queue[0]?.id ?? '' })
    await house.core.handle('dial.propose', { text: '732-555-0100', source: 'clipboard' })
    expect(house.core.state.hangUp.status).toBe('idle')
    await house.core.handle('dial.dismiss', { requestId: house.core.state.dialing.queue[0]?.id ?? '' })
  })

  it('says what it could not do, for a while', async () => {
    await open({ clock: createScaledClock(20) })
    expect(await hangUp()).toEqual({ ok: false, error: { code: 'no-call' } })
    await house.until('the note goes', (state) => state.hangUp.status === 'idle')
  })

  it('does nothing to a call that nothing rings for yet, and says so', async () => {
    await open()
    await house.order({ do: 'fault', kind: 'mute' })
    void house.core.handle('call.create', { to: '(732) 555-0100' })
    await house.until('it is asked for', ({ calls }) => calls.active.length === 1)
    expect(await hangUp()).toEqual({ ok: false, error: { code: 'call-too-young' } })
  })
})
