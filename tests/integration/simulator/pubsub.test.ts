import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { authorize, CALLS, event, isEvent, listed, pubsub, subscribe, subscriptionState } from './requests.ts'
import { signIn, type RawClient } from './raw-client.ts'
import { matching } from './matchers.ts'

let clock: ManualClock
let simulator: Simulator
let ann: RawClient

const ME = '/me/ann@example.com'

beforeEach(async () => {
  clock = createManualClock()
  simulator = await createSimulator({ seed: 3, clock, expiresS: 600 })
  ann = await connect('desk')
})
afterEach(async () => {
  ann.close()
  await simulator.stop()
})

const passwordOf = (jid: string): string =>
  simulator.ready.accounts.find((account) => account.jid === jid)?.password ?? ''

const connect = (resource: string, username = 'ann'): Promise<RawClient> =>
  signIn(simulator.ready, { username, password: passwordOf(`${username}@example.com`), resource })

const authorizeAnn = (forAll = true): Promise<Element> =>
  authorize(ann, 'ann@example.com', passwordOf('ann@example.com'), forAll)

/** Subscribes, lets the owner decide, and returns the state that the message tells. */
async function subscribed(
  node: string,
  options?: Readonly<Record<string, string>>,
  client = ann,
): Promise<string> {
  const answer = await subscribe(client, node, options)
  const pending = answer.getChild('pubsub')?.getChild('subscription')
  expect(pending?.attrs).toMatchObject({ node, subscription: 'pending', jid: client.jid })
  expect(pending?.attrs['subid']).toBeUndefined()
  clock.advance(20)
  return subscriptionState(client, node)
}

const ring = (to: string): Promise<unknown> =>
  simulator.do({ do: 'ring', from: 'sip:15551234567@jnctn.net', to: `sip:${to}` })

test('every subscription is pending first; without authorisation the verdict is none', async () => {
  expect(await subscribed(ME)).toBe('none')
  expect(await listed(ann, ME)).toEqual([])
})

test.each([ME, `${ME}/example.com`, '/example.com/ann'])(
  '%s can be subscribed and brings the calls under it',
  async (node) => {
    await authorizeAnn()
    expect(await subscribed(node)).toBe('subscribed')
    await ring('ann@example.com')
    const message = await event(ann)
    expect(message.getChild('event')?.getChild('items')?.attrs['node']).toBe('/example.com/ann')
    const collection = message.getChild('headers')?.getChild('header')
    expect(collection?.getText()).toBe(node === '/example.com/ann' ? undefined : node)
  },
)

test('a collection brings the calls of every authorised address, a leaf only its own', async () => {
  await authorizeAnn()
  await subscribed(ME)
  await ring('sales@example.com')
  expect((await event(ann)).getChild('event')?.getChild('items')?.attrs['node']).toBe('/example.com/sales')
  const other = await connect('other')
  await subscribed('/example.com/ann', {}, other)
  await ring('sales@example.com')
  expect((await other.rest()).filter(isEvent)).toEqual([])
})

test.each([
  ["somebody else's collection", '/me/bob@example.com'],
  ["somebody else's address that is shown to nobody", '/example.com/bob'],
  ['an address of another house', '/example.net/bob'],
  ['a domain without an authorised address', `${ME}/example.net`],
])('%s is refused', async (_what, node) => {
  await authorizeAnn()
  await simulator.do({ do: 'line', address: 'bob@example.com', open: false })
  expect(await subscribed(node)).toBe('none')
})

test("a colleague's leaf is shown by its owner until he changes his mind, and only to whom is authorised", async () => {
  const bob = '/example.com/bob'
  expect(await subscribed(bob)).toBe('none')
  await authorizeAnn()
  expect(await subscribed(bob)).toBe('subscribed')
  await ring('bob@example.com')
  expect((await event(ann)).getChild('event')?.getChild('items')?.attrs['node']).toBe(bob)
  const listed = await ann.ask(pubsub('get', `<items node='${bob}'/>`))
  expect(listed.getChild('pubsub')?.getChild('items')?.getChildren('item')).toHaveLength(1)
  await simulator.do({ do: 'line', address: 'bob@example.com', open: false })
  expect(await subscriptionState(ann, bob)).toBe('none')
  const refused = await ann.ask(pubsub('get', `<items node='${bob}'/>`))
  expect(refused.getChild('error')?.getChild('forbidden')).toBeDefined()
})

test('without auth-for-all the other addresses of the account stay closed', async () => {
  await authorizeAnn(false)
  expect(await subscribed('/example.com/sales')).toBe('none')
  expect(await subscribed('/example.com/ann')).toBe('subscribed')
})

test('root and domain lead to the own collection', async () => {
  for (const [node, target] of [
    ['/', ME],
    ['/example.com', `${ME}/example.com`],
  ] as const) {
    const error = (await subscribe(ann, node)).getChild('error')
    expect(error?.attrs).toMatchObject({ type: 'modify', code: '302' })
    expect(error?.getChild('redirect')).toBeDefined()
    expect(error?.getChildText('text')).toBe(`xmpp:${CALLS}?;node=${target}`)
  }
})

test("a JID that is not the sender's cannot be subscribed", async () => {
  const answer = await ann.ask(pubsub('set', `<subscribe node='${ME}' jid='bob@example.com'/>`))
  expect(
    answer
      .getChild('error')
      ?.getChildElements()
      .map((child) => child.name),
  ).toEqual(['bad-request', 'invalid-jid'])
})

test('a node name of no known form is not found', async () => {
  const answer = await subscribe(ann, 'calls')
  expect(answer.getChild('error')?.getChild('item-not-found')).toBeDefined()
})

test('the eleventh subscription of an account on a node is refused, whatever its resource', async () => {
  await authorizeAnn()
  const other = await connect('other')
  for (let count = 0; count < 10; count += 1) await subscribe(count % 2 === 0 ? ann : other, ME)
  const refused = await subscribe(other, ME)
  expect(refused.getChild('error')?.getChild('too-many-subscriptions')).toBeDefined()
  expect((await subscribe(other, '/example.com/ann')).attrs['type']).toBe('result')
  const [first] = await listed(ann, ME)
  await ann.ask(
    pubsub('set', `<unsubscribe node='${ME}' jid='${first?.jid ?? ''}' subid='${first?.subid ?? ''}'/>`),
  )
  expect((await subscribe(ann, ME)).attrs['type']).toBe('result')
})

test('the list has a subid of 13 hex digits for each subscription of the account, and the node when none was named', async () => {
  await authorizeAnn()
  await subscribed(ME)
  const other = await connect('other')
  await subscribe(other, '/example.com/ann')
  const onNode = await listed(ann, ME)
  expect(onNode).toEqual([
    { jid: ann.jid, state: 'subscribed', subid: matching(/^[0-9A-F]{13}$/), node: undefined },
  ])
  const all = await listed(ann)
  expect(all.map(({ node, state }) => [node, state])).toEqual([
    [ME, 'subscribed'],
    ['/example.com/ann', 'pending'],
  ])
})

test('without an end a subscription lasts; with one it ends then, and says so', async () => {
  await authorizeAnn()
  await subscribed(ME)
  const end = new Date(clock.now() + 30_000).toISOString().replace('Z', '0000Z')
  await subscribed('/example.com/ann', { 'pubsub#expire': end })
  clock.advance(29_000)
  expect(await listed(ann, '/example.com/ann')).toHaveLength(1)
  clock.advance(1_100)
  expect(await subscriptionState(ann, '/example.com/ann')).toBe('none')
  expect((await listed(ann)).map(({ node }) => node)).toEqual([ME])
})

test('renewing by subid moves the end; a form with the misspelt field changes nothing', async () => {
  await authorizeAnn()
  const endsIn = (ms: number): string => new Date(clock.now() + ms).toISOString()
  await subscribed(ME, { 'pubsub#expire': endsIn(30_000) })
  const [own] = await listed(ann, ME)
  const renew = (field: string, end: string, subid = own?.subid ?? ''): Promise<Element> =>
    ann.ask(
      pubsub(
        'set',
        `<options node='${ME}' jid='${ann.jid}' subid='${subid}'><x xmlns='jabber:x:data' type='submit'>` +
          "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/pubsub#subscribe_options</value></field>" +
          `<field var='${field}'><value>${end}</value></field></x></options>`,
      ),
    )
  expect((await renew('pubsub#expires', endsIn(90_000))).attrs['type']).toBe('result')
  expect(
    (await renew('pubsub#expire', endsIn(90_000), 'FFFFFFFFFFFFF'))
      .getChild('error')
      ?.getChild('invalid-subid'),
  ).toBeDefined()
  expect(
    (await renew('pubsub#expire', 'tomorrow')).getChild('error')?.getChild('invalid-options'),
  ).toBeDefined()
  const renewed = await renew('pubsub#expire', endsIn(60_000))
  expect(renewed.attrs['type']).toBe('result')
  expect(renewed.getChildElements()).toEqual([])
  clock.advance(31_000)
  expect(await listed(ann, ME)).toHaveLength(1)
  clock.advance(30_000)
  expect(await listed(ann, ME)).toEqual([])
})

test('unsubscribing ends the events', async () => {
  await authorizeAnn()
  await subscribed(ME)
  const [own] = await listed(ann, ME)
  const answer = await ann.ask(
    pubsub('set', `<unsubscribe node='${ME}' jid='${ann.jid}' subid='${own?.subid ?? ''}'/>`),
  )
  expect(answer.attrs['type']).toBe('result')
  await ring('ann@example.com')
  expect((await ann.rest()).filter(isEvent)).toEqual([])
  const again = await ann.ask(pubsub('set', `<unsubscribe node='${ME}' jid='${ann.jid}'/>`))
  expect(again.getChild('error')?.getChild('not-subscribed')).toBeDefined()
})

test('with several subscriptions of one JID a request without a subid is refused', async () => {
  await authorizeAnn()
  await subscribed(ME)
  await subscribed(ME)
  const answer = await ann.ask(pubsub('set', `<unsubscribe node='${ME}' jid='${ann.jid}'/>`))
  expect(answer.getChild('error')?.getChild('subid-required')).toBeDefined()
})

test('when the authorisation ends, so do the subscriptions, and each is told', async () => {
  await authorizeAnn()
  await subscribed(ME)
  clock.advance(601_000)
  expect(await subscriptionState(ann, ME)).toBe('none')
  await ring('ann@example.com')
  expect((await ann.rest()).filter(isEvent)).toEqual([])
})

test('a new authorisation in time keeps them', async () => {
  await authorizeAnn()
  await subscribed(ME)
  clock.advance(500_000)
  await authorizeAnn()
  clock.advance(500_000)
  expect(await listed(ann, ME)).toHaveLength(1)
})

test('items come in one group per leaf; without a call one empty group names the node', async () => {
  await authorizeAnn()
  const groups = async (node: string): Promise<readonly (readonly [string, number])[]> => {
    const answer = await ann.ask(pubsub('get', `<items node='${node}'/>`))
    const found = answer.getChild('pubsub')?.getChildren('items') ?? []
    return found.map((items) => [String(items.attrs['node']), items.getChildren('item').length] as const)
  }
  expect(await groups(ME)).toEqual([[ME, 0]])
  await ring('ann@example.com')
  await ring('ann@example.com')
  await ring('sales@example.com')
  expect(await groups(ME)).toEqual([
    ['/example.com/ann', 2],
    ['/example.com/sales', 1],
  ])
  expect(await groups('/example.com/sales')).toEqual([['/example.com/sales', 1]])
})

test('items are for those who are authorised', async () => {
  const answer = await ann.ask(pubsub('get', `<items node='${ME}'/>`))
  expect(answer.getChild('error')?.getChild('forbidden')).toBeDefined()
})

test('a depth of one on the whole collection brings no leaf events', async () => {
  await authorizeAnn()
  await subscribed(ME, { 'pubsub#subscription_depth': '1' })
  await ring('ann@example.com')
  expect((await ann.rest()).filter(isEvent)).toEqual([])
})

test('a phone that registers is published, and retracted when it goes', async () => {
  await authorizeAnn()
  const agents = 'pubsub.user-agents.xmpp.onsip.com'
  await subscribe(ann, ME, {}, agents)
  clock.advance(20)
  await simulator.do({ do: 'register', address: 'ann@example.com', device: 'Zoiper' })
  const item = (await event(ann)).getChild('event')?.getChild('items')?.getChild('item')
  const agent = item?.getChild('user-agent', 'onsip:user-agents')
  expect(agent?.getChildText('device')).toBe('Zoiper')
  expect(agent?.getChildElements().map((child) => child.name)).toEqual([
    'contact',
    'received',
    'device',
    'expires',
  ])
  await simulator.do({ do: 'unregister', address: 'ann@example.com', device: 'Zoiper' })
  const retract = (await event(ann)).getChild('event')?.getChild('items')?.getChild('retract')
  expect(retract?.attrs['id']).toBe(item?.attrs['id'])
})
