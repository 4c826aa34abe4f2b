import { expect, test } from 'vitest'
import { valuesOf } from '../../../../app/calls/events/values.ts'
import { e164Of } from '../../../../app/dialing/e164.ts'
import { makeCall } from '../../contract/make-call.ts'

test('a call that is over tells its number, its length in whole seconds and how it ended', () => {
  const call = makeCall({
    state: 'ended',
    startedAtMs: 1_000,
    answeredAtMs: 5_000,
    endedAtMs: 66_900,
    outcome: 'completed',
    callIds: ['a@b', 'c@d'],
  })
  expect(valuesOf(call, { nowMs: 90_000, e164: '+14155551212' })).toEqual({
    number: '4155551212',
    e164: '+14155551212',
    name: 'Ann Carter',
    address: '14155551212@example.com',
    direction: 'incoming',
    event: 'end',
    'call-id': 'a@b',
    started: '1970-01-01T00:00:01.000Z',
    duration: '61',
    outcome: 'completed',
    account: 'ann@example.com',
  })
})

test('a call that goes on has lasted until now; nothing is known of whom withholds everything', () => {
  const call = makeCall({
    state: 'answered',
    answeredAtMs: 5_000,
    remote: { uri: '', address: '', display: '', number: '' },
  })
  const values = valuesOf(call, { nowMs: 8_000, e164: '', moment: 'ring' })
  expect(values).toMatchObject({
    number: '',
    name: '',
    duration: '3',
    event: 'ring',
    outcome: '',
    'call-id': '',
  })
})

test.each([
  ['(415) 555-1212', 'US', '+14155551212'],
  ['+44 20 7946 0958', 'US', '+442079460958'],
  ['030 901820', 'DE', '+4930901820'],
  ['204', 'US', ''],
  ['', 'US', ''],
  ['12345678901234567890123', 'US', ''],
])('%s in %s is %j to the world', (number, country, expected) => {
  expect(e164Of(number, country)).toBe(expected)
})
