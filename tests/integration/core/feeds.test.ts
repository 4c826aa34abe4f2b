import { afterEach, expect, test } from 'vitest'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const live = (state: House['core']['state']): boolean => state.feeds.recentCalls.status === 'live'

test('a service besides the calls is subscribed to once calls are seen, and follows what it publishes', async () => {
  house = await createHouse()
  expect(house.core.state.feeds.recentCalls.status).toBe('off')
  await house.signIn()
  const { feeds } = await house.until('recent calls are live', live)
  expect(feeds.recentCalls.subscription).toMatchObject({ status: 'subscribed', node: '/me/ann@example.com' })
  const before = feeds.recentCalls.revision
  const call = await house.order({ do: 'ring', from: 'sip:17325550100@jnctn.net', to: 'sip:ann@example.com' })
  await house.order({ do: 'hangup', call })
  await house.until('its record arrives', ({ feeds: { recentCalls } }) => recentCalls.revision > before)
})

test('is stale while the link is down and live again after it', async () => {
  house = await createHouse()
  await house.signIn()
  await house.until('recent calls are live', live)
  await house.order({ do: 'fault', kind: 'drop' })
  await house.until('stale', ({ feeds }) => feeds.recentCalls.status === 'stale')
  await house.until('live again', live)
})

test('is off after signing out, and nothing of it is left', async () => {
  house = await createHouse()
  await house.signIn()
  await house.until('recent calls are live', live)
  await house.core.handle('session.signOut', {})
  expect(house.core.state.feeds.recentCalls).toMatchObject({ status: 'off' })
})

test('its trouble does not hide calls', async () => {
  house = await createHouse()
  await house.signIn()
  await house.until('recent calls are live', live)
  await house.order({ do: 'fault', kind: 'expire-subscriptions' })
  await house.until('it is told', ({ feeds }) => feeds.recentCalls.status !== 'live')
  await house.until('live again', live)
})
