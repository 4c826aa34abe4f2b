/** The simulator is asked the vendor's sample requests over a real connection and must answer the vendor's samples. */
import { afterEach, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import { signIn, type RawClient } from '../../integration/simulator/raw-client.ts'
import {
  authorize,
  command,
  event,
  subscribe,
  subscriptionState,
} from '../../integration/simulator/requests.ts'
import { readXml } from '../../read-xml.ts'
import { exchange, sample, saying, type Replacements } from './samples.ts'

interface Scene {
  readonly clock: ManualClock
  readonly simulator: Simulator
  readonly client: RawClient
}

let stop: () => Promise<void> = () => Promise.resolve()
afterEach(() => stop())

const PASSWORD = 'secret of the sample'

/** A server of the JID's domain at the time of the samples, and the JID signed in. */
async function scene(
  jid: string,
  addresses: readonly string[],
  startMs = Date.UTC(2010, 10, 2, 11, 0),
): Promise<Scene> {
  const [username = '', domain = ''] = (jid.split('/')[0] ?? '').split('@')
  const clock = createManualClock(startMs)
  const account = { jid: `${username}@${domain}`, password: PASSWORD, addresses }
  const simulator = await createSimulator({ domain, accounts: [account], clock, seed: 5 })
  const client = await signIn(simulator.ready, {
    username,
    password: PASSWORD,
    resource: jid.split('/')[1] ?? 'desk',
  })
  stop = async () => {
    client.close()
    await simulator.stop()
  }
  return { clock, simulator, client }
}

const sessionIn = (answer: Element): string => String(answer.getChild('command')?.attrs['sessionid'])

/** An answered incoming call's ids, as a client reads them from the event. */
async function answeredCall({ clock, simulator, client }: Scene, address: string): Promise<Replacements> {
  await authorize(client, address, PASSWORD)
  await subscribe(client, `/me/${client.jid.split('/')[0] ?? ''}`)
  clock.advance(20)
  await simulator.do({ do: 'ring', from: 'sip:15551234567@jnctn.net', to: `sip:${address}` })
  await event(client)
  await simulator.do({ do: 'answer' })
  const call = (await event(client))
    .getChild('event')
    ?.getChild('items')
    ?.getChild('item')
    ?.getChild('active-call')
  const text = (name: string): string => call?.getChildText(name) ?? ''
  return {
    'a-valid-callid': text('call-id'),
    'a-valid-call-id': text('call-id'),
    'a-from-tag': text('from-tag'),
    'the-from-tag': text('from-tag'),
    'a-to-tag': text('to-tag'),
    'the-to-tag': text('to-tag'),
  }
}

test.each(['create', 'terminate', 'transfer'])(
  '%s without a form hands out the form of the sample',
  async (node) => {
    const { client } = await scene('alice@example.com', ['foo@example.onsip.com'])
    const answer = await exchange(client, sample(`active-calls/${node}-form-request`))
    expect(saying(answer)).toEqual(saying(readXml(sample(`active-calls/${node}-form`))))
    expect(sessionIn(answer)).toMatch(/^[0-9a-f]{32}$/)
  },
)

test('create succeeds in a single stage', async () => {
  const { client } = await scene('alice@example.com', ['foo@example.onsip.com'])
  const answer = await exchange(client, sample('active-calls/create-request', { AbCd1234: 'cqjOO99m' }))
  expect(saying(answer)).toEqual(
    saying(readXml(sample('active-calls/create-success', { 'create-2b': 'create-1' }))),
  )
})

test('create succeeds through its form, and answers under the same session id', async () => {
  const { client } = await scene('alice@example.com', ['foo@example.onsip.com'])
  const session = sessionIn(await exchange(client, sample('active-calls/create-form-request')))
  const replacements = { '9d17366d64a57a82614e7083fe00398a': session, aBcD4321: 'cqjOO99m' }
  const answer = await exchange(client, sample('active-calls/create-form-submission', replacements))
  expect(saying(answer)).toEqual(saying(readXml(sample('active-calls/create-success'))))
  expect(sessionIn(answer)).toBe(session)
})

test('create from an address that nobody has is refused', async () => {
  const { client } = await scene('alice@example.com', ['other@example.onsip.com'])
  const fields = { from: 'sip:foo@example.onsip.com', to: 'sip:bar@example.onsip.com' }
  const answer = await exchange(client, command('create', fields).replace('<iq', "<iq id='create-3'"))
  expect(saying(answer)).toEqual(saying(readXml(sample('active-calls/create-error'))))
})

test.each(['terminate', 'transfer'])('%s succeeds in a single stage and through its form', async (node) => {
  for (const stages of [1, 2]) {
    const stage = await scene('alice@example.com', ['foo@example.onsip.com'])
    const ids = await answeredCall(stage, 'foo@example.onsip.com')
    const form = sample(`active-calls/${node}-form`)
    const asked =
      stages === 1 ? undefined : await exchange(stage.client, sample(`active-calls/${node}-form-request`))
    const oldSession = sessionIn(readXml(form))
    const request =
      asked === undefined
        ? sample(`active-calls/${node}-request`, { ...ids, [`${node}-1`]: `${node}-2b` })
        : sample(`active-calls/${node}-form-submission`, { ...ids, [oldSession]: sessionIn(asked) })
    const answer = await exchange(stage.client, request)
    expect(saying(answer)).toEqual(saying(readXml(sample(`active-calls/${node}-success`))))
    expect(
      (await event(stage.client)).getChild('event')?.getChild('items')?.getChild('retract'),
    ).toBeDefined()
    await stop()
  }
})

test.each([
  [
    'terminate',
    { 'a-valid-callid': 'an-invalid-callid', 'a-from-tag': 'a-bad-from-tag', 'a-to-tag': 'a-bad-to-tag' },
  ],
  [
    'transfer',
    {
      'a-valid-call-id': 'bad-call-id',
      'the-from-tag': 'bad-from-tag',
      'the-to-tag': 'bad-to-tag',
      '<value>caller</value>': '<value>callee</value>',
      'sip:bob@example.com': 'sip:bar@example.com',
    },
  ],
])('%s of a call that is not there is refused', async (node, replacements) => {
  const { client } = await scene('alice@example.com', ['foo@example.onsip.com'])
  const request = sample(`active-calls/${node}-request`, { ...replacements, [`${node}-1`]: `${node}-3` })
  expect(saying(await exchange(client, request))).toEqual(
    saying(readXml(sample(`active-calls/${node}-error`))),
  )
})

const JGREEN = 'jgreen@example.onsip.com'

test('no subscription is listed as an empty element', async () => {
  const { client } = await scene(`${JGREEN}/newyorkcity`, [JGREEN])
  const answer = await exchange(client, sample('pubsub/list-request'))
  expect(saying(answer)).toEqual(saying(readXml(sample('pubsub/list-empty'))))
})

test("two resources' subscriptions are listed, and the own one is renewed by its subid", async () => {
  const { clock, simulator, client } = await scene(`${JGREEN}/newyorkcity`, [JGREEN])
  const boston = await signIn(simulator.ready, { username: 'jgreen', password: PASSWORD, resource: 'boston' })
  await authorize(client, JGREEN, PASSWORD)
  for (const each of [client, boston]) {
    await subscribe(each, `/me/${JGREEN}`)
    clock.advance(20)
    await subscriptionState(each, `/me/${JGREEN}`)
  }
  const list = await exchange(client, sample('pubsub/list-request'))
  expect(saying(list)).toEqual(saying(readXml(sample('pubsub/list-two'))))
  const own = list.getChild('pubsub')?.getChild('subscriptions')?.getChildElements()[0]
  const answer = await exchange(
    client,
    sample('pubsub/renew-request', { '508B107D93C38': String(own?.attrs['subid']) }),
  )
  expect(saying(answer)).toEqual(saying(readXml(sample('pubsub/renew-success'))))
  boston.close()
})

const AGENTS = 'pubsub.user-agents.xmpp.onsip.com'

test.each([
  ['subscribe-request', '/me/foo@example.com'],
  ['subscribe-domain-request', '/me/foo@example.com/example.com'],
  ['subscribe-leaf-request', '/example.com/foo'],
])('%s is pending at once, then subscribed, or none without authorisation', async (request, node) => {
  const replacements = { '/me/foo@example.com': node }
  for (const verdict of ['subscription-none', 'subscribed']) {
    const { clock, client } = await scene('foo@example.com/bar-resource', [
      'foo@example.com',
      'manager@acme.com',
    ])
    if (verdict === 'subscribed') await authorize(client, 'foo@example.com', PASSWORD)
    const answer = await exchange(client, sample(`pubsub/${request}`))
    expect(saying(answer)).toEqual(saying(readXml(sample('pubsub/subscribe-pending', replacements))))
    clock.advance(20)
    const message = await client.next('the verdict', (element) => element.name === 'message')
    expect(saying(message)).toEqual(saying(readXml(sample(`pubsub/${verdict}`, replacements))))
    await stop()
  }
})

test('a phone that comes and goes is published and retracted on its leaf', async () => {
  const { clock, simulator, client } = await scene('foo@example.com/bar-resource', ['foo@example.com'])
  await authorize(client, 'foo@example.com', PASSWORD)
  await exchange(client, sample('pubsub/subscribe-leaf-request'))
  clock.advance(20)
  await subscriptionState(client, '/example.com/foo')
  await simulator.do({ do: 'register', address: 'foo@example.com', device: 'SIP User Agent String' })
  const put = await event(client)
  const item = put.getChild('event')?.getChild('items')?.getChild('item')
  const agent = item?.getChild('user-agent')
  const given = { '4e536ee0246ccf0224154a9e72be7a9c': String(item?.attrs['id']) }
  const expected = sample('pubsub/event-put', {
    ...given,
    'sip:foo@192.168.0.125:5060;rinstance=d6e716e0dcf01b1b': agent?.getChildText('contact') ?? '',
    'sip:X.Y.W.Z:34873': agent?.getChildText('received') ?? '',
    '2009-03-05T12:30:34-05:00': agent?.getChildText('expires') ?? '',
  })
  expect(agent?.getChildText('contact')).toMatch(/^sip:foo@[\d.]+:\d+$/)
  expect(agent?.getChildText('received')).toMatch(/^sip:[\d.]+:\d+$/)
  expect(agent?.getChildText('expires')).toBe('2010-11-02T12:00:00Z')
  // The sample shows no publish-time, which other services of the vendor have.
  delete agent?.attrs['publish-time']
  expect(saying(put)).toEqual(saying(readXml(expected)))
  await simulator.do({ do: 'unregister', address: 'foo@example.com', device: 'SIP User Agent String' })
  expect(saying(await event(client))).toEqual(saying(readXml(sample('pubsub/event-retract', given))))
})

test.each(['redirect-root', 'redirect-domain'])(
  '%s: the way to the own collection stands in the error',
  async (name) => {
    const { client } = await scene('bob@example.com/bob-client', ['bob@junctionnetworks.com'])
    const service = { 'pubsub.any-service.xmpp.onsip.com': AGENTS }
    const answer = await exchange(client, sample(`pubsub/${name}-request`, service))
    expect(saying(answer)).toEqual(saying(readXml(sample(`pubsub/${name}`, service))))
  },
)

test('an authorisation for all addresses answers with their list and its end', async () => {
  const end = Date.UTC(2031, 3, 5, 6, 7, 8)
  const { client } = await scene(
    'ann@example.com/desk',
    ['ann@example.com', 'sales@example.com'],
    end - 3_600_000,
  )
  const fields = { 'sip-address': 'ann@example.com', password: PASSWORD, 'auth-for-all': 'true' }
  const request = command('authorize-plain', fields, 'commands.auth.xmpp.onsip.com')
  const answer = await exchange(client, request.replace('<iq', "<iq id='auth-1'"))
  expect(saying(answer)).toEqual(saying(readXml(sample('authorization/authorized-two'))))
})

test.each([
  ['incoming-ringing', 'requested'],
  ['incoming-answered', 'confirmed'],
])('a call has every element of %s and no other', async (name, state) => {
  const stage = await scene('ann@example.com/desk', ['ann@example.com'])
  await authorize(stage.client, 'ann@example.com', PASSWORD)
  await subscribe(stage.client, '/me/ann@example.com')
  stage.clock.advance(20)
  await stage.simulator.do({ do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' })
  await stage.simulator.do({ do: 'answer' })
  const call = (message: Element): Element | undefined =>
    message
      .getChild('event')
      ?.getChild('items')
      ?.getChild('item')
      ?.getChild('active-call', 'onsip:active-calls')
  const message = await stage.client.next(
    'the state',
    (each) => call(each)?.getChildText('dialog-state') === state,
  )
  const names = (element: Element | undefined): readonly string[] =>
    (element?.getChildElements() ?? []).map((child) => child.name).sort()
  expect(names(call(message))).toEqual(names(call(readXml(sample(`active-calls/${name}`)))))
  expect(message.getChildElements().map((child) => child.name)).toEqual(['event', 'headers'])
})

const ROSTERS = 'commands.rosters.xmpp.onsip.com'

test.each(['push-error', 'push-success'])('a push of roster groups is answered by %s', async (name) => {
  const { client } = await scene('ann@example.com/desk', ['ann@example.com'])
  if (name === 'push-success') await authorize(client, 'ann@example.com', PASSWORD)
  const answer = await exchange(client, sample('rosters/push-request'))
  expect(saying(answer)).toEqual(saying(readXml(sample(`rosters/${name}`))))
})

test('a suggestion has every element of the sample and no other, by an iq and by a message', async () => {
  const { simulator, client } = await scene('ann@example.com/desk', ['ann@example.com'])
  const to = 'ann@example.com/desk'
  const groups = ['Sales', 'Berlin']
  await simulator.do({ do: 'suggest', to, items: [{ jid: 'bob@example.com', name: 'Bob Reed', groups }] })
  const asked = await client.next('a suggestion', (element) => element.attrs['from'] === ROSTERS)
  const sampled = readXml(sample('rosters/suggestion'))
  const [first, ...others] = sampled.getChild('x')?.getChildren('item') ?? []
  for (const other of others) sampled.getChild('x')?.remove(other)
  expect(first?.attrs['jid']).toBe('bob@example.com')
  expect(saying(asked).children).toEqual(saying(sampled).children)

  const items = [{ jid: 'grace@example.com', name: 'Grace Okafor', groups: ['Workshop'] }]
  await simulator.do({ do: 'suggest', to, items, reason: 'New in your office' })
  const told = await client.next('a message', (element) => element.name === 'message')
  expect(saying(told)).toEqual(saying(readXml(sample('rosters/suggestion-message'))))
})

const DIRECTORIES = 'pubsub.directories.xmpp.onsip.com'

test.each([
  ['event-entity', '/example.onsip.com/user', 'hiro', 'entity'],
  ['event-extension', '/example.onsip.com/alias-extension', '7002', 'alias'],
])('an entry of the directory is published as in %s', async (name, node, id, root) => {
  const { clock, simulator, client } = await scene('hiro@example.onsip.com/desk', ['hiro@example.onsip.com'])
  await authorize(client, 'hiro@example.onsip.com', PASSWORD)
  await subscribe(client, '/me/hiro@example.onsip.com', {}, DIRECTORIES)
  clock.advance(20)
  const entry = (message: Element): Element | undefined =>
    message.getChild('event')?.getChild('items')?.getChild('item')?.getChild(root)
  const expected = entry(readXml(sample(`directories/${name}`)))
  const xml = expected?.toString() ?? ''
  expect(await simulator.do({ do: 'publish', service: 'directories', node, id, xml })).toEqual({ ok: true })
  const message = await event(client)
  expect(message.getChild('event')?.getChild('items')?.attrs['node']).toBe(node)
  const got = entry(message)
  const names = (element: Element | undefined) => element?.getChildElements().map((child) => child.toString())
  expect(names(got)).toEqual(names(expected))
})
