import { afterEach, describe, expect, test } from 'vitest'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../app/simulator/simulator.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { signIn, type RawClient } from './raw-client.ts'
import { authorize, command, event, pubsub, subscribe, subscriptionState } from './requests.ts'

const SERVICE = 'pubsub.directories.xmpp.onsip.com'
const ROSTERS = 'commands.rosters.xmpp.onsip.com'
const clock = createManualClock(Date.UTC(2031, 3, 5))
let simulator: Simulator
let ann: RawClient
afterEach(async () => {
  ann.close()
  await simulator.stop()
})

async function start(options: SimulatorOptions = {}): Promise<void> {
  simulator = await createSimulator({ seed: 3, mechanisms: ['PLAIN'], clock, ...options })
  const password = simulator.ready.accounts[0]?.password ?? ''
  ann = await signIn(simulator.ready, { username: 'ann', password, resource: 'desk' })
  await authorize(ann, 'ann@example.com', password)
}
const groups = (answer: Element): readonly Element[] => answer.getChild('pubsub')?.getChildren('items') ?? []
const nodes = (answer: Element): readonly string[] => groups(answer).map(({ attrs }) => String(attrs['node']))
const ids = (answer: Element): readonly string[] =>
  groups(answer).flatMap((group) => group.getChildren('item').map(({ attrs }) => String(attrs['id'])))
const ask = (node: string, more = ''): Promise<Element> =>
  ann.ask(pubsub('get', `<items node='${node}'/>${more}`, SERVICE))

describe('the directory of a domain', () => {
  test('is a level of its own, where other services redirect', async () => {
    await start()
    expect(nodes(await ask('/example.com'))).toEqual([
      '/example.com/user',
      '/example.com/alias-extension',
      '/example.com/alias-phone-number',
      '/example.com/time-switch',
    ])
    const root = await ask('/')
    expect(root.getChild('error')?.getChild('redirect')).toBeDefined()
  })

  test('is subscribed to under its own name', async () => {
    await start()
    await subscribe(ann, '/example.com', {}, SERVICE)
    clock.advance(20)
    expect(await subscriptionState(ann, '/example.com')).toBe('subscribed')
    await simulator.do({
      do: 'publish',
      service: 'directories',
      node: '/example.com/user',
      id: 'zoe',
      xml: "<entity xmlns='onsip:xmpp:directories'><name>Zoe</name></entity>",
    })
    const message = await event(ann)
    expect(message.getChild('event')?.getChild('items')?.attrs['node']).toBe('/example.com/user')
    expect(message.getChild('headers')?.getChildText('header')).toBe('/example.com')
  })

  test('shows nothing to whom nothing of it was opened', async () => {
    await start()
    await simulator.do({ do: 'revoke', jid: 'ann@example.com' })
    expect((await ask('/example.com')).getChild('error')?.getChild('forbidden')).toBeDefined()
  })

  test('is browsed from the own collection down to its entries', async () => {
    await start()
    const browse = async (node: string): Promise<readonly string[]> => {
      const query = `<query xmlns='http://jabber.org/protocol/disco#items' node='${node}'/>`
      const answer = await ann.ask(`<iq type='get' to='${SERVICE}'>${query}</iq>`)
      return (answer.getChild('query')?.getChildren('item') ?? []).map(({ attrs }) =>
        String(attrs['node'] ?? attrs['name']),
      )
    }
    expect(await browse('/me/ann@example.com')).toEqual(['/example.com'])
    expect(await browse('/example.com')).toContain('/example.com/user')
    expect(await browse('/example.com/user')).toContain('hiro')
  })

  test('comes in pages to whoever asks for pages', async () => {
    await start({ directoryEntries: 50 })
    const all = ids(await ask('/me/ann@example.com'))
    const found: string[] = []
    let after = ''
    for (let page = 0; page < 20; page += 1) {
      const from = after === '' ? '' : `<after>${after}</after>`
      const answer = await ask(
        '/me/ann@example.com',
        `<set xmlns='http://jabber.org/protocol/rsm'><max>20</max>${from}</set>`,
      )
      const set = answer.getChild('pubsub')?.getChild('set')
      expect(set?.getChildText('count')).toBe(String(all.length))
      if (ids(answer).length === 0) break
      expect(ids(answer).length).toBeLessThanOrEqual(20)
      found.push(...ids(answer))
      after = set?.getChildText('last') ?? ''
    }
    expect(found).toEqual(all)
  })
})

describe('roster groups', () => {
  const push = (): Promise<Element> => ann.ask(command('push-roster-groups', {}, ROSTERS))
  const suggested = async (): Promise<Element> =>
    ann.next(
      'suggestions',
      ({ name, attrs }) => name === 'iq' && attrs['from'] === ROSTERS && attrs['type'] === 'set',
    )

  test('are pushed whole the first time and by their changes afterwards', async () => {
    await start()
    expect((await push()).attrs['type']).toBe('result')
    expect((await suggested()).getChild('x')?.getChildren('item')).toHaveLength(7)
    await push()
    await simulator.do({ do: 'suggest', to: 'ann@example.com/desk', items: [{ jid: 'last@example.com' }] })
    const next = await suggested()
    expect(
      next
        .getChild('x')
        ?.getChildren('item')
        .map(({ attrs }) => String(attrs['jid'])),
    ).toEqual(['last@example.com'])
  })

  test('are not for another account', async () => {
    await start()
    const answer = await ann.ask(command('push-roster-groups', { jid: 'bob@example.com/desk' }, ROSTERS))
    expect(answer.getChild('error')?.attrs['type']).toBe('cancel')
  })

  test('enter the contact list only by roster sets, which everybody on line hears of', async () => {
    await start()
    const roster = async (): Promise<readonly string[]> => {
      const answer = await ann.ask("<iq type='get'><query xmlns='jabber:iq:roster'/></iq>")
      return (answer.getChild('query')?.getChildren('item') ?? []).map(({ attrs }) => String(attrs['jid']))
    }
    const set = (item: string): Promise<Element> =>
      ann.ask(`<iq type='set'><query xmlns='jabber:iq:roster'>${item}</query></iq>`)
    await push()
    expect(await roster()).toEqual([])
    expect(
      (await set("<item jid='bob@example.com' name='Bob'><group>Sales</group></item>")).attrs['type'],
    ).toBe('result')
    const told = await ann.next(
      'the push',
      ({ attrs }) => attrs['from'] === 'ann@example.com' && attrs['type'] === 'set',
    )
    expect(told.getChild('query')?.getChild('item')?.attrs['name']).toBe('Bob')
    expect(await roster()).toEqual(['bob@example.com'])
    await set("<item jid='bob@example.com' subscription='remove'/>")
    expect(await roster()).toEqual([])
    expect((await set('')).attrs['type']).toBe('error')
  })
})
