/** What may be done to a call by a command, and what is refused. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SimulatorOptions } from '../../../app/simulator/simulator.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { command } from './requests.ts'
import {
  ANN,
  BOB,
  OUTSIDE,
  look,
  states,
  cancelIds,
  errorText,
  openScene,
  type Scene,
} from './watched-phones.ts'

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

test.each([
  [
    'two texts that are no SIP URIs',
    { from: 'foo', to: 'bar' },
    "Validation Errors; Field 'from' is in an invalid format with value: foo; Field 'to' is in an invalid format with value: bar",
  ],
  ['a missing field', { from: CREATE.from }, "Validation Errors; Field 'to' is required"],
])('create refuses %s', async (_what, fields, text) => {
  expect(errorText(await scene.ann.ask(command('create', fields)))).toBe(text)
})

async function answeredCall(): Promise<Readonly<Record<string, string>>> {
  await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  await scene.order({ do: 'answer' })
  const call = (await look(scene.ann)).at(-1)?.call ?? {}
  return {
    'call-id': call['call-id'] ?? '',
    'from-tag': call['from-tag'] ?? '',
    'to-tag': call['to-tag'] ?? '',
  }
}

test('terminate ends an answered call, and only by all three of its names', async () => {
  const ids = await answeredCall()
  for (const name of ['call-id', 'from-tag', 'to-tag']) {
    const answer = await scene.ann.ask(command('terminate', { ...ids, [name]: 'wrong' }))
    expect(errorText(answer)).toBe('Execution Errors; terminate call failed')
  }
  expect(await look(scene.ann)).toEqual([])
  expect((await scene.ann.ask(command('terminate', ids))).attrs['type']).toBe('result')
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
})

test('terminate refuses a call that still rings', async () => {
  const call = await scene.order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  const fromTag = (await look(scene.ann))[0]?.call['from-tag'] ?? ''
  const answer = await scene.ann.ask(command('terminate', { 'call-id': call, 'from-tag': fromTag }))
  expect(errorText(answer)).toBe("Validation Errors; Field 'to-tag' is required")
})

test('transferring the caller moves it to the target and hangs up on the callee', async () => {
  const ids = await answeredCall()
  const fields = { ...ids, endpoint: 'caller', 'target-uri': 'sip:bob@example.com' }
  expect((await scene.ann.ask(command('transfer', fields))).attrs['type']).toBe('result')
  scene.clock.advance(20)
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
  const [moved] = await look(scene.bob)
  expect(moved).toMatchObject({ node: BOB, state: 'requested', call: { 'from-uri': OUTSIDE } })
  expect(moved?.call['call-id']).not.toBe(ids['call-id'])
})

test('transferring the callee makes its phone call the target', async () => {
  const ids = await answeredCall()
  await scene.ann.ask(
    command('transfer', { ...ids, endpoint: 'callee', 'target-uri': 'sip:bob@example.com' }),
  )
  scene.clock.advance(20)
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`, `${ANN} created`])
  expect(states(await look(scene.bob))).toEqual([`${BOB} requested`])
})

test.each([
  [
    { endpoint: 'both', 'target-uri': 'sip:bob@example.com' },
    "Field 'endpoint' is in an invalid format with value: both",
  ],
  [{ endpoint: 'caller', 'target-uri': 'bob' }, "Field 'target-uri' is in an invalid format with value: bob"],
])('transfer refuses %o', async (fields, complaint) => {
  const answer = await scene.ann.ask(command('transfer', { ...(await answeredCall()), ...fields }))
  expect(errorText(answer)).toBe(`Validation Errors; ${complaint}`)
})

test("cancel ends one's own unanswered call and one's own setup", async () => {
  await scene.order({ do: 'outgoing', from: 'sip:ann@example.com', to: OUTSIDE })
  await scene.ann.ask(command('cancel', cancelIds((await look(scene.ann))[0])))
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
  await scene.ann.ask(command('create', CREATE))
  await scene.ann.ask(command('cancel', cancelIds((await look(scene.ann))[0])))
  scene.clock.advance(1000)
  expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
})

test.each([OUTSIDE, 'sip:bob@example.com'])(
  'cancel refuses an incoming call from %s, unless allowed at the start',
  async (from) => {
    await scene.order({ do: 'ring', from, to: 'sip:ann@example.com' })
    const refused = await scene.ann.ask(command('cancel', cancelIds((await look(scene.ann))[0])))
    expect(errorText(refused)).toBe('Execution Errors; cancel call failed')
    expect(await look(scene.ann)).toEqual([])

    await reopen({ cancelIncoming: true })
    await scene.order({ do: 'ring', from, to: 'sip:ann@example.com' })
    const allowed = await scene.ann.ask(command('cancel', cancelIds((await look(scene.ann))[0])))
    expect(allowed.attrs['type']).toBe('result')
    expect(states(await look(scene.ann))).toEqual([`${ANN} gone`])
  },
)

test("cancel refuses the callee of somebody else's click-to-call", async () => {
  await scene.ann.ask(command('create', CREATE))
  await scene.order({ do: 'answer' })
  scene.clock.advance(20)
  scene.clock.advance(20)
  const [incoming] = await look(scene.bob)
  expect(states(incoming === undefined ? [] : [incoming])).toEqual([`${BOB} requested`])
  const refused = await scene.bob.ask(command('cancel', cancelIds(incoming)))
  expect(errorText(refused)).toBe('Execution Errors; cancel call failed')
  const allowed = await scene.ann.ask(command('cancel', cancelIds(incoming)))
  expect(allowed.attrs['type']).toBe('result')
  expect(states(await look(scene.bob))).toEqual([`${BOB} gone`])
})

test('cancel refuses an answered call', async () => {
  const ids = await answeredCall()
  expect((await scene.ann.ask(command('cancel', ids))).attrs['type']).toBe('error')
})

test('cancel without fields hands out a form of the two that name an unanswered call', async () => {
  const answer = (await scene.ann.ask(command('cancel'))).getChild('command')
  expect(answer?.attrs['status']).toBe('executing')
  const fields = answer?.getChild('x', 'jabber:x:data')?.getChildren('field') ?? []
  expect(fields.map(({ attrs }) => String(attrs['var']))).toEqual(['call-id', 'from-tag'])
  expect(fields.every((field) => field.getChild('required') !== undefined)).toBe(true)
})

test('a form that is cancelled, or sent back under a wrong session, does nothing', async () => {
  const form = await scene.ann.ask(command('create'))
  const session = String(form.getChild('command')?.attrs['sessionid'])
  const act = (sessionId: string, action: string): Promise<Element> =>
    scene.ann.ask(
      command('create').replace("node='create'", `node='create' sessionid='${sessionId}' action='${action}'`),
    )
  expect(
    (await act('0123456789abcdef', 'execute')).getChild('error')?.getChild('bad-sessionid'),
  ).toBeDefined()
  expect((await act(session, 'cancel')).getChild('command')?.attrs['status']).toBe('canceled')
  expect((await act(session, 'execute')).getChild('error')?.getChild('bad-sessionid')).toBeDefined()
  expect(await look(scene.ann)).toEqual([])
})

test('an unknown command is not found', async () => {
  const answer = await scene.ann.ask(command('answer', { 'call-id': 'x' }))
  expect(answer.getChild('error')?.getChild('item-not-found')).toBeDefined()
})
