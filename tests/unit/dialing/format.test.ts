import { expect, test } from 'vitest'
import { formatNumber } from '../../../app/dialing/format.ts'

test.each([
  ['US', '17325550100', '(732) 555-0100'],
  ['US', '7325550100', '(732) 555-0100'],
  ['US', '+17325550100', '(732) 555-0100'],
  ['US', '732-555-0100', '(732) 555-0100'],
  ['US', '011442079460958', '+44 20 7946 0958'],
  ['US', '+442079460958', '+44 20 7946 0958'],
  ['US', '442079460958', '+44 20 7946 0958'],
  ['GB', '442079460958', '020 7946 0958'],
  ['GB', '17325550100', '+1 732 555 0100'],
  ['DE', '004930123456', '030 123456'],
  ['US', '204', '204'],
  ['US', '123456', '123456'],
  ['US', '99999999', '99999999'],
])('in %s the user part %s is written %s', (country, user, shown) => {
  expect(formatNumber(user, country)).toBe(shown)
})

test.each([
  'bob2',
  'line7.desk',
  'ann',
  '',
  'anonymous',
  '1.2',
  '+',
  '12a',
  '*72',
  '4155551212x',
  '1'.repeat(41),
])('%j is no number', (user) => {
  expect(formatNumber(user, 'US')).toBe('')
})
