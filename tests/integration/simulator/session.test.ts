import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import { openRaw, plainAuth, signIn, type RawStream } from './raw-client.ts'
import { including } from './matchers.ts'

let simulator: Simulator
let ann: { readonly username: string; readonly password: string }

beforeAll(async () => {
  simulator = await createSimulator({ seed: 1, directTls: true })
  ann = { username: 'ann', password: simulator.ready.accounts[0]?.password ?? '' }
})
afterAll(() => simulator.stop())

const isError = (element: { readonly name: string }): boolean => element.name === 'stream:error'

async function secured(): Promise<RawStream> {
  const stream = await openRaw(simulator.ready)
  await stream.open()
  stream.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
  await stream.next('proceed', (element) => element.name === 'proceed')
  await stream.secure()
  return stream
}

test('before TLS nothing but STARTTLS is on offer, and it is required', async () => {
  const stream = await openRaw(simulator.ready)
  const features = await stream.open()
  expect(features.getChildElements().map((child) => child.name)).toEqual(['starttls'])
  expect(features.getChild('starttls')?.getChild('required')).toBeDefined()
  stream.close()
})

test('a password sent before TLS ends the stream', async () => {
  const stream = await openRaw(simulator.ready)
  await stream.open()
  stream.send(plainAuth(ann.username, ann.password))
  const error = await stream.next('a stream error', isError)
  expect(error.getChildElements()[0]?.name).toBe('not-authorized')
  await stream.closed
})

test('what follows the request for TLS in the same breath is not obeyed', async () => {
  const stream = await openRaw(simulator.ready)
  await stream.open()
  stream.send(`<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>${plainAuth(ann.username, ann.password)}`)
  await stream.next('proceed', (element) => element.name === 'proceed')
  await stream.secure()
  expect((await stream.open()).getChild('mechanisms')).toBeDefined()
  expect(stream.drain()).toEqual([])
  stream.close()
})

test('the certificate is good for the domain, localhost and 127.0.0.1, under its own authority', async () => {
  for (const name of [simulator.ready.domain, 'localhost', '127.0.0.1']) {
    const stream = await openRaw({ ...simulator.ready, domain: name }, simulator.ready.tlsPort)
    await expect(stream.secure()).resolves.toBeUndefined()
    stream.close()
  }
  const other = await openRaw({ ...simulator.ready, domain: 'example.net' }, simulator.ready.tlsPort)
  await expect(other.secure()).rejects.toThrow(/altnames/)
})

test('the second port speaks TLS from the first byte', async () => {
  const stream = await openRaw(simulator.ready, simulator.ready.tlsPort)
  await stream.secure()
  const mechanisms = (await stream.open()).getChild('mechanisms')?.getChildren('mechanism')
  expect(mechanisms?.map((each) => each.getText())).toEqual(['SCRAM-SHA-1', 'PLAIN'])
  stream.close()
})

test('a stream for another domain is refused', async () => {
  const stream = await openRaw({ ...simulator.ready, domain: 'example.net' })
  stream.open().catch(() => undefined)
  const error = await stream.next('a stream error', isError)
  expect(error.getChildElements()[0]?.name).toBe('host-unknown')
})

test('a wrong password is refused, and the third one closes the stream', async () => {
  const stream = await secured()
  await stream.open()
  for (const attempt of [1, 2, 3]) {
    stream.send(plainAuth('ann', `wrong ${attempt.toString()}`))
    const failure = await stream.next('a failure', (element) => element.name === 'failure')
    expect(failure.getChildElements()[0]?.name).toBe('not-authorized')
  }
  await stream.closed
})

test.each([
  ["<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='DIGEST-MD5'/>", 'invalid-mechanism'],
  ["<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>bm9uZQ==</auth>", 'malformed-request'],
  ["<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>bm9uZQ==</response>", 'not-authorized'],
  ["<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>", 'aborted'],
])('%s is answered by the failure %s', async (text, condition) => {
  const stream = await secured()
  await stream.open()
  stream.send(text)
  const failure = await stream.next('a failure', (element) => element.name === 'failure')
  expect(failure.getChildElements()[0]?.name).toBe(condition)
  stream.close()
})

test('a stanza before binding ends the stream', async () => {
  const stream = await secured()
  await stream.open()
  stream.send(plainAuth(ann.username, ann.password))
  await stream.next('success', (element) => element.name === 'success')
  await stream.open()
  stream.send('<presence/>')
  const error = await stream.next('a stream error', isError)
  expect(error.getChildElements()[0]?.name).toBe('not-authorized')
})

test('a resource that is taken goes to the newcomer, and the older session ends with a conflict', async () => {
  const older = await signIn(simulator.ready, { ...ann, resource: 'twin' })
  const newer = await signIn(simulator.ready, { ...ann, resource: 'twin' })
  const error = await older.next('a stream error', isError)
  expect(error.getChildElements()[0]?.name).toBe('conflict')
  await older.closed
  const pong = await newer.ask("<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>")
  expect(pong.attrs['type']).toBe('result')
  newer.close()
})

test('a client that asks for no resource gets one', async () => {
  const client = await signIn(simulator.ready, { ...ann, resource: '' })
  expect(client.jid).toMatch(/^ann@example\.com\/\w{12}$/)
  client.close()
})

test.each([
  ['tags that close nothing', '<iq></message>', 'not-well-formed'],
  ['an entity that XML does not have', '<message>&nbsp;</message>', 'not-well-formed'],
  [
    'a stanza beyond the size limit',
    `<message><body>${'x'.repeat(300_000)}</body></message>`,
    'policy-violation',
  ],
  [
    'a stanza nested without end',
    `<message>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</message>`,
    'policy-violation',
  ],
  [
    "a sender's address that is not one's own",
    "<message from='bob@example.com' to='ann@example.com'/>",
    'invalid-from',
  ],
])('%s: the stream ends with an error, and the server goes on', async (_what, text, condition) => {
  const client = await signIn(simulator.ready, ann)
  client.send(text)
  const error = await client.next('a stream error', isError)
  expect(error.getChildElements()[0]?.name).toBe(condition)
  await client.closed
  const next = await signIn(simulator.ready, ann)
  next.close()
})

test.each([
  [
    'the session of old clients',
    "<iq type='set'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>",
    [],
  ],
  ['an empty roster', "<iq type='get'><query xmlns='jabber:iq:roster'/></iq>", ['query']],
  ['a ping to the domain', "<iq type='get' to='example.com'><ping xmlns='urn:xmpp:ping'/></iq>", []],
  ['the time', "<iq type='get' to='example.com'><time xmlns='urn:xmpp:time'/></iq>", ['time']],
])('the server answers %s', async (_what, iq, children) => {
  const client = await signIn(simulator.ready, ann)
  const answer = await client.ask(iq)
  expect(answer.attrs['type']).toBe('result')
  expect(answer.getChildElements().map((child) => child.name)).toEqual(children)
  client.close()
})

const commandsOf = (service: string): string => `commands.${service}.xmpp.onsip.com`

test('service discovery leads from the domain to every component and its commands by name', async () => {
  const client = await signIn(simulator.ready, ann)
  const disco = (to: string, node = ''): Promise<readonly Record<string, unknown>[]> =>
    client
      .ask(`<iq type='get' to='${to}'><query xmlns='http://jabber.org/protocol/disco#items' ${node}/></iq>`)
      .then(
        (answer) =>
          answer
            .getChild('query')
            ?.getChildElements()
            .map((item) => item.attrs) ?? [],
      )
  const found = (await disco('example.com')).map((item) => item['jid'])
  expect(found).toEqual(
    including([
      ...['auth', 'active-calls', 'user-agents', 'voicemail'].map(commandsOf),
      ...['preferences', 'directories', 'recent-calls', 'rosters'].map(commandsOf),
      ...['active-calls', 'user-agents', 'voicemail', 'preferences', 'directories', 'recent-calls'].map(
        (service) => `pubsub.${service}.xmpp.onsip.com`,
      ),
    ]),
  )
  for (const service of ['user-agents', 'preferences', 'directories']) {
    expect(await disco(commandsOf(service))).toEqual([])
  }
  const names = ['Create Call', 'Terminate Call', 'Transfer a Call', 'Cancel Call']
  const commands = 'commands.active-calls.xmpp.onsip.com'
  expect((await disco(commands)).map((item) => item['name'])).toEqual(names)
  expect(
    (await disco(commands, "node='http://jabber.org/protocol/commands'")).map((item) => item['name']),
  ).toEqual(names)
  client.close()
})

test.each([
  'example.com',
  'bob@example.com',
  'bob@example.com/nowhere',
  'nowhere.example.org',
  'commands.auth.xmpp.onsip.com',
])('an unknown request to %s is answered by service-unavailable', async (to) => {
  const client = await signIn(simulator.ready, ann)
  const answer = await client.ask(`<iq type='get' to='${to}'><query xmlns='urn:example:unknown'/></iq>`)
  expect(answer.attrs['type']).toBe('error')
  expect(answer.getChild('error')?.getChildElements()[0]?.name).toBe('service-unavailable')
  client.close()
})

test.each(['example.com', 'commands.auth.xmpp.onsip.com'])(
  'a request to %s without a payload, with two, or without an id is a bad request',
  async (to) => {
    const client = await signIn(simulator.ready, ann)
    const ping = "<ping xmlns='urn:xmpp:ping'/>"
    for (const payload of ['', ping + ping]) {
      const answer = await client.ask(`<iq type='get' to='${to}'>${payload}</iq>`)
      expect(answer.getChild('error')?.getChild('bad-request')).toBeDefined()
    }
    client.send(`<iq type='get' to='${to}'>${ping}</iq>`)
    const answer = await client.next('an error', (element) => element.attrs['type'] === 'error')
    expect(answer.getChild('error')?.getChild('bad-request')).toBeDefined()
    client.close()
  },
)
