import { afterEach, describe, expect, test } from 'vitest'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const signInWithDirectory = async (options: Parameters<typeof createHouse>[0] = {}): Promise<void> => {
  house = await createHouse(options)
  await house.signIn()
  await house.until(
    'the directory is read',
    ({ people, feeds }) => people.count > 0 && feeds.directories.status === 'live',
  )
}
const search = async (text: string) => {
  const answer = await house.core.handle('people.search', { text, limit: 50 })
  return answer.ok ? answer.value.rows : []
}
const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name)
const alias = (digits: string, item: string): string =>
  `<alias xmlns='onsip:xmpp:directories'><sip-uri>sip:${digits}@jnctn.net</sip-uri>` +
  `<xmpp-uri>xmpp:pubsub.directories.xmpp.onsip.com/?node=/example.com/user;item=${item}</xmpp-uri></alias>`

test('somebody of the directory is found by name, extension and number, and can be called', async () => {
  await signInWithDirectory()
  const [carla] = await search('carla')
  expect(carla).toMatchObject({
    name: 'Carla Diaz',
    detail: 'ext. 7004 · (415) 555-0103',
    dial: 'carla@example.com',
    callers: ['carla@example.com', '7004', '+14155550103'],
  })
  expect(names(await search('7004'))).toEqual(['Carla Diaz'])
  expect(names(await search('555-0103'))).toEqual(['Carla Diaz'])
  expect(await search('nobody at all')).toEqual([])
})

test('a further entry of a person is no second person', async () => {
  await signInWithDirectory()
  expect(names(await search('bob'))).toEqual(['Bob Reed'])
})

test('the directory is a list in the order of its names', async () => {
  await signInWithDirectory()
  const page = await house.core.handle('people.list', { text: '', offset: 1, limit: 2 })
  expect(page).toMatchObject({
    ok: true,
    value: { total: 10, rows: [{ name: 'Bob Reed' }, { name: 'Carla Diaz' }] },
  })
})

describe('a call', () => {
  const nameOfCall = (who: string) =>
    house.until(`it is named ${who}`, ({ calls, people }) =>
      calls.active.some(({ id }) => people.names[id] === who),
    )

  test('of a colleague bears the name of the directory, after its number', async () => {
    await signInWithDirectory()
    const seen: string[] = []
    const dispose = house.core.subscribe(({ calls, people }) => {
      if (calls?.active.length === 1) seen.push('number')
      if (Object.keys(people?.names ?? {}).length > 0) seen.push('name')
    })
    await house.order({ do: 'ring', from: 'sip:7003@example.com', to: 'sip:ann@example.com' })
    await nameOfCall('Bob Reed')
    dispose()
    expect(seen[0]).toBe('number')
  })

  test('of an outside number that the directory has is named however the number is written', async () => {
    await signInWithDirectory()
    await house.order({ do: 'ring', from: 'sip:+14155550103@jnctn.net', to: 'sip:ann@example.com' })
    await nameOfCall('Carla Diaz')
  })

  test('gets its name while it rings, as soon as the directory tells it', async () => {
    await signInWithDirectory()
    await house.order({ do: 'ring', from: 'sip:12125550199@jnctn.net', to: 'sip:ann@example.com' })
    await house.until('it rings', ({ calls }) => calls.active.length === 1)
    expect(house.core.state.people.names).toEqual({})
    await house.order({
      do: 'publish',
      service: 'directories',
      node: '/example.com/alias-phone-number',
      id: '12125550199',
      xml: alias('12125550199', 'carla'),
    })
    await nameOfCall('Carla Diaz')
    await house.order({
      do: 'retract',
      service: 'directories',
      node: '/example.com/alias-phone-number',
      id: '12125550199',
    })
    await house.until('the name goes with the entry', ({ people }) => Object.keys(people.names).length === 0)
  })
})

test('late callers whom the directory does not know are found too', async () => {
  await signInWithDirectory()
  const call = await house.order({
    do: 'ring',
    from: 'sip:17325550100@jnctn.net',
    fromDisplay: 'Zoe Outside',
    to: 'sip:ann@example.com',
  })
  const before = house.core.state.feeds.recentCalls.revision
  await house.order({ do: 'hangup', call })
  await house.until('its record arrives', ({ feeds }) => feeds.recentCalls.revision > before)
  expect(await search('zoe')).toMatchObject([
    { kind: 'recent', name: 'Zoe Outside', detail: '(732) 555-0100' },
  ])
  expect(names(await search('732555'))).toEqual(['Zoe Outside'])
})

test('a directory of many thousand entries comes in pages, while calls go on', async () => {
  await signInWithDirectory({ directoryEntries: 4_000 })
  await house.until('all of it is there', ({ people }) => people.count > 1_500)
  expect(names(await search('user1234'))).toHaveLength(1)
})

test('nothing of it is left after signing out', async () => {
  await signInWithDirectory()
  await house.core.handle('session.signOut', {})
  await house.until('nobody is known', ({ people }) => people.count === 0)
  expect(await search('carla')).toEqual([])
})

test('what is no entry is passed over, and nothing of the rest is lost', async () => {
  await signInWithDirectory()
  const { revision } = house.core.state.people
  const node = '/example.com/user'
  for (const [id, xml] of [
    ['x1', "<thing xmlns='onsip:xmpp:directories'/>"],
    ['x2', "<entity xmlns='onsip:xmpp:directories'/>"],
    [
      'zed',
      "<entity xmlns='onsip:xmpp:directories'><sip-uri>sip:zed@example.com</sip-uri><name>Zed</name></entity>",
    ],
  ] as const) {
    await house.order({ do: 'publish', service: 'directories', node, id, xml })
  }
  await house.until('the last one is read', ({ people }) => people.revision > revision && people.count === 11)
  expect(names(await search('zed'))).toEqual(['Zed'])
})

test('preferences are kept as they come', async () => {
  await signInWithDirectory()
  await house.until('they are asked for', ({ feeds }) => feeds.preferences.status === 'live')
  const before = house.core.state.feeds.preferences.revision
  await house.order({
    do: 'publish',
    service: 'preferences',
    node: '/example.com/ann',
    id: 'one',
    xml: "<settings xmlns='any:thing'><ring volume='7'>loud</ring></settings>",
  })
  await house.until('it came', ({ feeds }) => feeds.preferences.revision > before)
  const listed = await house.core.handle('preferences.list', { offset: 0, limit: 10 })
  expect(listed).toMatchObject({
    ok: true,
    value: {
      total: 1,
      rows: [
        {
          node: '/example.com/ann',
          id: 'one',
          content: {
            name: 'settings',
            namespace: 'any:thing',
            children: [{ name: 'ring', text: 'loud', attributes: [{ name: 'volume', value: '7' }] }],
          },
        },
      ],
    },
  })
})
