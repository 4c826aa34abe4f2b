import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Call } from '../../../app/calls/model.ts'
import { worthAnotherTry } from '../../../app/calls/intents.ts'
import { violations } from '../../../app/calls/invariants.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, joinHouse, type House } from './house.ts'

const OUTSIDE = 'sip:14155551212@jnctn.net'
const ANN = 'sip:ann@example.com'

const legsSchema = z.object({ legs: z.array(z.looseObject({ node: z.string() })) })

let house: House
/** What was wrong with the calls after any change of them. */
let wrong: string[]
beforeEach(async () => {
  wrong = []
  house = await createHouse()
  house.core.subscribe(() => {
    wrong.push(...violations(house.core.state.calls))
  })
  await house.signIn()
})
afterEach(async () => {
  await house.close()
  expect(wrong).toEqual([])
})

const oneCall = async (what: string, fits: (call: Call) => boolean): Promise<Call> => {
  const { calls } = await house.until(what, (state) => state.calls.active.some(fits))
  const call = calls.active.find(fits)
  if (!call) throw new Error(what)
  return call
}
const ended = async (what: string, fits: (call: Call) => boolean = () => true): Promise<Call> => {
  const { calls } = await house.until(what, (state) => state.calls.ended.some(fits))
  const call = calls.ended.find(fits)
  if (!call) throw new Error(what)
  return call
}
const ring = (more: object = {}) => house.order({ do: 'ring', from: OUTSIDE, to: ANN, ...more })

describe('an incoming call', () => {
  it('shows at once with who calls, and rings aloud', async () => {
    await ring({ fromDisplay: 'Carter & Sons' })
    expect(await oneCall('it rings', ({ state }) => state === 'ringing')).toMatchObject({
      direction: 'incoming',
      origin: 'phone',
      silent: false,
      owners: ['ann@example.com'],
      remote: { address: '14155551212@jnctn.net', display: 'Carter & Sons', number: '(415) 555-1212' },
    })
  })

  it('that rings on three phones is one call, and stays one when one of them is lifted', async () => {
    const callId = await ring({ phones: 3 })
    await house.until('three legs', ({ calls }) => calls.active[0]?.legs.length === 3)
    expect(house.core.state.calls.active).toHaveLength(1)
    await house.order({ do: 'answer', call: callId })
    const answered = await oneCall(
      'one leg is left',
      ({ state, legs }) => state === 'answered' && legs.length === 1,
    )
    expect(answered.answeredAtMs).toBeGreaterThanOrEqual(answered.startedAtMs)
    expect(house.core.state.calls.active).toHaveLength(1)
  })

  it('that is given up is missed', async () => {
    const callId = await ring()
    await oneCall('it rings', ({ state }) => state === 'ringing')
    await house.order({ do: 'hangup', call: callId })
    expect(await ended('it is over')).toMatchObject({ outcome: 'missed', legs: [] })
    expect(house.core.state.calls.active).toEqual([])
  })

  it('that is answered and hung up on the phone is completed, and its card goes two seconds later', async () => {
    const callId = await ring()
    await house.order({ do: 'answer', call: callId })
    await oneCall('it is answered', ({ state }) => state === 'answered')
    await house.order({ do: 'hangup', call: callId })
    const call = await ended('it is over')
    expect(call).toMatchObject({ outcome: 'completed', direction: 'incoming' })
    expect(call.cardOver).not.toBe(true)
    const over = await ended('its card is over', ({ cardOver }) => cardOver === true)
    expect(house.ports.clock.now() - (over.endedAtMs ?? 0)).toBeGreaterThanOrEqual(1_990)
  })

  it('for another of the user’s addresses says for which', async () => {
    await house.order({ do: 'ring', from: OUTSIDE, to: 'sip:sales@example.com' })
    const call = await oneCall('it rings', ({ state }) => state === 'ringing')
    expect(call.owners).toEqual(['sales@example.com'])
  })

  it('of somebody else is not seen', async () => {
    await house.order({ do: 'ring', from: OUTSIDE, to: 'sip:bob@example.com' })
    await ring()
    await oneCall('ours rings', ({ owners }) => owners.includes('ann@example.com'))
    expect(house.core.state.calls.active).toHaveLength(1)
  })

  it('between two of the user’s own addresses is one outgoing call', async () => {
    await house.order({ do: 'ring', from: ANN, to: 'sip:sales@example.com' })
    const call = await oneCall('both ends are known', ({ owners }) => owners.length === 2)
    expect(call.direction).toBe('outgoing')
    expect(house.core.state.calls.active).toHaveLength(1)
  })
})

describe('ending a call', () => {
  it('that is answered ends it on the phone', async () => {
    const callId = await ring()
    await house.order({ do: 'answer', call: callId })
    const { id } = await oneCall('it is answered', ({ state }) => state === 'answered')
    expect(await house.core.handle('call.end', { callId: id })).toEqual({ ok: true, value: null })
    expect(await ended('it is over')).toMatchObject({ id, outcome: 'completed', endedHere: true })
  })

  it('is on its way at once, and cannot be asked for twice', async () => {
    const callId = await ring()
    await house.order({ do: 'answer', call: callId })
    const { id } = await oneCall('it is answered', ({ state }) => state === 'answered')
    const first = house.core.handle('call.end', { callId: id })
    expect(house.core.state.calls.active[0]?.pending).toBe('end')
    expect(await house.core.handle('call.end', { callId: id })).toEqual({
      ok: false,
      error: { code: 'in-flight' },
    })
    await first
  })

  it('that rings in is refused unless the user wants to try it', async () => {
    await ring()
    const { id } = await oneCall('it rings', ({ state }) => state === 'ringing')
    expect(await house.core.handle('call.end', { callId: id })).toEqual({
      ok: false,
      error: { code: 'decline-not-enabled' },
    })
  })

  it('that rings in teaches that the service does not decline, and shows its words on the call', async () => {
    await house.core.handle('settings.set', { patch: { calls: { tryDecline: true } } })
    await ring()
    const { id } = await oneCall('it rings', ({ state }) => state === 'ringing')
    expect(house.core.state.capabilities.decline).toBe('unknown')
    const answer = await house.core.handle('call.end', { callId: id })
    expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(house.core.state.capabilities.decline).toBe('no')
    const call = await oneCall('it rings on', ({ problem }) => problem !== undefined)
    expect(call).toMatchObject({ state: 'ringing', problem: { code: 'refused' } })
    expect(call).not.toHaveProperty('pending')
  })

  it('that nobody knows is refused', async () => {
    expect(await house.core.handle('call.end', { callId: 'nobody' })).toEqual({
      ok: false,
      error: { code: 'call-not-found' },
    })
  })
})

describe('declining', () => {
  it('that was refused is remembered at the next start, until the user wants to try again', async () => {
    const declines = new Map<string, 'yes' | 'no'>()
    const settings = { calls: { tryDecline: true } }
    const first = joinHouse(house.simulator, { settings, declines, installId: 'first000' }, false)
    await first.signIn()
    await ring()
    const { calls } = await first.until('it rings', (state) => state.calls.active.length === 1)
    const refused = await first.core.handle('call.end', { callId: calls.active[0]?.id ?? '' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } })
    await first.close()
    expect([...declines]).toEqual([['ann@example.com', 'no']])

    const second = joinHouse(house.simulator, { settings, declines, installId: 'second00' }, false)
    await second.signIn()
    expect(second.core.state.capabilities.decline).toBe('no')
    const tryDecline = (wanted: boolean) =>
      second.core.handle('settings.set', { patch: { calls: { tryDecline: wanted } } })
    await tryDecline(false)
    expect(second.core.state.capabilities.decline).toBe('no')
    await tryDecline(true)
    expect(second.core.state.capabilities.decline).toBe('unknown')
    expect([...declines]).toEqual([])
    await second.close()
  })

  it('is learned to work where the service ends the ringing', async () => {
    const other = await createHouse({ cancelIncoming: true }, { settings: { calls: { tryDecline: true } } })
    await other.signIn()
    await other.order({ do: 'ring', from: OUTSIDE, to: ANN, phones: 2 })
    const { calls } = await other.until(
      'both phones ring',
      (state) => state.calls.active[0]?.legs.length === 2,
    )
    const callId = calls.active[0]?.id ?? ''
    expect(await other.core.handle('call.end', { callId })).toEqual({ ok: true, value: null })
    const over = await other.until('it is over', (state) => state.calls.ended.length === 1)
    expect(over.calls.ended[0]).toMatchObject({ endedHere: true, outcome: 'cancelled' })
    const { capabilities } = await other.until(
      'it is learned',
      (state) => state.capabilities.decline !== 'unknown',
    )
    expect(capabilities.decline).toBe('yes')
    await other.close()
  })
})

describe('transferring a call', () => {
  it('of a caller sends the caller on, and the own call is over', async () => {
    const callId = await ring()
    await house.order({ do: 'answer', call: callId })
    const { id } = await oneCall('it is answered', ({ state }) => state === 'answered')
    const sent = await house.core.handle('call.transfer', { callId: id, to: 'sip:bob@example.com' })
    expect(sent).toEqual({ ok: true, value: null })
    expect(await ended('it is over', (call) => call.id === id)).toMatchObject({ outcome: 'completed' })
    const legs = await legsOf('/example.com/bob')
    expect(legs).toMatchObject([{ state: 'requested' }])
    expect(await legsOf('/example.com/ann', 0)).toEqual([])
  })

  it('of somebody who was called sends them on too', async () => {
    const callId = await house.order({ do: 'outgoing', from: ANN, to: OUTSIDE })
    await house.order({ do: 'answer', call: callId })
    const { id } = await oneCall('it is answered', ({ state }) => state === 'answered')
    const sent = await house.core.handle('call.transfer', { callId: id, to: 'bob@example.com' })
    expect(sent.ok).toBe(true)
    await ended('it is over', (call) => call.id === id)
    expect(await legsOf('/example.com/bob')).toHaveLength(1)
    expect(await legsOf('/example.com/ann', 0)).toEqual([])
  })

  it('tells while it is under way and after it failed whom it is for, by the name that the directory has', async () => {
    await house.until('the directory is there', ({ people }) => people.count > 0)
    const callId = await ring()
    await house.order({ do: 'answer', call: callId })
    const { id } = await oneCall('it is answered', ({ state }) => state === 'answered')
    const sent = house.core.handle('call.transfer', { callId: id, to: '(732) 555-0199' })
    const sending = house.core.state.calls.active[0]
    expect(sending).toMatchObject({ pending: 'transfer', transfer: { shown: '(732) 555-0199' } })
    await sent
    await ended('it is over', (call) => call.id === id)
    const again = await ring()
    await house.order({ do: 'answer', call: again })
    const next = await oneCall('it is answered', ({ state }) => state === 'answered')
    const toBob = house.core.handle('call.transfer', { callId: next.id, to: 'bob@example.com' })
    expect(house.core.state.calls.active[0]?.transfer?.shown).toMatch(/^Bob .*\(bob@example\.com\)$/u)
    await toBob
  })

  it('that nothing comes of is told after ten seconds, and can be sent once more to the same place', async () => {
    const other = joinHouse(house.simulator, { clock: createScaledClock(20), installId: 'other000' }, false)
    await other.signIn()
    const callId = await ring()
    await house.order({ do: 'answer', call: callId })
    await other.until('it is answered', ({ calls }) => calls.active[0]?.state === 'answered')
    // Takes what it is sent, and does nothing about it.
    await house.order({ do: 'fault', kind: 'mute' })
    const id = other.core.state.calls.active[0]?.id ?? ''
    void other.core.handle('call.transfer', { callId: id, to: '102' })
    const { calls } = await other.until('it is told', (state) => state.calls.active[0]?.problem !== undefined)
    const call = calls.active[0]
    expect(call).toMatchObject({ failed: 'transfer', transfer: { to: '102' } })
    expect(call === undefined ? undefined : worthAnotherTry(call)).toBe('transfer')
    await other.close()
  })

  it('that still rings is refused', async () => {
    await ring()
    const { id } = await oneCall('it rings', ({ state }) => state === 'ringing')
    expect(await house.core.handle('call.transfer', { callId: id, to: '102' })).toEqual({
      ok: false,
      error: { code: 'call-not-answered' },
    })
  })

  it.each([
    ['words', 'no-number'],
    ['(732) 555-0100 or (732) 555-0101', 'target-invalid'],
  ])('to %s is refused', async (to, code) => {
    const callId = await ring()
    await house.order({ do: 'answer', call: callId })
    const { id } = await oneCall('it is answered', ({ state }) => state === 'answered')
    expect(await house.core.handle('call.transfer', { callId: id, to })).toEqual({
      ok: false,
      error: { code },
    })
    expect(house.core.state.calls.active[0]).not.toHaveProperty('pending')
  })

  /** The legs at a node of the simulator once there are any; after `patienceMs` of real time, what there is. */
  async function legsOf(node: string, patienceMs = 4_000): Promise<readonly unknown[]> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const { legs } = legsSchema.parse(await house.simulator.do({ do: 'state' }))
      const found = legs.filter((leg) => leg.node === node)
      if (found.length > 0 || Date.now() > deadline) return found
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
})

describe('an outgoing call from the phone', () => {
  it('shows as outgoing with the number that was dialled, and is cancelled when nobody answers', async () => {
    const callId = await house.order({ do: 'outgoing', from: ANN, to: 'sip:17325550100@example.com' })
    expect(await oneCall('it rings', ({ state }) => state === 'ringing')).toMatchObject({
      direction: 'outgoing',
      origin: 'phone',
      remote: { number: '(732) 555-0100' },
    })
    await house.order({ do: 'hangup', call: callId })
    expect(await ended('it is over')).toMatchObject({ outcome: 'cancelled' })
  })

  it('can be cancelled here before anybody answers', async () => {
    await house.order({ do: 'outgoing', from: ANN, to: OUTSIDE })
    const { id } = await oneCall('it rings', ({ state }) => state === 'ringing')
    expect(await house.core.handle('call.end', { callId: id })).toEqual({ ok: true, value: null })
    expect(await ended('it is over')).toMatchObject({ id, outcome: 'cancelled', endedHere: true })
  })
})
