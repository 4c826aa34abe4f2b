import { afterEach, describe, expect, test } from 'vitest'
import { signIn, type RawClient } from '../simulator/raw-client.ts'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const start = async (): Promise<void> => {
  house = await createHouse()
  await house.signIn()
}
const suggestions = async () => {
  const answer = await house.core.handle('roster.suggestions', { offset: 0, limit: 200 })
  return answer.ok ? answer.value.rows : []
}
const waitFor = (people: number) =>
  house.until(`${String(people)} are suggested`, (state) => state.people.suggestions?.people === people)
const ownJid = (): string => `ann@example.com/ringside-${house.ports.settings.installId}`
const suggest = (items: readonly object[], more: object = {}) =>
  house.order({ do: 'suggest', to: ownJid(), items, ...more })

test('asked for, the service suggests the users of the domain in their groups', async () => {
  await start()
  expect(await house.core.handle('roster.ask', {})).toEqual({ ok: true, value: null })
  const { people } = await waitFor(7)
  expect(people.suggestions).toMatchObject({ groups: 3, removals: 0, busy: false })
  expect(await suggestions()).toContainEqual({
    action: 'add',
    jid: 'hiro@example.com',
    name: 'Hiro Tanaka',
    groups: ['Workshop'],
  })
})

test('nothing is entered without consent; with it everybody is, and is not suggested again', async () => {
  await start()
  await house.core.handle('roster.ask', {})
  await waitFor(7)
  expect(await house.core.handle('roster.accept', {})).toEqual({ ok: true, value: null })
  await house.until('none waits', ({ people }) => people.suggestions === undefined)
  await suggest([
    { jid: 'hiro@example.com', name: 'Hiro Tanaka', groups: ['Workshop'] },
    { jid: 'new@example.com' },
  ])
  await waitFor(1)
  expect(await suggestions()).toMatchObject([{ jid: 'new@example.com' }])
})

test('what is ignored is gone', async () => {
  await start()
  await suggest([{ jid: 'zoe@example.com', name: 'Zoe' }])
  await waitFor(1)
  await house.core.handle('roster.ignore', {})
  expect(house.core.state.people.suggestions).toBeUndefined()
  expect(await suggestions()).toEqual([])
})

test('suggestions by a message bring their reason along', async () => {
  await start()
  await suggest([{ jid: 'zoe@example.com', name: 'Zoe' }], { reason: 'New in your office' })
  await waitFor(1)
  expect(house.core.state.people.suggestions?.reason).toBe('New in your office')
})

describe('a contact that is there', () => {
  const enter = async (contact: object): Promise<void> => {
    await suggest([contact])
    await waitFor(1)
    await house.core.handle('roster.accept', {})
    await house.until('it is entered', ({ people }) => people.suggestions === undefined)
  }

  test('goes when its last group is taken away, once the user agrees', async () => {
    await start()
    await enter({ jid: 'zoe@example.com', name: 'Zoe', groups: ['Office'] })
    await suggest([{ action: 'delete', jid: 'zoe@example.com', groups: ['Office'] }])
    await house.until('its end is suggested', ({ people }) => people.suggestions?.removals === 1)
    await house.core.handle('roster.accept', {})
    // It may be added anew: it is not there any more.
    await enter({ jid: 'zoe@example.com', name: 'Zoe', groups: ['Office'] })
  })
})

test('a stranger suggests nobody', async () => {
  await start()
  const bob = await joinAsBob()
  bob.send(
    `<iq type='set' id='s1' to='${ownJid()}'><x xmlns='http://jabber.org/protocol/rosterx'>` +
      `<item action='add' jid='evil@example.com' name='Evil'/></x></iq>`,
  )
  const answer = await bob.next('the answer', ({ name, attrs }) => name === 'iq' && attrs['id'] === 's1')
  expect(answer.attrs['type']).toBe('error')
  bob.send(
    `<message to='${ownJid()}'><body>hello</body><x xmlns='http://jabber.org/protocol/rosterx'>` +
      `<item action='add' jid='evil@example.com' name='Evil'/></x></message>`,
  )
  await suggest([{ jid: 'zoe@example.com' }])
  await waitFor(1)
  expect(await suggestions()).toMatchObject([{ jid: 'zoe@example.com' }])
  bob.close()
})

test('without authorisation the service says why it suggests nobody', async () => {
  await start()
  await house.order({ do: 'revoke', jid: 'ann@example.com' })
  expect(await house.core.handle('roster.ask', {})).toEqual({
    ok: false,
    error: { code: 'refused', detail: 'The requesting JID is not allowed to execute the command.' },
  })
})

function joinAsBob(): Promise<RawClient> {
  const bob = house.simulator.ready.accounts[1]
  return signIn(house.simulator.ready, { username: 'bob', password: bob?.password ?? '', resource: 'desk' })
}
