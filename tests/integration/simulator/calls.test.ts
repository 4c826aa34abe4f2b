/** What the phone system publishes, scene by scene, as two accounts see it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SimulatorOptions } from '../../../app/simulator/simulator.ts'
import { ANN, BOB, SALES, OUTSIDE, look, states, openScene, type Scene } from './watched-phones.ts'

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

async function reopen(options: SimulatorOptions): Promise<void> {
  await scene.close()
  scene = await openScene(options)
}

test('an incoming call rings, is answered and ends on one item', async () => {
  const call = await scene.order({
    do: 'ring',
    from: OUTSIDE,
    to: 'sip:ann@example.com',
    fromDisplay: 'Zoë "Z" & Co',
  })
  const [ringing] = await look(scene.ann)
  expect(ringing?.call).toMatchObject({
    'dialog-state': 'requested',
    'call-id': call,
    'from-uri': OUTSIDE,
    'to-uri': 'sip:ann@example.com',
    'to-aor': 'ann@example.com',
    'to-tag': '',
    'call-setup-id': '',
    'from-display': 'Zoë "Z" & Co',
  })
  await scene.order({ do: 'answer', call })
  const [answered] = await look(scene.ann)
  expect(answered?.call['to-tag']).not.toBe('')
  expect({ ...answered?.call, 'to-tag': '', 'dialog-state': 'requested' }).toEqual(ringing?.call)
  await scene.order({ do: 'hangup', call })
  const ended = await look(scene.ann)
  expect([ringing, answered, ...ended].map((seen) => [seen?.id, seen?.state])).toEqual([
    [ringing?.id, 'requested'],
    [ringing?.id, 'confirmed'],
    [ringing?.id, 'gone'],
  ])
  expect(await look(scene.bob)).toEqual([])
})

test('forked legs share the call-id; one is confirmed and the others are retracted', async () => {
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com', phones: 3 })
  const ringing = await look(scene.ann)
  expect(states(ringing)).toEqual([`${ANN} requested`, `${ANN} requested`, `${ANN} requested`])
  expect(new Set(ringing.map(({ id }) => id)).size).toBe(3)
  expect(new Set(ringing.map(({ call }) => call['branch'])).size).toBe(3)
  expect(new Set(ringing.map(({ call }) => call['call-id'])).size).toBe(1)
  await scene.order({ do: 'answer', device: 'Phone 2' })
  const answered = await look(scene.ann)
  expect(states(answered)).toEqual([`${ANN} confirmed`, `${ANN} gone`, `${ANN} gone`])
  expect(answered[0]?.id).toBe(ringing[1]?.id)
  await scene.order({ do: 'hangup' })
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
})

test('one phone rings unless a number of phones is named', async () => {
  await scene.order({ do: 'register', address: 'ann@example.com', device: 'Zoiper' })
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  expect(await look(scene.ann)).toHaveLength(1)
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com', phones: 2 })
  expect(await look(scene.ann)).toHaveLength(2)
})

test('a call between two addresses has a leg on each, with one call-id', async () => {
  const call = await scene.order({ do: 'ring', from: 'sip:bob@example.com', to: 'sip:sales@example.com' })
  const [outgoing] = await look(scene.bob)
  const [incoming] = await look(scene.ann)
  expect(outgoing).toMatchObject({
    node: BOB,
    state: 'created',
    call: { 'call-id': call, 'to-aor': '', 'to-tag': '', branch: '' },
  })
  expect(incoming).toMatchObject({
    node: SALES,
    state: 'requested',
    call: { 'call-id': call, 'from-uri': 'sip:bob@example.com' },
  })
  await scene.order({ do: 'answer', call })
  const [confirmed] = await look(scene.bob)
  expect(confirmed?.id).toBe(outgoing?.id)
  for (const field of ['to-aor', 'to-tag', 'branch']) expect(confirmed?.call[field]).not.toBe('')
  expect(confirmed?.call['to-tag']).toBe((await look(scene.ann))[0]?.call['to-tag'])
})

test('a call to oneself has both legs on one node', async () => {
  await scene.order({ do: 'outgoing', from: 'sip:ann@example.com', to: 'sip:ann@example.com' })
  expect(states(await look(scene.ann))).toEqual([`${ANN} created`, `${ANN} requested`])
})

test('an outgoing call waits for its far end, or is answered in time when told so at the start', async () => {
  await scene.order({ do: 'outgoing', from: 'sip:ann@example.com', to: OUTSIDE })
  expect(states(await look(scene.ann))).toEqual([`${ANN} created`])
  await scene.order({ do: 'answer' })
  expect(states(await look(scene.ann))).toEqual([`${ANN} confirmed`])

  await reopen({ autoAnswerMs: 300 })
  await scene.order({ do: 'outgoing', from: 'sip:ann@example.com', to: OUTSIDE })
  scene.clock.advance(299)
  expect(states(await look(scene.ann))).toEqual([`${ANN} created`])
  scene.clock.advance(1)
  expect(states(await look(scene.ann))).toEqual([`${ANN} confirmed`])
})

test('phones that answer by themselves do not take incoming calls', async () => {
  await reopen({ autoAnswerMs: 300 })
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  scene.clock.advance(1000)
  expect(states(await look(scene.ann))).toEqual([`${ANN} requested`])
})
