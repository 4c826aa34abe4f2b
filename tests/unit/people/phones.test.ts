import { describe, expect, it, test } from 'vitest'
import type { Leg } from '../../../app/calls/model.ts'
import { contactOf } from '../../../app/onsip/sip-address.ts'
import { phoneRows } from '../../../app/people/phone-rows.ts'
import {
  deviceOfLeg,
  isExpired,
  nextExpiry,
  ringingDevices,
  type RegisteredPhone,
} from '../../../app/people/phones.ts'

const ANN = 'ann@example.com'
const phone = (changes: Partial<RegisteredPhone> = {}): RegisteredPhone => ({
  ...{ owner: ANN, device: 'Desk', contact: 'ann@192.0.2.1:5060', source: 'ann@192.0.2.1:5060' },
  ...{ expiresAtMs: 2_000, dialogAtMs: undefined },
  ...changes,
})
const app = phone({ device: 'App', contact: 'ann@192.0.2.2:5061', source: '203.0.113.7:4000' })
const nobody = { uri: '', address: '', display: '', number: '' }
const leg = (toUri: string, changes: Partial<Leg> = {}): Leg => ({
  ...{ node: '/example.com/ann', itemId: toUri, owner: ANN, state: 'ringing', direction: 'incoming' },
  ...{ callId: 'c', setupId: '', fromCallSetup: false, from: nobody, to: { ...nobody, uri: toUri } },
  ...{ toAor: ANN, fromTag: '', toTag: '', branch: '', publishedAtMs: undefined },
  ...changes,
})
const named = (legs: readonly Leg[], phones: readonly RegisteredPhone[]) =>
  ringingDevices(legs, phones, contactOf)

describe('the device of a leg', () => {
  const deviceOf = (ownUri: string, phones: readonly RegisteredPhone[], owner = ANN) =>
    deviceOfLeg({ owner, ownUri }, phones, contactOf)

  it('is the one whose contact the leg bears', () => {
    expect(deviceOf('<sip:ann@192.0.2.2:5061;ob>', [phone(), app])).toBe('App')
  })

  it('is not guessed', () => {
    expect(deviceOf('sip:ann@example.com', [phone()])).toBeUndefined()
    expect(deviceOf('', [phone({ contact: '' })])).toBeUndefined()
    expect(deviceOf('sip:ann@192.0.2.2:5061', [app], 'sales@example.com')).toBeUndefined()
    expect(deviceOf('sip:ann@192.0.2.2:5061', [app, { ...app, device: 'Other' }])).toBeUndefined()
  })
})

describe('the devices that ring', () => {
  it('are those whose contact the call was sent to', () => {
    expect(named([leg('sip:ann@192.0.2.2:5061;ob')], [phone(), app])).toEqual(['App'])
  })

  it('are all of them where as many ring as are registered', () => {
    const aor = 'sip:ann@example.com'
    expect(named([leg(aor), leg(aor, { itemId: 'b' })], [phone(), app])).toEqual(['Desk', 'App'])
    expect(named([leg(aor)], [phone()])).toEqual(['Desk'])
  })

  it('are not guessed', () => {
    const aor = 'sip:ann@example.com'
    expect(named([leg(aor)], [phone(), app])).toEqual([])
    expect(named([leg(aor), leg(aor, { itemId: 'b' })], [phone()])).toEqual([])
    expect(named([leg(aor)], [phone({ owner: 'sales@example.com' })])).toEqual([])
    expect(named([leg(aor, { state: 'answered' })], [phone()])).toEqual([])
    expect(named([leg(aor, { direction: 'outgoing' })], [phone()])).toEqual([])
  })

  it('without a name are named by their place', () => {
    expect(named([leg('sip:ann@example.com')], [phone({ device: '' })])).toEqual(['192.0.2.1:5060'])
  })
})

test('a registration is over at its end, and one without an end is not', () => {
  expect([1_999, 2_000].map((at) => isExpired(phone(), at))).toEqual([false, true])
  expect(isExpired(phone({ expiresAtMs: undefined }), 9e15)).toBe(false)
  expect(nextExpiry([phone(), phone({ expiresAtMs: 1_500 }), phone({ expiresAtMs: undefined })], 1_600)).toBe(
    2_000,
  )
  expect(nextExpiry([phone()], 2_000)).toBeUndefined()
})

test('rows stand by address: those that ring first, their times in this machine’s clock', () => {
  const rows = phoneRows({
    phones: [
      { id: '1', phone: phone({ expiresAtMs: 900 }) },
      { id: '2', phone: app },
    ],
    addresses: [ANN, 'sales@example.com'],
    ...{ whole: true, serverNowMs: 1_000, skewMs: 100 },
  })
  expect(
    rows.map((row) => (row.kind === 'phone' ? [row.device, row.expired, row.expiresAtMs] : row.kind)),
  ).toEqual([['App', false, 1_900], ['Desk', true, 800], 'none'])
  expect(rows[0]).toMatchObject({ host: '192.0.2.2:5061', source: '203.0.113.7:4000' })
  expect(rows[1]).toMatchObject({ source: '' })
})
