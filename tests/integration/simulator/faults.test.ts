import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import { createManualClock } from '../../clock.ts'
import { openRaw, signIn, type RawClient } from './raw-client.ts'
import {
  authorize,
  command,
  event,
  isEvent,
  listed,
  pubsub,
  subscribe,
  subscriptionState,
} from './requests.ts'
import { containing } from './matchers.ts'

const ME = '/me/ann@example.com'
const PING = "<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>"

let simulator: Simulator
let ann: RawClient

beforeEach(async () => {
  simulator = await createSimulator({ seed: 7 })
  ann = await connectAnn()
})
afterEach(async () => {
  ann.close()
  await simulator.stop()
})

const password = (): string => simulator.ready.accounts[0]?.password ?? ''
const connectAnn = (): Promise<RawClient> =>
  signIn(simulator.ready, { username: 'ann', password: password() })

const fault = (kind: string, settings: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
  simulator.do({ do: 'fault', kind, ...settings })

async function subscribed(): Promise<void> {
  await authorize(ann, 'ann@example.com', password())
  await subscribe(ann, ME)
  await subscriptionState(ann, ME)
}

const ring = (): Promise<unknown> =>
  simulator.do({ do: 'ring', from: 'sip:15551234567@jnctn.net', to: 'sip:ann@example.com' })

test('mute: connections are accepted but nothing is said, until it is over', async () => {
  await fault('mute')
  const silent = connect({ host: simulator.ready.host, port: simulator.ready.port })
  let heard = false
  silent.on('data', () => (heard = true))
  const over = new Promise((resolve) => silent.once('close', resolve))
  // The server closes its side when it has read ours to the end.
  silent.end("<?xml version='1.0'?><stream:stream to='example.com' version='1.0'>")
  await over
  expect(heard).toBe(false)
  await fault('calm')
  expect((await ann.ask(PING)).attrs['type']).toBe('result')
})

test('mute: what happens meanwhile is told to nobody, and not afterwards either', async () => {
  await subscribed()
  await fault('mute')
  await ring()
  await fault('mute', { on: false })
  expect((await ann.rest()).filter(isEvent)).toEqual([])
  await simulator.do({ do: 'answer' })
  await event(ann)
})

test('mute: what is asked meanwhile is not obeyed', async () => {
  await fault('mute')
  ann.send(
    command('create', { from: 'sip:ann@example.com', to: 'sip:bob@example.com' }).replace(
      '<iq',
      "<iq id='m'",
    ),
  )
  ann.close()
  const state = async (): Promise<Readonly<Record<string, unknown>>> => simulator.do({ do: 'state' })
  // Once the server has seen the end of the connection it has had everything before it.
  await until(async () => JSON.stringify((await state())['sessions']) === '[]')
  expect((await state())['legs']).toEqual([])
})

test('drop: every connection is reset, and the next one is served', async () => {
  await fault('drop')
  expect(await ann.closed).toBe(true)
  ann = await connectAnn()
  expect((await ann.ask(PING)).attrs['type']).toBe('result')
})

test('silence: a connection that exists goes dead without a word, and the next one is served', async () => {
  await fault('silence')
  const other = await signIn(simulator.ready, { username: 'ann', password: password(), resource: 'other' })
  expect((await other.ask(PING)).attrs['type']).toBe('result')
  let answered = false
  const asked = ann.ask(PING).then(
    () => (answered = true),
    () => undefined,
  )
  expect((await other.ask(PING)).attrs['type']).toBe('result')
  expect(answered).toBe(false)
  other.close()
  ann.close()
  await asked
})

test('half-open: the session is gone, which its client learns by a reset when it next says something', async () => {
  await fault('half-open')
  expect(await simulator.do({ do: 'state' })).toMatchObject({ ok: true, sessions: [] })
  ann.send(PING)
  expect(await ann.closed).toBe(true)
})

test('dead-resource: each publication also comes for a resource that is gone, under another item id', async () => {
  await subscribed()
  await fault('dead-resource')
  await ring()
  const [first, second] = [await event(ann), await event(ann)]
  expect(first.attrs['to']).toBe(ann.jid)
  expect(second.attrs['to']).toBe('ann@example.com/gone')
  expect(second.toString()).toContain('id="gone-')
})

test.each(['service-unavailable', 'remote-server-timeout'])(
  'component-restart: the server answers %s meanwhile, events are lost, then all is as before',
  async (condition) => {
    await subscribed()
    await fault('component-restart', { forMs: 150, condition })
    const asked = pubsub('get', `<items node='${ME}'/>`)
    expect((await ann.ask(asked)).getChild('error')?.getChild(condition)).toBeDefined()
    await ring()
    await until(async () => (await ann.ask(asked)).attrs['type'] === 'result')
    expect((await ann.rest()).filter(isEvent)).toEqual([])
    expect(await listed(ann, ME)).toHaveLength(1)
    await simulator.do({ do: 'answer' })
    await event(ann)
  },
)

test('component-restart: forgetful components know no subscription afterwards', async () => {
  await subscribed()
  await fault('component-restart', { forMs: 0, forget: true })
  await until(async () => (await ann.ask(pubsub('get', '<subscriptions/>'))).attrs['type'] === 'result')
  expect(await listed(ann)).toEqual([])
})

test('at: a fault strikes once, when its stage is reached', async () => {
  await subscribed()
  await fault('drop', { at: 'answered' })
  await ring()
  await event(ann)
  await simulator.do({ do: 'answer' })
  await ann.closed
  ann = await connectAnn()
  await ring()
  await simulator.do({ do: 'answer' })
  expect((await ann.ask(PING)).attrs['type']).toBe('result')
  expect(await fault('drop', { at: 'noon' })).toMatchObject({ ok: false })
})

test('slow: answers come in small pieces and are whole in the end', async () => {
  await fault('slow', { bytes: 7, everyMs: 1 })
  const answer = await ann.ask(
    "<iq type='get' to='commands.auth.xmpp.onsip.com'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
  )
  expect(answer.getChild('query')?.getChildElements()).toHaveLength(1)
  await fault('slow', { on: false })
  expect((await ann.ask(PING)).attrs['type']).toBe('result')
})

test('slow: signing in byte by byte works, the change to TLS included', async () => {
  await fault('slow')
  const other = await signIn(simulator.ready, { username: 'ann', password: password(), resource: 'slow' })
  expect(other.jid).toBe('ann@example.com/slow')
  other.close()
})

test('reorder: the result of create comes after the event it sets off; otherwise before', async () => {
  await subscribed()
  const orderOfArrival = async (): Promise<readonly string[]> => {
    ann.send(
      command('create', { from: 'sip:ann@example.com', to: 'sip:bob@example.com' }).replace(
        '<iq',
        "<iq id='c'",
      ),
    )
    const names: string[] = []
    while (names.length < 2) {
      names.push(
        (await ann.next('result or event', (each) => each.attrs['id'] === 'c' || isEvent(each))).name,
      )
    }
    return names
  }
  expect(await orderOfArrival()).toEqual(['iq', 'message'])
  await fault('reorder')
  expect(await orderOfArrival()).toEqual(['message', 'iq'])
})

test('duplicate: each event comes twice', async () => {
  await subscribed()
  await fault('duplicate')
  await ring()
  expect((await event(ann)).toString()).toBe((await event(ann)).toString())
})

test('revoke: authorisations end, and with them the subscriptions', async () => {
  await subscribed()
  await fault('revoke', { jid: 'ann@example.com' })
  expect(await subscriptionState(ann, ME)).toBe('none')
  expect(
    (await ann.ask(pubsub('get', `<items node='${ME}'/>`))).getChild('error')?.getChild('forbidden'),
  ).toBeDefined()
})

test('expire-subscriptions: they end at once, with a word or without', async () => {
  await subscribed()
  await fault('expire-subscriptions')
  expect(await subscriptionState(ann, ME)).toBe('none')
  await subscribed()
  await fault('expire-subscriptions', { silent: true })
  expect(await listed(ann)).toEqual([])
  expect((await ann.rest()).filter((each) => each.name === 'message')).toEqual([])
})

test('restart: sessions end, the port opens again, and what was subscribed is still there', async () => {
  await subscribed()
  await fault('restart', { forMs: 50 })
  const error = await ann.next('a stream error', (element) => element.name === 'stream:error')
  expect(error.getChildElements()[0]?.name).toBe('system-shutdown')
  await ann.closed
  ann = await connectWithin(5000)
  expect(await listed(ann, ME)).toHaveLength(1)
  await ring()
  await event(ann)
})

test('a simulator that is stopped while its port is closed does not open it again', async () => {
  const clock = createManualClock()
  const other = await createSimulator({ clock })
  await other.do({ do: 'fault', kind: 'restart', forMs: 20 })
  await other.stop()
  expect(clock.pending).toBe(0)
  await expect(openRaw(other.ready)).rejects.toThrow('ECONNREFUSED')
})

/** Looks again and again until it is so, at most five seconds long. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const endMs = Date.now() + 5000; !(await isSo());) {
    if (Date.now() > endMs) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Tries until the port is open again. */
async function connectWithin(limitMs: number): Promise<RawClient> {
  for (const endMs = Date.now() + limitMs; ;) {
    try {
      return await connectAnn()
    } catch (error) {
      if (Date.now() > endMs) throw error
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

test.each([
  ['items-refused', ['error', 'result']],
  ['all-items-refused', ['error', 'error']],
])('%s: what the collection and the leaf answer', async (kind, types) => {
  await subscribed()
  await fault(kind)
  const ask = async (node: string): Promise<unknown> =>
    (await ann.ask(pubsub('get', `<items node='${node}'/>`))).attrs['type']
  expect([await ask(ME), await ask('/example.com/ann')]).toEqual(types)
})

test('items-pushed: what is there already comes right after the approval', async () => {
  await ring()
  await fault('items-pushed')
  await subscribed()
  expect((await event(ann)).toString()).toContain('<dialog-state>requested</dialog-state>')
})

test('an unknown kind is refused, and the known ones are named', async () => {
  for (const kind of ['flood', 'constructor']) {
    expect(await fault(kind)).toEqual({ ok: false, error: containing('mute, drop, silence') })
  }
})
