/** The simulator's mailboxes and record, asked as the client asks and held to what is known of the vendor's. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import { signIn, type RawClient } from '../../integration/simulator/raw-client.ts'
import {
  authorize,
  command,
  event,
  pubsub,
  subscribe,
  subscriptionState,
} from '../../integration/simulator/requests.ts'
import { readXml } from '../../read-xml.ts'
import { exchange, sample, saying } from './samples.ts'

const PASSWORD = 'secret of the sample'
const VOICEMAIL = 'pubsub.voicemail.xmpp.onsip.com'
const COMMANDS = 'commands.voicemail.xmpp.onsip.com'

let clock: ManualClock
let simulator: Simulator
let client: RawClient
beforeEach(async () => {
  clock = createManualClock(Date.UTC(2031, 3, 5, 6, 7, 8))
  const accounts = [
    { jid: 'ann@example.com', password: PASSWORD, addresses: ['ann@example.com'] },
    { jid: 'bob@example.com', password: PASSWORD, addresses: ['bob@example.com'] },
  ]
  simulator = await createSimulator({ accounts, clock, seed: 5 })
  client = await signIn(simulator.ready, {
    username: 'ann',
    password: PASSWORD,
    resource: 'ringside-7f3k9q2z',
  })
  await authorize(client, 'ann@example.com', PASSWORD)
})
afterEach(async () => {
  client.close()
  await simulator.stop()
})

async function leave(to = 'sip:ann@example.com'): Promise<string> {
  const from = 'sip:17325550100@jnctn.net'
  const reply = await simulator.do({ do: 'voicemail', from, to, fromDisplay: 'Bea Lind', seconds: 7 })
  if (!reply.ok) throw new Error(reply.error)
  return String(reply['id'])
}

const children = (element: Element | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((element?.getChildElements() ?? []).map((child) => [child.name, child.getText()]))
const items = async (): Promise<readonly Element[]> => {
  const answer = await client.ask(pubsub('get', `<items node='/example.com/vm_ann'/>`, VOICEMAIL))
  return answer.getChild('pubsub')?.getChild('items')?.getChildren('item') ?? []
}

test('a message has every element of the sample, and its mailbox a list of labels', async () => {
  const id = await leave()
  const [labels, message] = await items()
  expect(labels?.attrs['id']).toBe('labels')
  expect(labels?.getChild('labels', 'onsip:voicemail')?.getChildren('label')[0]?.getText()).toBe('INBOX')
  expect(message?.attrs['id']).toBe(id)
  const told = message?.getChild('voicemail', 'onsip:voicemail')
  expect(children(told)).toEqual({
    mailbox: '1',
    'caller-id': '"Bea Lind" <17325550100>',
    created: '2031-04-05T06:07:08Z',
    duration: '7',
    sipfrom: 'sip:17325550100@jnctn.net',
    labels: '',
  })
  expect(told?.getChild('labels')?.getChildText('label')).toBe('INBOX')
})

test('a message is published on the leaf of the mailbox, and retracted once it was deleted', async () => {
  await subscribe(client, '/me/ann@example.com', {}, VOICEMAIL)
  clock.advance(20)
  await subscriptionState(client, '/me/ann@example.com')
  const id = await leave()
  const put = await event(client)
  expect(put.getChild('event')?.getChild('items')?.attrs['node']).toBe('/example.com/vm_ann')
  const request = sample('voicemail/delete-request', { '9f921c83b50f47e781920f2627019064': id })
  const answer = await exchange(client, request)
  expect(answer.attrs['type']).toBe('result')
  expect(answer.getChild('command')?.attrs['status']).toBe('completed')
  const gone = await client.next('the retract', (element) => {
    const retract = element.getChild('event')?.getChild('items')?.getChild('retract')
    return retract?.attrs['id'] === id
  })
  expect(gone.attrs['from']).toBe(VOICEMAIL)
})

test('a message can be prepared for being listened to, and is still there', async () => {
  const id = await leave()
  const request = sample('voicemail/cache-request', { '9f921c83b50f47e781920f2627019064': id })
  expect((await exchange(client, request)).attrs['type']).toBe('result')
  expect((await items()).map(({ attrs }) => String(attrs['id']))).toContain(id)
})

test('what is not there is refused in the manner of the service', async () => {
  const request = sample('voicemail/delete-request', {
    '9f921c83b50f47e781920f2627019064': 'gone',
    'delete-1': 'delete-2',
  })
  expect(saying(await exchange(client, request))).toEqual(saying(readXml(sample('voicemail/delete-error'))))
})

test.each(['cache', 'delete'])(
  "%s of somebody else's message, or of the labels, is refused",
  async (node) => {
    const others = await leave('sip:bob@example.com')
    await leave()
    for (const [mailbox, id] of [
      ['vm_bob@example.com', others],
      ['vm_ann@example.com', 'labels'],
      ['bob@example.com', others],
    ] as const) {
      const answer = await client.ask(command(node, { 'vm-sip-address': mailbox, 'vm-id': id }, COMMANDS))
      expect(answer.attrs['type']).toBe('error')
    }
  },
)

test.each([
  ['cache', COMMANDS, ['vm-sip-address', 'vm-id']],
  ['delete', COMMANDS, ['vm-sip-address', 'vm-id']],
  ['label', 'commands.recent-calls.xmpp.onsip.com', ['call-id', 'label']],
])('%s without fields hands out its form', async (node, to, fields) => {
  const answer = await client.ask(command(node, undefined, to))
  const form = answer.getChild('command')?.getChild('x', 'jabber:x:data')
  expect(answer.getChild('command')?.attrs['status']).toBe('executing')
  expect(form?.getChildren('field').map(({ attrs }) => String(attrs['var']))).toEqual(fields)
})

test('a call of the own record is labelled by its Call-ID; anybody else’s is not', async () => {
  const from = 'sip:17325550100@jnctn.net'
  const call = await simulator.do({ do: 'ring', from, to: 'sip:ann@example.com' })
  await simulator.do({ do: 'hangup' })
  const others = await simulator.do({ do: 'ring', from, to: 'sip:bob@example.com' })
  await simulator.do({ do: 'hangup' })
  clock.advance(0)
  if (!call.ok || !others.ok) throw new Error('no call')
  const label = (callId: string): string => sample('recent-calls/label-request', { 'a-valid-callid': callId })
  expect((await exchange(client, label(call.call ?? ''))).attrs['type']).toBe('result')
  expect((await exchange(client, label(others.call ?? ''))).attrs['type']).toBe('error')
  expect((await exchange(client, label('gone'))).attrs['type']).toBe('error')
})

test('a caller whom nobody answers leaves a message when asked to, and one who was answered leaves none', async () => {
  const ring = { do: 'ring', from: 'sip:17325550100@jnctn.net', to: 'sip:ann@example.com' }
  await simulator.do(ring)
  await simulator.do({ do: 'answer' })
  await simulator.do({ do: 'hangup', voicemailSeconds: 30 })
  expect(await items()).toEqual([])
  await simulator.do(ring)
  await simulator.do({ do: 'hangup', voicemailSeconds: 30 })
  expect((await items()).at(-1)?.getChild('voicemail')?.getChildText('duration')).toBe('30')
})

test('a message to nobody is refused', async () => {
  const from = 'sip:17325550100@jnctn.net'
  expect(await simulator.do({ do: 'voicemail', from, to: 'sip:nobody@example.com' })).toMatchObject({
    ok: false,
  })
  expect(await simulator.do({ do: 'voicemail', from, to: 'ann' })).toMatchObject({ ok: false })
})
