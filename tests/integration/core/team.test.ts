import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { AppState } from '../../../app/contract/state.ts'
import type { LineRow } from '../../../app/contract/team.ts'
import { untilTrue } from '../../desktop/until.ts'
import { createScaledClock } from '../../clock.ts'
import { signIn } from '../simulator/raw-client.ts'
import { authorize, subscribe } from '../simulator/requests.ts'
import { createHouse, joinHouse, startSimulator, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const BOB = 'bob@example.com'

async function rows(offset = 0, limit = 200): Promise<readonly LineRow[]> {
  const listed = await house.core.handle('team.list', { offset, limit })
  if (!listed.ok) throw new Error(listed.error.code)
  return listed.value.rows
}
const shown = async (): Promise<readonly string[]> =>
  (await rows()).map(({ address, state }) => `${address} ${state}`)

/** Waits until the rows are so; the state tells when it is worth to look. */
async function untilRow(what: string, address: string, fits: (row: LineRow) => boolean): Promise<LineRow> {
  for (let { revision } = house.core.state.team; ;) {
    const row = (await rows()).find((each) => each.address === address)
    if (row !== undefined && fits(row)) return row
    await house.until(`${what}: ${JSON.stringify(row)}`, ({ team }) => team.revision > revision)
    revision = house.core.state.team.revision
  }
}
const settled = ({ team }: AppState): boolean => team.total > 0 && team.asking === 0

async function watching(text: string, ...options: Parameters<typeof createHouse>): Promise<void> {
  house = await createHouse(...options)
  await house.signIn()
  const added = await house.core.handle('team.add', { text })
  if (!added.ok) throw new Error(added.error.code)
  await house.until('every line is told', settled)
}

const lineSubscriptions = async () => {
  const schema = z.object({
    subscriptions: z.array(
      z.object({
        ...{ service: z.string(), node: z.string(), state: z.string(), subid: z.string() },
        expires: z.number().nullable(),
      }),
    ),
  })
  const { subscriptions } = schema.parse(await house.simulator.do({ do: 'state' }))
  return subscriptions.filter(({ node }) => !node.startsWith('/me/'))
}

test('a line shows free, ringing, on a call with whom, and without a phone, as it changes', async () => {
  await watching('bob')
  await untilRow('free, with a phone', BOB, ({ state, devices }) => state === 'free' && devices === 1)
  await house.order({
    ...{ do: 'ring', from: 'sip:17325550100@jnctn.net', to: `sip:${BOB}`, fromDisplay: '"Bea Lind"' },
  })
  const ringing = await untilRow('ringing', BOB, ({ state }) => state === 'ringing')
  expect(ringing).toMatchObject({ direction: 'incoming', remote: { display: 'Bea Lind' } })
  expect(Math.abs((ringing.sinceMs ?? 0) - Date.now())).toBeLessThan(60_000)
  await house.order({ do: 'answer' })
  await untilRow('on a call', BOB, ({ state, calling }) => state === 'talking' && !calling)
  await house.order({ do: 'hangup' })
  await untilRow('free again', BOB, ({ state }) => state === 'free')
  await house.order({ do: 'outgoing', from: `sip:${BOB}`, to: 'sip:17325550100@jnctn.net' })
  await untilRow('calling', BOB, ({ state, calling }) => state === 'talking' && calling)
  await house.order({ do: 'hangup' })
  await house.order({ do: 'unregister', address: BOB })
  expect(await untilRow('no phone', BOB, ({ state }) => state === 'no-phone')).toMatchObject({ devices: 0 })
})

test('a line and its caller bear the directory’s names, whatever the caller says of itself', async () => {
  await watching('bob')
  await house.until(
    'the directory is read',
    ({ people, feeds }) => people.count > 0 && feeds.directories.status === 'live',
  )
  await house.order({
    ...{ do: 'ring', from: 'sip:14155550103@jnctn.net', to: `sip:${BOB}`, fromDisplay: '"The Tax Office"' },
  })
  const row = await untilRow('ringing', BOB, ({ state }) => state === 'ringing')
  expect(row).toMatchObject({ name: 'Bob Reed', remote: { display: 'Carla Diaz', number: '(415) 555-0103' } })
})

test('a colleague’s call is never taken for a call of one’s own', async () => {
  await watching('bob')
  await house.order({ do: 'ring', from: 'sip:17325550100@jnctn.net', to: `sip:${BOB}` })
  await untilRow('ringing', BOB, ({ state }) => state === 'ringing')
  expect(house.core.state.calls.active).toEqual([])
  // Over a new stream the old subscription still speaks, and does so before anybody is authorised.
  await house.order({ do: 'fault', kind: 'drop' })
  await house.until('off line', ({ session }) => session.link.status !== 'connected')
  await house.order({ do: 'ring', from: 'sip:17325550101@jnctn.net', to: `sip:${BOB}` })
  await house.until(
    'back',
    ({ session, team }) => session.snapshot === 'done' && team.staleSinceMs === undefined,
  )
  await untilRow(
    'ringing',
    BOB,
    ({ state, staleSinceMs }) => state === 'ringing' && staleSinceMs === undefined,
  )
  expect(house.core.state.calls).toEqual({ active: [], ended: [] })
})

test('a call that rang here and at a colleague tells that the colleague’s line took it, and only then', async () => {
  await watching('bob')
  await house.until('the directory is read', ({ people }) => people.count > 0)
  const group = async (): Promise<void> => {
    await house.order({
      ...{ do: 'ring', from: 'sip:17325550100@jnctn.net', to: 'sip:ann@example.com', group: [BOB] },
    })
    await house.until('it rings here', ({ calls }) => calls.active.length === 1)
    await untilRow('it rings there', BOB, ({ state }) => state === 'ringing')
  }
  await group()
  await house.order({ do: 'hangup' })
  await house.until('given up', ({ calls }) => calls.ended.length === 1)
  await untilRow('free again', BOB, ({ state }) => state === 'free')
  expect(house.core.state.team.takenBy).toEqual({})

  await group()
  await house.order({ do: 'answer', at: BOB })
  const { calls, team } = await house.until('taken', (state) => Object.keys(state.team.takenBy).length > 0)
  expect(calls.ended).toHaveLength(2)
  expect(calls.ended[0]).toMatchObject({ outcome: 'missed' })
  expect(team.takenBy).toEqual({ [calls.ended[0]?.id ?? '']: 'Bob Reed' })
  // It is kept when the colleague’s call ends too.
  await house.order({ do: 'hangup' })
  await untilRow('free again', BOB, ({ state }) => state === 'free')
  expect(house.core.state.team.takenBy).toEqual(team.takenBy)
})

test('what goes on when the list is opened is seen, and a phone that is not there is told', async () => {
  house = await createHouse()
  await house.order({ do: 'outgoing', from: `sip:${BOB}`, to: 'sip:17325550100@jnctn.net' })
  await house.order({ do: 'answer' })
  await house.signIn()
  await house.core.handle('team.add', { text: BOB })
  await untilRow('on a call', BOB, ({ state }) => state === 'talking')
})

test('a line that its owner does not show is told as refused, and shows once he does', async () => {
  await watching('bob, stranger@example.net')
  expect(await shown()).toEqual([`${BOB} free`, 'stranger@example.net unknown'])
  expect((await rows())[1]?.why).toEqual({ kind: 'refused', error: { code: 'subscription-refused' } })
  expect(house.core.state.team).toMatchObject({ total: 2, refused: 1, asking: 0 })
  await house.order({ do: 'line', address: BOB, open: false })
  await untilRow('refused', BOB, ({ why }) => why?.kind === 'refused')
  await house.order({ do: 'line', address: BOB, open: true })
  await house.core.handle('team.remove', { address: BOB })
  await house.core.handle('team.add', { text: 'bob' })
  await untilRow('free', BOB, ({ state }) => state === 'free')
})

test('the list is a setting: order kept, twins and nonsense left out, those removed unsubscribed', async () => {
  await watching('bob carol@example.com sip:BOB@Example.com;x=1', { colleagues: 3 })
  const added = await house.core.handle('team.add', { text: 'dave,, <sip:erin@example.com> no@@one' })
  expect(added).toEqual({ ok: true, value: { added: 2, unread: ['no@@one'] } })
  await house.core.handle('team.move', { address: 'dave@example.com', to: 0 })
  const order = ['dave@example.com', BOB, 'carol@example.com', 'erin@example.com']
  expect((await rows()).map(({ address }) => address)).toEqual(order)
  expect(house.ports.settings.read().team.lines).toEqual(order)
  await house.until('every line is told', settled)
  await house.core.handle('team.remove', { address: 'carol@example.com' })
  expect((await rows()).map(({ address }) => address)).not.toContain('carol@example.com')
  await untilTrue('it is unsubscribed', async () =>
    (await lineSubscriptions()).every(({ node }) => !node.endsWith('/carol')),
  )
  expect(await house.core.handle('team.add', { text: '@@@' })).toMatchObject({
    ok: false,
    error: { code: 'line-invalid', detail: '@@@' },
  })
})

test('while the link is down the lines stay as they were, told as old, and come back by themselves', async () => {
  await watching('bob')
  await house.order({ do: 'fault', kind: 'drop' })
  await house.until('old', ({ team }) => team.staleSinceMs !== undefined)
  expect((await rows())[0]).toMatchObject({ state: 'free' })
  expect((await rows())[0]?.staleSinceMs).toBeGreaterThan(0)
  await house.until('current', ({ team }) => team.staleSinceMs === undefined)
  await untilRow('current', BOB, ({ staleSinceMs }) => staleSinceMs === undefined)
  // Taken up again, not asked for twice.
  expect(await lineSubscriptions()).toHaveLength(2)
})

test('a subscription that ends without a word is found out and taken up again', async () => {
  await watching('bob')
  const before = (await lineSubscriptions()).map(({ subid }) => subid)
  await house.order({ do: 'fault', kind: 'expire-subscriptions' })
  await untilTrue('both are new', async () => {
    const now = (await lineSubscriptions()).filter(({ subid }) => !before.includes(subid))
    return now.filter(({ state }) => state === 'subscribed').length === 2
  })
  await untilRow('free again', BOB, ({ state }) => state === 'free')
})

test('where items are not listed a line is unknown until a call of it was seen to end', async () => {
  house = await createHouse()
  await house.order({ do: 'fault', kind: 'all-items-refused' })
  await house.signIn()
  await house.core.handle('team.add', { text: 'bob' })
  await untilRow('unknown', BOB, ({ why }) => why?.kind === 'partial')
  await house.order({ do: 'ring', from: 'sip:17325550100@jnctn.net', to: `sip:${BOB}` })
  await untilRow('ringing', BOB, ({ state }) => state === 'ringing')
  await house.order({ do: 'hangup' })
  await untilRow('free', BOB, ({ state }) => state === 'free')
})

test('subscriptions to lines get a later end with each new grant', async () => {
  const clock = createScaledClock(30)
  await watching('bob', { expiresS: 90, clock }, { clock })
  const endOf = async (): Promise<number> =>
    Math.min(...(await lineSubscriptions()).map(({ expires }) => expires ?? 0))
  const first = await endOf()
  expect(first).toBeGreaterThan(clock.now())
  await untilTrue('a later end', async () => (await endOf()) > first)
  expect(await lineSubscriptions()).toHaveLength(2)
})

test('one that the service dropped without a word is found out by looking, and taken up again', async () => {
  const clock = createScaledClock(30)
  await watching('bob', { clock }, { clock })
  await house.order({ do: 'fault', kind: 'expire-subscriptions', silent: true })
  expect(await lineSubscriptions()).toEqual([])
  await untilTrue('both stand again', async () => (await lineSubscriptions()).length === 2)
  await untilRow('free', BOB, ({ state }) => state === 'free')
})

test('what an earlier run left behind and is not watched any more is ended', async () => {
  const simulator = await startSimulator({ colleagues: 2 })
  const password = simulator.ready.accounts[0]?.password ?? ''
  const before = await signIn(simulator.ready, { username: 'ann', password, resource: 'ringside-test0000' })
  await authorize(before, 'ann@example.com', password)
  await subscribe(before, '/example.com/carol')
  before.close()
  house = joinHouse(simulator, {}, true)
  await house.signIn()
  await house.core.handle('team.add', { text: 'bob' })
  await untilRow('free', BOB, ({ state }) => state === 'free')
  await untilTrue('carol’s is ended', async () =>
    (await lineSubscriptions()).every(({ node }) => !node.endsWith('/carol')),
  )
})

test('signing out ends the subscriptions and forgets what was seen', async () => {
  await watching('bob')
  await house.core.handle('session.signOut', {})
  expect((await rows()).map(({ state, why }) => [state, why?.kind])).toEqual([['unknown', 'asking']])
  await untilTrue('they are ended', async () => (await lineSubscriptions()).length === 0)
})

test('a list of a thousand lines is told in few messages, and a change of one costs one', async () => {
  house = await createHouse({ colleagues: 1_000 })
  await house.signIn()
  let patches = 0
  let rowsAsked = 0
  const dispose = house.core.subscribe(({ team }) => {
    if (team !== undefined) patches += 1
  })
  const { accounts } = house.simulator.ready
  const colleagues = accounts.map(({ jid }) => jid).slice(-1_000)
  await house.core.handle('team.add', { text: colleagues.join('\n') })
  // Until all are told: as many events as lines and services, however slow the machine.
  for (let done = false; !done;) {
    const before = house.core.state.team.revision
    done = settled(house.core.state)
    if (!done) await house.until('the next news', ({ team }) => team.revision > before)
  }
  rowsAsked += (await rows(0, 200)).length
  expect(house.core.state.team).toMatchObject({ total: 1_000, asking: 0, refused: 0 })
  expect(rowsAsked).toBe(200)
  // Two thousand answers and as many snapshots came; each message carries a number, never a row.
  expect(patches).toBeLessThan(1_500)
  expect(JSON.stringify(house.core.state.team).length).toBeLessThan(200)
  const before = house.core.state.team.revision
  await house.order({ do: 'ring', from: 'sip:17325550100@jnctn.net', to: 'sip:zoe@example.com' })
  await house.until('told', ({ team }) => team.revision > before)
  dispose()
})
