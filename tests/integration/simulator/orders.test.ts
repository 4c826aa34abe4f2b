/** Telling the simulator what to do. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anyNumber, containing, having, including } from './matchers.ts'
import { authorize } from './requests.ts'
import { ANN, BOB, OUTSIDE, look, states, openScene, type Scene } from './watched-phones.ts'

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

test('orders that cannot be carried out say why and change nothing', async () => {
  const refusals = [
    [{ do: 'ring', from: OUTSIDE, to: 'sip:nobody@example.com' }, 'no address of this phone system'],
    [{ do: 'ring', from: 'Zoë', to: 'sip:ann@example.com' }, 'field from'],
    [{ do: 'outgoing', from: OUTSIDE, to: 'sip:ann@example.com' }, 'no address of this phone system'],
    [{ do: 'answer', call: 'none' }, 'no such call'],
    [{ do: 'answer' }, 'no such call'],
    [{ do: 'hangup', call: 'none' }, 'no such call'],
    [{ do: 'register', address: 'nobody@example.com', device: 'X' }, 'no account'],
    [{ do: 'unregister', address: 'ann@example.com', device: 'X' }, 'no such phone'],
    [{ do: 'address', jid: 'nobody@example.com', address: 'x@example.com' }, 'no account'],
    [{ do: 'address', jid: 'ann@example.com', address: 'bob@example.com' }, 'another account'],
    [{ do: 'revoke', jid: 'nobody@example.com' }, 'no account'],
  ] as const
  for (const [fields, reason] of refusals) {
    expect(await scene.simulator.do(fields)).toEqual({ ok: false, error: containing(reason) })
  }
  expect(await look(scene.ann)).toEqual([])
})

test('an address that is added can be authorised, watched and rung', async () => {
  await scene.order({ do: 'address', jid: 'ann@example.com', address: 'desk@example.net' })
  await authorize(scene.ann, 'ann@example.com', scene.simulator.ready.accounts[0]?.password ?? '')
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:desk@example.net' })
  expect(states(await look(scene.ann))).toEqual(['/example.net/desk requested'])
})

test('the state names legs, subscriptions, authorisations and phones', async () => {
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  const [seen] = await look(scene.ann)
  expect(await scene.simulator.do({ do: 'state' })).toMatchObject({
    ok: true,
    legs: [
      {
        id: seen?.id,
        node: ANN,
        state: 'requested',
        device: 'Polycom VVX 450',
        callId: seen?.call['call-id'],
      },
    ],
    subscriptions: including([
      having({
        node: '/me/ann@example.com',
        jid: scene.ann.jid,
        state: 'subscribed',
        expires: null,
      }),
    ]),
    authorisations: including([{ jid: 'ann@example.com', address: 'sales@example.com', expires: anyNumber }]),
    phones: including([having({ address: 'sales@example.com', device: 'Zoiper' })]),
  })
})

test('listeners hear of every change until they stop listening', async () => {
  let changes = 0
  const stop = scene.simulator.onChange(() => (changes += 1))
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  expect(changes).toBe(1)
  stop()
  await scene.order({ do: 'hangup' })
  expect(changes).toBe(1)
})

test('a ring group rings at every address with one call-id, and one phone of one of them wins', async () => {
  const call = await scene.order({
    do: 'ring',
    from: OUTSIDE,
    to: 'sip:group@example.com',
    group: ['ann@example.com', 'bob@example.com'],
  })
  const [ann, bob] = [await look(scene.ann), await look(scene.bob)]
  expect(
    [...ann, ...bob].map(({ node, state, call: leg }) => [node, state, leg['call-id'], leg['to-uri']]),
  ).toEqual([
    [ANN, 'requested', call, 'sip:group@example.com'],
    [BOB, 'requested', call, 'sip:group@example.com'],
  ])
  await scene.order({ do: 'answer', call, at: 'bob@example.com' })
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
  expect(states(await look(scene.bob))).toEqual([`${BOB} confirmed`])
})

test('a colleague’s transfer at the phone moves the caller to another phone', async () => {
  const call = await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:bob@example.com' })
  expect(await scene.simulator.do({ do: 'transfer', call, to: 'sip:ann@example.com' })).toMatchObject({
    ok: false,
  })
  await scene.order({ do: 'answer', call })
  await scene.order({ do: 'transfer', call, to: 'sip:ann@example.com' })
  scene.clock.advance(20)
  expect(states(await look(scene.bob))).toEqual([`${BOB} requested`, `${BOB} confirmed`, `${BOB} gone`])
  const [rings] = await look(scene.ann)
  expect(rings).toMatchObject({ state: 'requested', call: { 'from-uri': OUTSIDE } })
  expect(rings?.call['call-id']).not.toBe(call)
})

test('a call on hold has a leg of music that leaves no record', async () => {
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  await scene.order({ do: 'answer' })
  const music = await scene.order({ do: 'hold', from: 'sip:ann@example.com' })
  const seen = await look(scene.ann)
  expect(seen.at(-1)).toMatchObject({ state: 'confirmed', call: { 'to-uri': 'sip:moh@example.com' } })
  await scene.order({ do: 'hangup', call: music })
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
})

test('click-to-call of another program rings the own phone from the call-setup server', async () => {
  const setupId = await scene.order({
    do: 'click-to-call',
    from: 'sip:ann@example.com',
    to: OUTSIDE,
    setupId: 'Other123',
  })
  expect(setupId).toBe('Other123')
  const [rings] = await look(scene.ann)
  expect(rings).toMatchObject({ state: 'requested', call: { 'call-setup-id': 'Other123' } })
  expect(rings?.call['from-uri']).toContain('sip:call-setup@')
})
