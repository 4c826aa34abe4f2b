import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import { command } from './requests.ts'
import { signIn, type RawClient } from './raw-client.ts'

let clock: ManualClock
let simulator: Simulator
let bob: RawClient

beforeEach(async () => {
  clock = createManualClock(Date.UTC(2026, 0, 5, 9, 0, 0, 250))
  simulator = await createSimulator({ seed: 10, clock })
  bob = await signIn(simulator.ready, { username: 'bob', password: passwordOf('bob') })
})
afterEach(async () => {
  bob.close()
  await simulator.stop()
})

const passwordOf = (user: string): string =>
  simulator.ready.accounts.find(({ jid }) => jid.startsWith(user))?.password ?? ''

const authorize = (fields: Readonly<Record<string, string>>): Promise<Element> =>
  bob.ask(command('authorize-plain', fields, 'commands.auth.xmpp.onsip.com'))

const valuesOf = (answer: Element, name: string): readonly string[] =>
  (answer.getChild('command')?.getChild('x')?.getChildren('field') ?? [])
    .filter((field) => field.attrs['var'] === name)
    .map((field) => field.getChildText('value') ?? '')

async function granted(): Promise<readonly string[]> {
  const reply: Readonly<Record<string, unknown>> = await simulator.do({ do: 'state' })
  return (Array.isArray(reply['authorisations']) ? reply['authorisations'] : []).map((each: unknown) =>
    JSON.stringify(each),
  )
}

const line = (jid: string, address: string, expires: number): string =>
  JSON.stringify({ jid, address, expires })
const END = Date.UTC(2026, 0, 5, 10, 0, 1)

test('one address alone, without auth-for-all, for an hour', async () => {
  const answer = await authorize({ 'sip-address': 'ann@example.com', password: passwordOf('ann') })
  expect(valuesOf(answer, 'sip')).toEqual(['ann@example.com'])
  expect(valuesOf(answer, 'expires')).toEqual(['2026-01-05T10:00:01Z'])
  expect(answer.getChild('command')?.getChildText('note')).toBe(
    "JID 'bob@example.com' has been authorized to access resources for SIP Address 'ann@example.com'",
  )
  expect(await granted()).toEqual([line('bob@example.com', 'ann@example.com', END)])
})

test('every address of the user as a field of its own with auth-for-all, the asked one first', async () => {
  const fields = { 'sip-address': 'sales@Example.com', password: passwordOf('ann'), 'auth-for-all': '1' }
  expect(valuesOf(await authorize(fields), 'sip')).toEqual(['sales@example.com', 'ann@example.com'])
})

test('another JID, bare or full, can be authorised: what counts is its bare form', async () => {
  const fields = { 'sip-address': 'ann@example.com', password: passwordOf('ann') }
  await authorize({ ...fields, jid: 'ann@example.com/desk' })
  expect(await granted()).toEqual([line('ann@example.com', 'ann@example.com', END)])
})

test("the password is the one of the address's user, not of the sender", async () => {
  const answer = await authorize({ 'sip-address': 'ann@example.com', password: passwordOf('bob') })
  const error = answer.getChild('error')
  expect(error?.attrs).toEqual({ type: 'modify', code: '400' })
  expect(error?.getChildElements().map((child) => child.name)).toEqual(['bad-request', 'text', 'bad-action'])
  expect(await granted()).toEqual([])
})

test.each([
  ['a SIP URI instead of an address', { 'sip-address': 'sip:ann@example.com', password: 'x' }, 'bad-action'],
  ['an unknown address', { 'sip-address': 'nobody@example.com', password: 'x' }, 'bad-action'],
  ['no password', { 'sip-address': 'ann@example.com' }, 'bad-payload'],
])('%s is refused', async (_what, fields, condition) => {
  expect((await authorize(fields)).getChild('error')?.getChild(condition)).toBeDefined()
})

test('whoever asks without a form is given one to fill in', async () => {
  const answer = await bob.ask(command('authorize-plain', undefined, 'commands.auth.xmpp.onsip.com'))
  expect(answer.attrs['type']).toBe('result')
  expect(answer.toString()).toContain('var="sip-address"')
})

test('a second authorisation moves the end of the same address and leaves others alone', async () => {
  const ann = { 'sip-address': 'ann@example.com', password: passwordOf('ann') }
  await authorize(ann)
  await authorize({ ...ann, 'sip-address': 'sales@example.com' })
  clock.advance(1_800_000)
  await authorize(ann)
  clock.advance(1_801_000)
  expect(await granted()).toEqual([line('bob@example.com', 'ann@example.com', END + 1_800_000)])
})

test('the service tells its time in UTC', async () => {
  const answer = await bob.ask(
    "<iq type='get' to='commands.auth.xmpp.onsip.com'><time xmlns='urn:xmpp:time'/></iq>",
  )
  const time = answer.getChild('time', 'urn:xmpp:time')
  expect([time?.getChildText('tzo'), time?.getChildText('utc')]).toEqual(['Z', '2026-01-05T09:00:00Z'])
})
