import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await createSimulator({ seed: 1 })
})
afterEach(() => simulator.stop())

const order = (changes: Readonly<Record<string, unknown>> = {}) => ({
  do: 'publish',
  service: 'voicemail',
  node: '/example.com/vm_ann',
  id: 'a',
  xml: '<labels xmlns="onsip:voicemail"><label>INBOX</label></labels>',
  ...changes,
})

test('publishes and retracts at any pubsub service', async () => {
  for (const service of [
    'voicemail',
    'directories',
    'preferences',
    'recent-calls',
    'user-agents',
    'active-calls',
  ]) {
    expect(await simulator.do(order({ service }))).toEqual({ ok: true })
    expect(await simulator.do(order({ service, do: 'retract' }))).toEqual({ ok: true })
  }
})

test.each([
  [
    'a service that is not there',
    { service: 'fax' },
    /no pubsub service fax; known: active-calls, user-agents/,
  ],
  ['a collection', { node: '/me/ann@example.com' }, /no leaf/],
  ['text that is no element', { xml: 'hello' }, /one well-formed element/],
  ['two elements', { xml: '<a/><b/>' }, /one well-formed element/],
  ['an element that is not closed', { xml: '<a>' }, /one well-formed element/],
  ['what ends the stream', { xml: '<a/></order><order>' }, /one well-formed element/],
  ['nothing', { xml: '' }, /field xml/],
])('refuses %s', async (_what, changes, sentence) => {
  expect(await simulator.do(order(changes))).toEqual({
    ok: false,
    error: expect.stringMatching(sentence) as string,
  })
})
