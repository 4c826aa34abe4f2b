/** What the phone system publishes, scene by scene, as a subscriber of two accounts sees it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../app/simulator/simulator.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import { signIn, type RawClient } from './raw-client.ts'
import { authorize, command, isEvent, subscribe, subscriptionState } from './requests.ts'
import { anyNumber, containing, having, including } from './matchers.ts'

const ANN = '/example.com/ann'
const BOB = '/example.com/bob'
const SALES = '/example.com/sales'
const OUTSIDE = 'sip:15551234567@example.com'

let clock: ManualClock
let simulator: Simulator
let ann: RawClient
let bob: RawClient

async function start(options: SimulatorOptions = {}): Promise<void> {
  clock = createManualClock()
  simulator = await createSimulator({ seed: 6, clock, ...options })
  ann = await watcher('ann')
  bob = await watcher('bob')
}

beforeEach(() => start())
afterEach(async () => {
  ann.close()
  bob.close()
  await simulator.stop()
})

async function restart(options: SimulatorOptions): Promise<void> {
  await simulator.stop()
  await start(options)
}

async function watcher(username: string): Promise<RawClient> {
  const account = simulator.ready.accounts.find(({ jid }) => jid === `${username}@example.com`)
  const password = account?.password ?? ''
  const client = await signIn(simulator.ready, { username, password })
  await authorize(client, `${username}@example.com`, password)
  await subscribe(client, `/me/${username}@example.com`)
  clock.advance(20)
  await subscriptionState(client, `/me/${username}@example.com`)
  return client
}

interface Seen {
  readonly node: string
  readonly id: string
  /** `gone` for a retract. */
  readonly state: string
  readonly call: Readonly<Record<string, string>>
}

/** Every event since the last look, in order. */
async function look(client: RawClient): Promise<readonly Seen[]> {
  return (await client.rest()).filter(isEvent).map((message) => {
    const items = message.getChild('event')?.getChild('items')
    const [change] = items?.getChildElements() ?? []
    const fields = change?.getChild('active-call')?.getChildElements() ?? []
    const call = Object.fromEntries(fields.map((field) => [field.name, field.getText()]))
    const state = change?.name === 'retract' ? 'gone' : (call['dialog-state'] ?? '')
    return { node: String(items?.attrs['node']), id: String(change?.attrs['id']), state, call }
  })
}

const states = (seen: readonly Seen[]): readonly string[] => seen.map(({ node, state }) => `${node} ${state}`)

async function order(fields: Readonly<Record<string, unknown>>): Promise<string> {
  const reply = await simulator.do(fields)
  if (!reply.ok) throw new Error(reply.error)
  return reply.call ?? ''
}

const errorText = (answer: Element): string => (answer.getChild('error')?.getChildText('text') ?? '').trim()

test('an incoming call rings, is answered and ends on one item', async () => {
  const call = await order({
    do: 'ring',
    from: OUTSIDE,
    to: 'sip:ann@example.com',
    fromDisplay: 'Zoë "Z" & Co',
  })
  const [ringing] = await look(ann)
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
  await order({ do: 'answer', call })
  const [answered] = await look(ann)
  expect(answered?.call['to-tag']).not.toBe('')
  expect({ ...answered?.call, 'to-tag': '', 'dialog-state': 'requested' }).toEqual(ringing?.call)
  await order({ do: 'hangup', call })
  const ended = await look(ann)
  expect([ringing, answered, ...ended].map((seen) => [seen?.id, seen?.state])).toEqual([
    [ringing?.id, 'requested'],
    [ringing?.id, 'confirmed'],
    [ringing?.id, 'gone'],
  ])
  expect(await look(bob)).toEqual([])
})

test('forked legs share the call-id; one is confirmed and the others are retracted', async () => {
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com', phones: 3 })
  const ringing = await look(ann)
  expect(states(ringing)).toEqual([`${ANN} requested`, `${ANN} requested`, `${ANN} requested`])
  expect(new Set(ringing.map(({ id }) => id)).size).toBe(3)
  expect(new Set(ringing.map(({ call }) => call['branch'])).size).toBe(3)
  expect(new Set(ringing.map(({ call }) => call['call-id'])).size).toBe(1)
  await order({ do: 'answer', device: 'Phone 2' })
  const answered = await look(ann)
  expect(states(answered)).toEqual([`${ANN} confirmed`, `${ANN} gone`, `${ANN} gone`])
  expect(answered[0]?.id).toBe(ringing[1]?.id)
  await order({ do: 'hangup' })
  expect(states(await look(ann))).toEqual([`${ANN} gone`])
})

test('every registered phone rings unless a number of phones is named', async () => {
  await order({ do: 'register', address: 'ann@example.com', device: 'Zoiper' })
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  expect(await look(ann)).toHaveLength(2)
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com', phones: 1 })
  expect(await look(ann)).toHaveLength(1)
})

test('a call between two addresses has a leg on each, with one call-id', async () => {
  const call = await order({ do: 'ring', from: 'sip:bob@example.com', to: 'sip:sales@example.com' })
  const [outgoing] = await look(bob)
  const [incoming] = await look(ann)
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
  await order({ do: 'answer', call })
  const [confirmed] = await look(bob)
  expect(confirmed?.id).toBe(outgoing?.id)
  for (const field of ['to-aor', 'to-tag', 'branch']) expect(confirmed?.call[field]).not.toBe('')
  expect(confirmed?.call['to-tag']).toBe((await look(ann))[0]?.call['to-tag'])
})

test('a call to oneself has both legs on one node', async () => {
  await order({ do: 'outgoing', from: 'sip:ann@example.com', to: 'sip:ann@example.com' })
  expect(states(await look(ann))).toEqual([`${ANN} created`, `${ANN} requested`])
})

test('an outgoing call waits for its far end, or is answered in time when told so at the start', async () => {
  await order({ do: 'outgoing', from: 'sip:ann@example.com', to: OUTSIDE })
  expect(states(await look(ann))).toEqual([`${ANN} created`])
  await order({ do: 'answer' })
  expect(states(await look(ann))).toEqual([`${ANN} confirmed`])

  await restart({ autoAnswerMs: 300 })
  await order({ do: 'outgoing', from: 'sip:ann@example.com', to: OUTSIDE })
  clock.advance(299)
  expect(states(await look(ann))).toEqual([`${ANN} created`])
  clock.advance(1)
  expect(states(await look(ann))).toEqual([`${ANN} confirmed`])
})

test('phones that answer by themselves do not take incoming calls', async () => {
  await restart({ autoAnswerMs: 300 })
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  clock.advance(1000)
  expect(states(await look(ann))).toEqual([`${ANN} requested`])
})

const CREATE = { from: 'sip:ann@example.com', to: 'sip:bob@example.com', 'call-setup-id': 'AbCd1234' }

test('click-to-call rings the own phones, then the far end, under one call-setup-id', async () => {
  await order({ do: 'register', address: 'ann@example.com', device: 'Zoiper' })
  await ann.ask(command('create', CREATE))
  const first = await look(ann)
  expect(states(first)).toEqual([`${ANN} requested`, `${ANN} requested`])
  expect(first[0]?.call).toMatchObject({
    'from-uri': 'sip:call-setup@onsip.com;id=bob',
    'to-uri': 'sip:ann@example.com',
    'call-setup-id': 'AbCd1234',
  })
  await order({ do: 'answer', call: 'AbCd1234' })
  expect(states(await look(ann))).toEqual([`${ANN} confirmed`, `${ANN} gone`])
  clock.advance(20)
  expect(states(await look(ann))).toEqual([`${ANN} gone`])
  clock.advance(20)
  const [placed] = await look(ann)
  expect(placed).toMatchObject({
    state: 'created',
    call: { 'from-uri': 'sip:ann@example.com', 'to-uri': 'sip:bob@example.com', 'call-setup-id': 'AbCd1234' },
  })
  expect(placed?.call['call-id']).not.toBe(first[0]?.call['call-id'])
  expect((await look(bob))[0]).toMatchObject({ state: 'requested', call: { 'call-setup-id': 'AbCd1234' } })
  await order({ do: 'answer', call: 'AbCd1234' })
  expect(states(await look(ann))).toEqual([`${ANN} confirmed`])
})

test('with phones that answer by themselves a click-to-call needs nobody', async () => {
  await restart({ autoAnswerMs: 100 })
  await ann.ask(command('create', { ...CREATE, to: OUTSIDE }))
  clock.advance(100 + 20 + 20 + 100)
  expect(states(await look(ann))).toEqual([
    `${ANN} requested`,
    `${ANN} confirmed`,
    `${ANN} gone`,
    `${ANN} created`,
    `${ANN} confirmed`,
  ])
})

test('a setup whose own phone is never picked up places nothing', async () => {
  await ann.ask(command('create', CREATE))
  await order({ do: 'hangup', call: 'AbCd1234' })
  clock.advance(10_000)
  expect(states(await look(ann))).toEqual([`${ANN} requested`, `${ANN} gone`])
})

test('a setup for an address without a phone succeeds, and nothing rings', async () => {
  await order({ do: 'unregister', address: 'ann@example.com' })
  expect((await ann.ask(command('create', CREATE))).attrs['type']).toBe('result')
  clock.advance(10_000)
  expect(await look(ann)).toEqual([])
})

test('create makes up a call-setup-id of 8 letters and digits when none is given', async () => {
  const answer = await ann.ask(command('create', { from: CREATE.from, to: CREATE.to }))
  const id = answer.getChild('command')?.getChild('x')?.getChild('field')?.getChildText('value')
  expect(id).toMatch(/^[A-Za-z0-9]{8}$/)
  expect((await look(ann))[0]?.call['call-setup-id']).toBe(id)
})

test('commands need no authorisation and no subscription', async () => {
  const stranger = await signIn(simulator.ready, {
    username: 'bob',
    password: simulator.ready.accounts[1]?.password ?? '',
    resource: 'fresh',
  })
  await simulator.do({ do: 'revoke', jid: 'bob@example.com' })
  expect(
    (await stranger.ask(command('create', { ...CREATE, from: 'sip:bob@example.com' }))).attrs['type'],
  ).toBe('result')
})

test.each([
  [
    'two texts that are no SIP URIs',
    { from: 'foo', to: 'bar' },
    "Validation Errors; Field 'from' is in an invalid format with value: foo; Field 'to' is in an invalid format with value: bar",
  ],
  ['a missing field', { from: CREATE.from }, "Validation Errors; Field 'to' is required"],
])('create refuses %s', async (_what, fields, text) => {
  expect(errorText(await ann.ask(command('create', fields)))).toBe(text)
})

async function answeredCall(): Promise<Readonly<Record<string, string>>> {
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  await order({ do: 'answer' })
  const call = (await look(ann)).at(-1)?.call ?? {}
  return {
    'call-id': call['call-id'] ?? '',
    'from-tag': call['from-tag'] ?? '',
    'to-tag': call['to-tag'] ?? '',
  }
}

test('terminate ends an answered call, and only by all three of its names', async () => {
  const ids = await answeredCall()
  for (const name of ['call-id', 'from-tag', 'to-tag']) {
    const answer = await ann.ask(command('terminate', { ...ids, [name]: 'wrong' }))
    expect(errorText(answer)).toBe('Execution Errors; terminate call failed')
  }
  expect(await look(ann)).toEqual([])
  expect((await ann.ask(command('terminate', ids))).attrs['type']).toBe('result')
  expect(states(await look(ann))).toEqual([`${ANN} gone`])
})

test('terminate refuses a call that still rings', async () => {
  const call = await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  const fromTag = (await look(ann))[0]?.call['from-tag'] ?? ''
  const answer = await ann.ask(command('terminate', { 'call-id': call, 'from-tag': fromTag }))
  expect(errorText(answer)).toBe("Validation Errors; Field 'to-tag' is required")
})

test('transferring the caller moves it to the target and hangs up on the callee', async () => {
  const ids = await answeredCall()
  const fields = { ...ids, endpoint: 'caller', 'target-uri': 'sip:bob@example.com' }
  expect((await ann.ask(command('transfer', fields))).attrs['type']).toBe('result')
  clock.advance(20)
  expect(states(await look(ann))).toEqual([`${ANN} gone`])
  const [moved] = await look(bob)
  expect(moved).toMatchObject({ node: BOB, state: 'requested', call: { 'from-uri': OUTSIDE } })
  expect(moved?.call['call-id']).not.toBe(ids['call-id'])
})

test('transferring the callee makes its phone call the target', async () => {
  const ids = await answeredCall()
  await ann.ask(command('transfer', { ...ids, endpoint: 'callee', 'target-uri': 'sip:bob@example.com' }))
  clock.advance(20)
  expect(states(await look(ann))).toEqual([`${ANN} gone`, `${ANN} created`])
  expect(states(await look(bob))).toEqual([`${BOB} requested`])
})

test.each([
  [
    { endpoint: 'both', 'target-uri': 'sip:bob@example.com' },
    "Field 'endpoint' is in an invalid format with value: both",
  ],
  [{ endpoint: 'caller', 'target-uri': 'bob' }, "Field 'target-uri' is in an invalid format with value: bob"],
])('transfer refuses %o', async (fields, complaint) => {
  const answer = await ann.ask(command('transfer', { ...(await answeredCall()), ...fields }))
  expect(errorText(answer)).toBe(`Validation Errors; ${complaint}`)
})

const idsOf = (seen: Seen | undefined): Readonly<Record<string, string>> => ({
  'call-id': seen?.call['call-id'] ?? '',
  'from-tag': seen?.call['from-tag'] ?? '',
})

test("cancel ends one's own unanswered call and one's own setup", async () => {
  await order({ do: 'outgoing', from: 'sip:ann@example.com', to: OUTSIDE })
  await ann.ask(command('cancel', idsOf((await look(ann))[0])))
  expect(states(await look(ann))).toEqual([`${ANN} gone`])
  await ann.ask(command('create', CREATE))
  await ann.ask(command('cancel', idsOf((await look(ann))[0])))
  clock.advance(1000)
  expect(states(await look(ann))).toEqual([`${ANN} gone`])
})

test.each([OUTSIDE, 'sip:bob@example.com'])(
  'cancel refuses an incoming call from %s, unless allowed at the start',
  async (from) => {
    await order({ do: 'ring', from, to: 'sip:ann@example.com' })
    const refused = await ann.ask(command('cancel', idsOf((await look(ann))[0])))
    expect(errorText(refused)).toBe('Execution Errors; cancel call failed')
    expect(await look(ann)).toEqual([])

    await restart({ cancelIncoming: true })
    await order({ do: 'ring', from, to: 'sip:ann@example.com' })
    const allowed = await ann.ask(command('cancel', idsOf((await look(ann))[0])))
    expect(allowed.attrs['type']).toBe('result')
    expect(states(await look(ann))).toEqual([`${ANN} gone`])
  },
)

test('cancel refuses an answered call', async () => {
  const ids = await answeredCall()
  expect((await ann.ask(command('cancel', ids))).attrs['type']).toBe('error')
})

test('a form that is cancelled, or sent back under a wrong session, does nothing', async () => {
  const form = await ann.ask(command('create'))
  const session = String(form.getChild('command')?.attrs['sessionid'])
  const act = (sessionId: string, action: string): Promise<Element> =>
    ann.ask(
      command('create').replace("node='create'", `node='create' sessionid='${sessionId}' action='${action}'`),
    )
  expect(
    (await act('0123456789abcdef', 'execute')).getChild('error')?.getChild('bad-sessionid'),
  ).toBeDefined()
  expect((await act(session, 'cancel')).getChild('command')?.attrs['status']).toBe('canceled')
  expect((await act(session, 'execute')).getChild('error')?.getChild('bad-sessionid')).toBeDefined()
  expect(await look(ann)).toEqual([])
})

test('an unknown command is not found', async () => {
  const answer = await ann.ask(command('answer', { 'call-id': 'x' }))
  expect(answer.getChild('error')?.getChild('item-not-found')).toBeDefined()
})

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
    expect(await simulator.do(fields)).toEqual({ ok: false, error: containing(reason) })
  }
  await order({ do: 'unregister', address: 'ann@example.com' })
  expect(await simulator.do({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })).toMatchObject({
    ok: false,
  })
  expect(await look(ann)).toEqual([])
})

test('an address that is added can be authorised, watched and rung', async () => {
  await order({ do: 'address', jid: 'ann@example.com', address: 'desk@example.net' })
  await authorize(ann, 'ann@example.com', simulator.ready.accounts[0]?.password ?? '')
  await order({ do: 'register', address: 'desk@example.net', device: 'Zoiper' })
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:desk@example.net' })
  expect(states(await look(ann))).toEqual(['/example.net/desk requested'])
})

test('the state names legs, subscriptions, authorisations and phones', async () => {
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  const [seen] = await look(ann)
  expect(await simulator.do({ do: 'state' })).toMatchObject({
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
        jid: ann.jid,
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
  const stop = simulator.onChange(() => (changes += 1))
  await order({ do: 'ring', from: OUTSIDE, to: 'sip:ann@example.com' })
  expect(changes).toBe(1)
  stop()
  await order({ do: 'hangup' })
  expect(changes).toBe(1)
})
