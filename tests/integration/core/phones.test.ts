import { afterEach, expect, test } from 'vitest'
import type { AppState } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const live = ({ feeds }: AppState): boolean => feeds.userAgents.status === 'live'

async function signedIn(...options: Parameters<typeof createHouse>): Promise<void> {
  house = await createHouse(...options)
  await house.signIn()
  await house.until('phones are live', live)
}

async function rows(): Promise<readonly unknown[]> {
  const listed = await house.core.handle('phones.list', { offset: 0, limit: 200 })
  if (!listed.ok) throw new Error('refused')
  expect(listed.value.total).toBe(listed.value.rows.length)
  return listed.value.rows.map((row) =>
    row.kind === 'phone' ? [row.address, row.device, row.expired] : [row.address, row.kind],
  )
}

const changed = async (what: string, order: Readonly<Record<string, unknown>>): Promise<void> => {
  const { revision } = house.core.state.feeds.userAgents
  await house.order(order)
  await house.until(what, ({ feeds }) => feeds.userAgents.revision > revision)
}

test('every own address is listed with its phones as they come and go', async () => {
  await signedIn()
  expect(await rows()).toEqual([
    ['ann@example.com', 'Polycom VVX 450', false],
    ['sales@example.com', 'Zoiper', false],
  ])
  await changed('a second phone', { do: 'register', address: 'ann@example.com', device: 'Android app' })
  await changed('none for sales', { do: 'unregister', address: 'sales@example.com' })
  expect(await rows()).toEqual([
    ['ann@example.com', 'Android app', false],
    ['ann@example.com', 'Polycom VVX 450', false],
    ['sales@example.com', 'none'],
  ])
})

test('a row tells where the phone is and until when, and only the rows asked for cross', async () => {
  await signedIn()
  const listed = await house.core.handle('phones.list', { offset: 1, limit: 1 })
  expect(listed).toMatchObject({ ok: true, value: { total: 2, rows: [{ address: 'sales@example.com' }] } })
  const [row] = listed.ok ? listed.value.rows : []
  expect(row?.kind === 'phone' ? row.host : '').toMatch(/^192\.168\.0\.\d+:5060$/)
  const leftMs = (row?.kind === 'phone' ? (row.expiresAtMs ?? 0) : 0) - house.ports.clock.now()
  expect(leftMs).toBeGreaterThan(0)
  expect(leftMs).toBeLessThanOrEqual(3_610_000)
})

test('without a phone to ring that is known before anybody dials, and calling stays possible', async () => {
  await signedIn()
  await house.until('a phone is there', ({ phones }) => phones.own === 'registered')
  await house.order({ do: 'unregister', address: 'ann@example.com' })
  await house.until('no phone is there', ({ phones }) => phones.own === 'none')
  const placed = await house.core.handle('call.create', { to: '17325550100' })
  expect(placed.ok || placed.error.code !== 'no-own-address').toBe(true)
  await house.order({ do: 'register', address: 'ann@example.com', device: 'Zoiper' })
  await house.until('a phone is there again', ({ phones }) => phones.own === 'registered')
})

test('who calls by the engine of this computer needs no phone, and is warned of none', async () => {
  await signedIn()
  await house.order({ do: 'unregister', address: 'ann@example.com' })
  await house.until('no phone is there', ({ phones }) => phones.own === 'none')
  const openzoep = { enabled: true, dialWith: 'openzoep', port: 1, account: 'ann@example.com' } as const
  await house.core.handle('settings.set', { patch: { openzoep } })
  await house.until('it does not matter', ({ phones }) => phones.own === 'unknown')
})

test('a registration whose time is over counts as none, although the service did not take it back', async () => {
  await signedIn({}, { clock: createScaledClock(10) })
  await changed('another phone', {
    ...{ do: 'register', address: 'ann@example.com', device: 'Dead battery', lastsMs: 2_000 },
  })
  await changed('the first is gone', {
    ...{ do: 'unregister', address: 'ann@example.com', device: 'Polycom VVX 450' },
  })
  await house.until('its time is over', ({ phones }) => phones.own === 'none')
  expect(await rows()).toContainEqual(['ann@example.com', 'Dead battery', true])
})

test('off line nothing is said of phones, and the list stays as it was seen last', async () => {
  await signedIn()
  const before = await rows()
  await house.order({ do: 'fault', kind: 'drop' })
  await house.until('stale', ({ feeds }) => feeds.userAgents.status === 'stale')
  expect(house.core.state.phones.own).toBe('unknown')
  expect(await rows()).toEqual(before)
  await house.until('live again', live)
})

test('after signing out no phone of the former account is told', async () => {
  await signedIn()
  await house.core.handle('session.signOut', {})
  expect(await rows()).toEqual([])
  expect(house.core.state.phones).toEqual({ own: 'unknown', ringing: {}, toLift: {}, spokenOn: {} })
})

test('a ringing call names its devices where as many ring as are registered, and no device where fewer do', async () => {
  await signedIn()
  await changed('a second phone', { do: 'register', address: 'ann@example.com', device: 'Android app' })
  const from = 'sip:17325550100@jnctn.net'
  const call = await house.order({ do: 'ring', from, to: 'sip:ann@example.com', phones: 2 })
  const { calls } = await house.until('both are named', ({ phones }) =>
    Object.values(phones.ringing).some((names) => names.length === 2),
  )
  const id = calls.active[0]?.id ?? ''
  expect(house.core.state.phones.ringing[id]).toEqual(['Polycom VVX 450', 'Android app'])
  await house.order({ do: 'hangup', call })
  await house.until('it ended', ({ phones }) => Object.keys(phones.ringing).length === 0)
  await house.order({ do: 'ring', from, to: 'sip:ann@example.com', phones: 1 })
  await house.until('it rings', (state) => state.calls.active.length === 1)
  expect(house.core.state.phones.ringing).toEqual({})
})

test('a call that is being placed names the phones that may be lifted, until one of them is', async () => {
  await signedIn()
  await changed('a second phone', { do: 'register', address: 'ann@example.com', device: 'Android app' })
  const created = await house.core.handle('call.create', { to: '17325550100' })
  if (!created.ok) throw new Error(created.error.code)
  const toLift = () => Object.values(house.core.state.phones.toLift)
  await house.until(
    'the own phone rings',
    ({ calls }) => calls.active[0]?.setup?.state === 'own-phone-ringing',
  )
  expect(toLift()).toEqual([['Polycom VVX 450', 'Android app']])
  await house.order({ do: 'answer', call: created.value.setupId })
  await house.until('it is placed', ({ calls }) => calls.active[0]?.setup?.state === 'placed')
  expect(toLift()).toEqual([])
})

test('where the service lists nothing, a phone that was not heard of is unknown, not missing', async () => {
  house = await createHouse()
  await house.order({ do: 'fault', kind: 'all-items-refused' })
  await house.signIn()
  await house.until(
    'news only',
    ({ feeds }) => feeds.userAgents.status === 'live' && feeds.userAgents.partial,
  )
  expect(await rows()).toEqual([
    ['ann@example.com', 'unknown'],
    ['sales@example.com', 'unknown'],
  ])
  expect(house.core.state.phones.own).toBe('unknown')
})

test('an ended call names the device whose contact its leg bore, and keeps the name; another call names none', async () => {
  await signedIn()
  const contact = 'sip:ann@192.168.0.7:5061'
  const place = { service: 'active-calls', node: '/example.com/ann', id: 'leg-1' }
  await changed('a phone with that contact', {
    ...{ do: 'publish', service: 'user-agents', node: '/example.com/ann', id: 'app' },
    xml: `<user-agent xmlns="onsip:user-agents"><contact>${contact}</contact><device>Zoiper 5</device></user-agent>`,
  })
  await house.order({
    ...{ do: 'publish', ...place },
    xml:
      `<active-call xmlns="onsip:active-calls"><dialog-state>confirmed</dialog-state><to-aor>ann@example.com</to-aor>` +
      `<call-id>c-1</call-id><from-uri>sip:17325550100@jnctn.net</from-uri><to-uri>${contact}</to-uri>` +
      `<from-tag>a</from-tag><to-tag>b</to-tag><branch>z9hG4bK1</branch></active-call>`,
  })
  await house.until('it is spoken', ({ calls }) => calls.active[0]?.state === 'answered')
  await house.order({ do: 'retract', ...place })
  const { calls } = await house.until('named', ({ phones }) => Object.keys(phones.spokenOn).length === 1)
  const named = { [calls.ended[0]?.id ?? '']: 'Zoiper 5' }
  expect(house.core.state.phones.spokenOn).toEqual(named)

  const call = await house.order({ do: 'ring', from: 'sip:12125550147@jnctn.net', to: 'sip:ann@example.com' })
  await house.order({ do: 'answer', call })
  await house.order({ do: 'hangup', call })
  await changed('the phone is gone', {
    ...{ do: 'retract', service: 'user-agents', node: '/example.com/ann', id: 'app' },
  })
  await house.until('the second ended', (state) => state.calls.ended.length === 2)
  expect(house.core.state.phones.spokenOn).toEqual(named)
})
