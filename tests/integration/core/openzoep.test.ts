/** The core with an engine of its own machine beside the phone service, over real sockets. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Call } from '../../../app/calls/model.ts'
import { capabilitiesFor } from '../../../app/contract/carriers.ts'
import { engineLines } from '../../../app/contract/health-engine-lines.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'
import type { TestPortsOptions } from './ports.ts'

const SUZAN = 'suzan@jabber.example.com/Zoep'

let house: House | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})

async function withEngine(options: TestPortsOptions = {}): Promise<House> {
  house = await createHouse({ openzoep: true }, options)
  await house.core.start()
  return house
}

function engineOf({ simulator }: House) {
  const { openzoep } = simulator.ready
  if (openzoep === undefined) throw new Error('no engine')
  return openzoep
}

async function connect(at: House): Promise<void> {
  const signedIn = await at.core.handle('engine.signIn', engineOf(at))
  expect(signedIn).toEqual({ ok: true, value: null })
  await connected(at)
}

/** Both sides know: presence needs no answer, so that the engine may hear of it later than we send it. */
async function connected(at: House): Promise<void> {
  await at.until('the engine is connected', ({ openzoep }) => openzoep.link.status === 'connected')
  const { inUse } = await polled(
    () => state(at),
    (now) => now['inUse'] === true,
  )
  expect(inUse).toBe(true)
}

async function dialWithEngine({ core }: House): Promise<void> {
  await core.handle('settings.set', { patch: { openzoep: { dialWith: 'openzoep' } } })
}

const state = async ({ simulator }: House): Promise<Readonly<Record<string, unknown>>> => {
  const reply = await simulator.do({ do: 'zoep-state' })
  if (!reply.ok) throw new Error(reply.error)
  return reply
}

async function polled<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (let round = 0; ; round += 1) {
    const value = await read()
    if (fits(value) || round > 400) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const only = (calls: readonly Call[]): Call => {
  const [call, ...others] = calls
  if (call === undefined || others.length > 0) throw new Error(`${String(calls.length)} calls`)
  return call
}

describe('the way in and out', () => {
  it('goes through the ten steps of the published life cycle, in order', async () => {
    const at = await withEngine()
    await connect(at)
    await dialWithEngine(at)
    const created = await at.core.handle('call.create', { to: 'joe@jabber.example.com' })
    expect(created.ok).toBe(true)
    await polled(
      () => state(at),
      ({ stages }) => Array.isArray(stages) && stages.includes('message'),
    )
    await at.core.stop()
    const { stages } = await polled(
      () => state(at),
      ({ stages: seen }) => Array.isArray(seen) && seen.includes('unregistered'),
    )
    expect(stages).toEqual([
      'registered',
      'stream-opened',
      'configured',
      'method-asked',
      'logged-in',
      'present',
      'message',
      'logged-out',
      'stream-closed',
      'unregistered',
    ])
  })

  it('logs in with the password itself only where no digest is offered', async () => {
    const at = await withEngine()
    await at.order({ do: 'zoep-fault', kind: 'plain-only' })
    await connect(at)
    expect(at.core.state.openzoep.capabilities).toMatchObject({ create: true, accept: true, end: true })
  })

  it('stays off, and unmentioned, until it is switched on; off again it forgets its calls', async () => {
    const at = await withEngine()
    expect(at.core.state.openzoep.link).toEqual({ status: 'off' })
    expect(engineLines(at.core.state)).toEqual([])
    await connect(at)
    expect(engineLines(at.core.state)).toMatchObject([{ status: 'green' }])
    await at.order({ do: 'zoep-ring' })
    await at.until('it rings', ({ calls }) => calls.active.length === 1)
    await at.core.handle('settings.set', { patch: { openzoep: { enabled: false } } })
    expect(at.core.state.calls.active).toEqual([])
    expect(at.core.state.openzoep.link).toEqual({ status: 'off' })
    expect(engineLines(at.core.state)).toEqual([])
  })

  it('refuses an engine on another computer before anything is sent or kept', async () => {
    const at = await withEngine()
    const refused = await at.core.handle('engine.signIn', { ...engineOf(at), host: 'engine.example.com' })
    expect(refused).toEqual({ ok: false, error: { code: 'engine-not-local' } })
    expect(at.ports.engineSecret()).toBeUndefined()
    expect((await state(at))['stages']).toEqual([])
  })

  it('refuses one that stands in the settings file, too', async () => {
    const at = await withEngine({
      settings: { openzoep: { enabled: true, host: '192.0.2.7', port: 5222, account: 'erik@example.com' } },
    })
    expect(at.core.state.openzoep.link).toMatchObject({
      status: 'stopped',
      error: { code: 'engine-not-local' },
    })
  })

  it('stops at a wrong password and says so; the right one connects', async () => {
    const at = await withEngine()
    await at.core.handle('engine.signIn', { ...engineOf(at), password: 'wrong' })
    const { openzoep } = await at.until('it stopped', (now) => now.openzoep.link.status === 'stopped')
    expect(openzoep.link).toMatchObject({ step: 'log-in', error: { code: 'bad-credentials' } })
    expect(engineLines(at.core.state)).toMatchObject([{ status: 'red' }])
    await connect(at)
  })

  it('keeps the password under a key of its own, and for this account at this place alone', async () => {
    const at = await withEngine()
    await connect(at)
    const { password, ...place } = engineOf(at)
    expect(at.ports.engineSecret()).toContain(password)
    expect(at.ports.secret()).toBeUndefined()
    expect(JSON.stringify(at.core.state)).not.toContain(password)
    expect(JSON.stringify(at.ports.lines)).not.toContain(password)
    const elsewhere = await at.core.handle('engine.signIn', { ...place, port: place.port + 1, password: '' })
    expect(elsewhere).toEqual({ ok: false, error: { code: 'password-needed' } })
    await at.core.stop()
    await at.core.start()
    await at.until('the stored one connects', ({ openzoep }) => openzoep.link.status === 'connected')
  })

  it('gives up an engine that falls silent at any step, and tries again', async () => {
    const at = await withEngine({ clock: createScaledClock(20) })
    for (const stage of ['registered', 'method-asked', 'logged-in']) {
      await at.order({ do: 'zoep-fault', kind: 'stall', at: stage })
      await at.core.handle('engine.signIn', engineOf(at))
      await at.until(`given up at ${stage}`, ({ openzoep }) => openzoep.link.status === 'waiting')
      await at.order({ do: 'zoep-fault', kind: 'stall', on: false })
      await at.until(`back after ${stage}`, ({ openzoep }) => openzoep.link.status === 'connected')
    }
  })

  it('comes back by itself when the engine is gone and back; its calls ended with it, as unknown', async () => {
    const at = await withEngine({ clock: createScaledClock(10) })
    await connect(at)
    await at.order({ do: 'zoep-ring', from: SUZAN })
    await at.until('it rings', ({ calls }) => calls.active.length === 1)
    await at.order({ do: 'zoep-fault', kind: 'crash' })
    const gone = await at.until('the engine is gone', ({ openzoep }) => openzoep.link.status === 'waiting')
    expect(gone.calls.active).toEqual([])
    expect(only(gone.calls.ended)).toMatchObject({ provider: 'openzoep', outcome: 'unknown' })
    expect(gone.openzoep.capabilities.accept).toBe(false)
    await at.until(
      'told that none answers',
      ({ openzoep: { link } }) => link.status === 'waiting' && link.error.code === 'engine-away',
    )
    await at.order({ do: 'zoep-fault', kind: 'restart' })
    await at.until('the engine is back', ({ openzoep }) => openzoep.link.status === 'connected')
  })
})

describe('an incoming call', () => {
  it('is in call only when the other side joined; ending it is a matter of this list alone', async () => {
    const at = await withEngine()
    await connect(at)
    await at.order({ do: 'zoep-fault', kind: 'hold-joined' })
    await at.order({ do: 'zoep-ring', from: SUZAN, call: 'phonecall_1' })
    const ringing = await at.until('it rings', ({ calls }) => calls.active.length === 1)
    const call = only(ringing.calls.active)
    expect(call).toMatchObject({
      provider: 'openzoep',
      direction: 'incoming',
      state: 'ringing',
      remote: { address: 'suzan@jabber.example.com' },
      owners: ['erik@jabber.example.com'],
    })
    expect(capabilitiesFor(call, ringing)).toMatchObject({
      accept: true,
      endsHereOnly: true,
      transfer: false,
    })
    expect(await at.core.handle('call.accept', { callId: call.id })).toEqual({ ok: true, value: null })
    expect(only(at.core.state.calls.active)).toMatchObject({ state: 'ringing', pending: 'accept' })
    expect(await at.core.handle('call.accept', { callId: call.id })).toMatchObject({
      error: { code: 'in-flight' },
    })
    await at.order({ do: 'zoep-say', type: 'joined' })
    const talking = await at.until('in call', ({ calls }) => calls.active[0]?.state === 'answered')
    expect(only(talking.calls.active).pending).toBeUndefined()
    expect(await at.core.handle('call.end', { callId: call.id })).toEqual({ ok: true, value: null })
    expect(at.core.state.calls.active).toEqual([])
    expect(only(at.core.state.calls.ended)).toMatchObject({ outcome: 'completed', endedHere: true })
    expect((await state(at))['inUse']).toBe(true)
  })

  it('that is accepted without an answer says so after ten seconds, and can be accepted again', async () => {
    const at = await withEngine({ clock: createScaledClock(5) })
    await connect(at)
    await at.order({ do: 'zoep-fault', kind: 'hold-joined' })
    await at.order({ do: 'zoep-ring', from: SUZAN })
    const { calls } = await at.until('it rings', (now) => now.calls.active.length === 1)
    await at.core.handle('call.accept', { callId: only(calls.active).id })
    await at.until('told', (now) => now.calls.active[0]?.problem?.code === 'engine-silent')
    await at.order({ do: 'zoep-fault', kind: 'hold-joined', on: false })
    await at.core.handle('call.accept', { callId: only(calls.active).id })
    await at.until('in call', (now) => now.calls.active[0]?.state === 'answered')
  })

  it('that nobody takes is missed after 45 seconds', async () => {
    const at = await withEngine({ clock: createScaledClock(30) })
    await connect(at)
    await at.order({ do: 'zoep-ring', from: 'unknown/#0017325550100' })
    const { calls } = await at.until('it rings', (now) => now.calls.active.length === 1)
    expect(only(calls.active).remote.number).toBe('(732) 555-0100')
    const over = await at.until('it is over', (now) => now.calls.active.length === 0)
    const call = only(over.calls.ended)
    expect(call.outcome).toBe('missed')
    expect((call.endedAtMs ?? 0) - call.startedAtMs).toBeGreaterThan(43_000)
  })

  it('of which an unknown word is said ends as unknown', async () => {
    const at = await withEngine()
    await connect(at)
    await at.order({ do: 'zoep-ring' })
    await at.until('it rings', ({ calls }) => calls.active.length === 1)
    await at.order({ do: 'zoep-say', type: 'left' })
    const { calls } = await at.until('it is over', (now) => now.calls.active.length === 0)
    expect(only(calls.ended).outcome).toBe('unknown')
  })

  it('has its card beside the phone service’s, whose snapshots and sign-out leave it alone', async () => {
    const at = await withEngine()
    await at.signIn()
    await connect(at)
    await at.order({ do: 'zoep-ring', from: SUZAN })
    await at.order({ do: 'ring', from: 'sip:14155551212@outside.example', to: 'sip:ann@example.com' })
    const both = await at.until('both ring', ({ calls }) => calls.active.length === 2)
    expect(both.calls.active.map((call) => capabilitiesFor(call, both).accept).sort()).toEqual([false, true])
    at.core.check('resume')
    await at.order({ do: 'hangup' })
    await at.until('one is left', ({ calls }) => calls.active.length === 1)
    await at.core.handle('session.signOut', {})
    expect(only(at.core.state.calls.active).provider).toBe('openzoep')
  })

  it('that takes the name of a phone’s call stays another call', async () => {
    const at = await withEngine()
    await at.signIn()
    await connect(at)
    const callId = await at.order({
      do: 'ring',
      from: 'sip:14155551212@outside.example',
      to: 'sip:ann@example.com',
    })
    await at.until('the phone rings', ({ calls }) => calls.active.length === 1)
    await at.order({ do: 'zoep-ring', call: callId })
    const { calls } = await at.until('both ring', (now) => now.calls.active.length === 2)
    expect(calls.active.map(({ provider }) => provider)).toEqual([undefined, 'openzoep'])
  })
})

describe('an outgoing call', () => {
  it('to somebody’s address is a call once the other side joined', async () => {
    const at = await withEngine()
    await connect(at)
    await dialWithEngine(at)
    expect(await at.core.handle('call.create', { to: 'joe@jabber.example.com' })).toMatchObject({ ok: true })
    expect(only(at.core.state.calls.active)).toMatchObject({
      provider: 'openzoep',
      direction: 'outgoing',
      state: 'ringing',
      remote: { address: 'joe@jabber.example.com' },
    })
    const seen = await polled(
      () => state(at),
      ({ calls }) => Array.isArray(calls) && calls.length === 1,
    )
    expect(seen['calls']).toMatchObject([{ peer: 'joe@jabber.example.com/Zoep', state: 'inviting' }])
    await at.order({ do: 'zoep-answer' })
    await at.until('in call', ({ calls }) => calls.active[0]?.state === 'answered')
  })

  it('to a number goes to the public network in full international form', async () => {
    const at = await withEngine()
    await connect(at)
    await dialWithEngine(at)
    await at.core.handle('dial.propose', { text: '+31 10 123 4567', source: 'field' })
    await at.core.handle('dial.propose', { text: '(732) 555-0100', source: 'field' })
    const seen = await polled(
      () => state(at),
      ({ calls }) => Array.isArray(calls) && calls.length === 2,
    )
    // The one abroad waits two seconds first.
    expect(seen['calls']).toMatchObject([
      { peer: 'unknown/#0017325550100' },
      { peer: 'unknown/#0031101234567' },
    ])
  })

  it('is refused in a sentence where the engine has no way to call, or is not there', async () => {
    const at = await withEngine()
    await connect(at)
    await dialWithEngine(at)
    const call = (to: string) => at.core.handle('call.create', { to })
    expect(await call('204')).toMatchObject({ error: { code: 'engine-target' } })
    expect(await call('erik@jabber.example.com')).toMatchObject({ error: { code: 'engine-target' } })
    expect(await call('joe@jabber.example.com')).toMatchObject({ ok: true })
    expect(await call('joe@jabber.example.com')).toMatchObject({ error: { code: 'in-flight' } })
    await at.order({ do: 'zoep-fault', kind: 'crash' })
    await at.until('the engine is gone', ({ openzoep }) => openzoep.link.status === 'waiting')
    expect(await call('jane@jabber.example.com')).toMatchObject({ error: { code: 'engine-offline' } })
  })

  it('that nobody takes ends by itself, as unknown', async () => {
    const at = await withEngine({ clock: createScaledClock(30) })
    await connect(at)
    await dialWithEngine(at)
    await at.core.handle('call.create', { to: 'joe@jabber.example.com' })
    const { calls } = await at.until('it is over', (now) => now.calls.ended.length === 1)
    expect(only(calls.ended).outcome).toBe('unknown')
  })

  it('goes to the phones unless the engine is chosen', async () => {
    const at = await withEngine()
    await at.signIn()
    await connect(at)
    await at.core.handle('call.create', { to: '14155551212' })
    const { calls } = await at.until('a call', (now) => now.calls.active.length === 1)
    expect(only(calls.active)).toMatchObject({ origin: 'own-setup' })
    expect((await state(at))['calls']).toEqual([])
  })
})

describe('whatever the engine says', () => {
  it.each([
    ['a voice without an id', '<voice from="a@b/Zoep" type="join"/>'],
    ['a voice from nobody', '<voice id="x" type="join"/>'],
    ['a voice for somebody else', '<voice id="x" from="a@b/Zoep" to="zed@b/Zoep" type="join"/>'],
    ['our own join', '<voice id="x" from="erik@jabber.example.com/Zoep" type="join"/>'],
    ['a joined of no call', '<voice id="x" from="a@b/Zoep" type="joined"/>'],
    ['a deceiving address', '<voice id="x" from="a\u202egro@b/Zoep" type="join"/>'],
    ['the same name elsewhere', '<voice xmlns="urn:other" id="x" from="a@b/Zoep" type="join"/>'],
  ])('%s makes no call, and the stream lives on', async (_name, xml) => {
    const at = await withEngine()
    await connect(at)
    await at.order({ do: 'zoep-send', xml })
    await at.order({ do: 'zoep-ring', from: SUZAN })
    const { calls } = await at.until('the next call rings', (now) => now.calls.active.length > 0)
    expect(only(calls.active).remote.address).toBe('suzan@jabber.example.com')
  })

  it.each([
    ['bad XML', '<voice id="x"'.repeat(3) + '></a>'],
    ['a stream error', '<stream:error>conflict</stream:error>'],
    ['the end of the stream', '</stream:stream>'],
    ['a flood of text', `<voice>${'x'.repeat(200_000)}</voice>`],
  ])('after %s it connects anew', async (_name, xml) => {
    const at = await withEngine({ clock: createScaledClock(10) })
    await connect(at)
    await at.order({ do: 'zoep-send', xml })
    await at.until('the stream is gone', ({ openzoep }) => openzoep.link.status !== 'connected')
    await at.until('it is back', ({ openzoep }) => openzoep.link.status === 'connected')
  })
})
