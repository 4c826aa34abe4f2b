import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import { signIn, type RawClient } from './raw-client.ts'

let simulator: Simulator
let bob: RawClient

beforeAll(async () => {
  simulator = await createSimulator({ seed: 2 })
  bob = await connect('bob', 'sender', 1)
})
afterAll(() => simulator.stop())

function connect(username: string, resource: string, priority: number | undefined): Promise<RawClient> {
  const account = simulator.ready.accounts.find((each) => each.jid === `${username}@example.com`)
  return signIn(simulator.ready, { username, password: account?.password ?? '', resource, priority })
}

/** Which of Ann's clients get a message: by resource. */
async function whoGets(message: string, clients: readonly RawClient[]): Promise<readonly string[]> {
  bob.send(message)
  await bob.rest()
  const got = await Promise.all(
    clients.map(async (client) => ({
      resource: client.jid.split('/')[1] ?? '',
      messages: (await client.rest()).filter((element) => element.name === 'message'),
    })),
  )
  return got.filter(({ messages }) => messages.length > 0).map(({ resource }) => resource)
}

async function withClients(
  priorities: Readonly<Record<string, number | undefined>>,
  check: (clients: readonly RawClient[]) => Promise<void>,
): Promise<void> {
  const entries = Object.entries(priorities)
  const clients = await Promise.all(entries.map(([resource, priority]) => connect('ann', resource, priority)))
  await check(clients)
  clients.forEach((client) => client.close())
}

const TO_BARE = "<message to='ann@example.com'><body>hello</body></message>"

test('a message to the bare JID goes to the highest priority, and to all of those', () =>
  withClients({ low: 1, high: 5, twin: 5 }, async (clients) => {
    expect(await whoGets(TO_BARE, clients)).toEqual(['high', 'twin'])
  }))

test('a negative priority gets no message, one to its full JID neither', () =>
  withClients({ shy: -1, open: 0 }, async (clients) => {
    expect(await whoGets(TO_BARE, clients)).toEqual(['open'])
    expect(await whoGets("<message to='ann@example.com/shy'/>", clients)).toEqual([])
  }))

test('a full JID is reached without any presence', () =>
  withClients({ silent: undefined }, async (clients) => {
    expect(await whoGets("<message to='ann@example.com/silent'/>", clients)).toEqual(['silent'])
    expect(await whoGets(TO_BARE, clients)).toEqual([])
  }))

test('a message for a resource that is gone reaches all others of the account with its address unchanged', () =>
  withClients({ one: 1, two: 5, shy: -1 }, async (clients) => {
    bob.send("<message to='ann@example.com/gone'/>")
    for (const client of clients.slice(0, 2)) {
      const message = await client.next('the message', (element) => element.name === 'message')
      expect(message.attrs['to']).toBe('ann@example.com/gone')
      expect(message.attrs['from']).toBe('bob@example.com/sender')
    }
    expect((await clients[2]?.rest())?.some((element) => element.name === 'message')).toBe(false)
  }))

test('a headline for a resource that is gone is dropped; one for the bare JID reaches everybody', () =>
  withClients({ one: 1, two: 5 }, async (clients) => {
    expect(await whoGets("<message type='headline' to='ann@example.com/gone'/>", clients)).toEqual([])
    expect(await whoGets("<message type='headline' to='ann@example.com'/>", clients)).toEqual(['one', 'two'])
  }))

test('a client that says it is unavailable gets no more messages', () =>
  withClients({ leaving: 1, staying: 0 }, async (clients) => {
    clients[0]?.send("<presence type='unavailable'/>")
    await clients[0]?.rest()
    expect(await whoGets(TO_BARE, clients)).toEqual(['staying'])
  }))

test('a request between two clients is handed on, and its answer comes back', () =>
  withClients({ asked: 1 }, async ([asked]) => {
    const answer = bob.ask(
      "<iq type='get' to='ann@example.com/asked'><query xmlns='urn:example:question'/></iq>",
    )
    const request = await asked?.next('the request', (element) => element.name === 'iq')
    asked?.send(`<iq type='result' to='bob@example.com/sender' id='${String(request?.attrs['id'])}'/>`)
    expect((await answer).attrs).toMatchObject({ type: 'result', from: 'ann@example.com/asked' })
  }))
