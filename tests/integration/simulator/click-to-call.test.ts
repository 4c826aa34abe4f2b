/** Calls that are set up for a client by the service. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SimulatorOptions } from '../../../app/simulator/simulator.ts'
import { signIn } from './raw-client.ts'
import { command } from './requests.ts'
import { ANN, OUTSIDE, look, states, openScene, type Scene } from './watched-phones.ts'

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

async function reopen(options: SimulatorOptions): Promise<void> {
  await scene.close()
  scene = await openScene(options)
}

const CREATE = { from: 'sip:ann@example.com', to: 'sip:bob@example.com', 'call-setup-id': 'AbCd1234' }

test('click-to-call rings the own phones, then the far end, under one call-setup-id', async () => {
  await scene.order({ do: 'register', address: 'ann@example.com', device: 'Zoiper' })
  await scene.ann.ask(command('create', CREATE))
  const first = await look(scene.ann)
  expect(states(first)).toEqual([`${ANN} requested`, `${ANN} requested`])
  expect(first[0]?.call).toMatchObject({
    'from-uri': 'sip:call-setup@onsip.com;id=bob',
    'to-uri': 'sip:ann@example.com',
    'call-setup-id': 'AbCd1234',
  })
  await scene.order({ do: 'answer', call: 'AbCd1234' })
  expect(states(await look(scene.ann))).toEqual([`${ANN} confirmed`, `${ANN} gone`])
  scene.clock.advance(20)
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
  scene.clock.advance(20)
  const [placed] = await look(scene.ann)
  expect(placed).toMatchObject({
    state: 'created',
    call: { 'from-uri': 'sip:ann@example.com', 'to-uri': 'sip:bob@example.com', 'call-setup-id': 'AbCd1234' },
  })
  expect(placed?.call['call-id']).not.toBe(first[0]?.call['call-id'])
  expect((await look(scene.bob))[0]).toMatchObject({
    state: 'requested',
    call: { 'call-setup-id': 'AbCd1234' },
  })
  await scene.order({ do: 'answer', call: 'AbCd1234' })
  expect(states(await look(scene.ann))).toEqual([`${ANN} confirmed`])
})

test('with phones that answer by themselves a click-to-call needs nobody', async () => {
  await reopen({ autoAnswerMs: 100 })
  await scene.ann.ask(command('create', { ...CREATE, to: OUTSIDE }))
  scene.clock.advance(100 + 20 + 20 + 100)
  expect(states(await look(scene.ann))).toEqual([
    `${ANN} requested`,
    `${ANN} confirmed`,
    `${ANN} gone`,
    `${ANN} created`,
    `${ANN} confirmed`,
  ])
})

test('a setup whose own phone is never picked up places nothing', async () => {
  await scene.ann.ask(command('create', CREATE))
  await scene.order({ do: 'hangup', call: 'AbCd1234' })
  scene.clock.advance(10_000)
  expect(states(await look(scene.ann))).toEqual([`${ANN} requested`, `${ANN} gone`])
})

test('a setup for an address without a phone succeeds, and nothing rings', async () => {
  await scene.order({ do: 'unregister', address: 'ann@example.com' })
  expect((await scene.ann.ask(command('create', CREATE))).attrs['type']).toBe('result')
  scene.clock.advance(10_000)
  expect(await look(scene.ann)).toEqual([])
})

test('create makes up a call-setup-id of 8 letters and digits when none is given', async () => {
  const answer = await scene.ann.ask(command('create', { from: CREATE.from, to: CREATE.to }))
  const id = answer.getChild('command')?.getChild('x')?.getChild('field')?.getChildText('value')
  expect(id).toMatch(/^[A-Za-z0-9]{8}$/)
  expect((await look(scene.ann))[0]?.call['call-setup-id']).toBe(id)
})

test('commands need no authorisation and no subscription', async () => {
  const stranger = await signIn(scene.simulator.ready, {
    username: 'bob',
    password: scene.simulator.ready.accounts[1]?.password ?? '',
    resource: 'fresh',
  })
  await scene.simulator.do({ do: 'revoke', jid: 'bob@example.com' })
  expect(
    (await stranger.ask(command('create', { ...CREATE, from: 'sip:bob@example.com' }))).attrs['type'],
  ).toBe('result')
})
