import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { readLineAddresses } from '../../../app/people/line-addresses.ts'

test.each([
  ['bob', ['bob@example.com']],
  ['Bob@Example.NET', ['Bob@example.net']],
  ['sip:bob@example.com;transport=tls, <sips:cy@example.com>', ['bob@example.com', 'cy@example.com']],
  ['bob BOB bob@example.com\ncy\t100', ['bob@example.com', 'cy@example.com', '100@example.com']],
  ['<cy@example.com>;', ['cy@example.com']],
])('%j names %j', (text, addresses) => {
  expect(readLineAddresses(text, 'example.com')).toEqual({ addresses, unread: [] })
})

test('what cannot be read is told as it was written', () => {
  expect(readLineAddresses('a@@b cy @x x@ ', 'example.com')).toEqual({
    addresses: ['cy@example.com'],
    unread: ['a@@b', '@x', 'x@'],
  })
  expect(readLineAddresses('bob', '')).toEqual({ addresses: [], unread: ['bob'] })
})

it('every text gives addresses that have a leaf, each once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { addresses } = readLineAddresses(text, 'example.com')
      for (const address of addresses) expect(address).toMatch(/^[^\s@/<>]+@[^\s@/<>]+$/)
      expect(new Set(addresses.map((each) => each.toLowerCase())).size).toBe(addresses.length)
    }),
    { numRuns: 1_000 },
  )
})
