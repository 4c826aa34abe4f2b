import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatExpire, parseDateTime } from '../../../app/xmpp/date-time.ts'

const NOON = Date.UTC(2010, 10, 2, 12, 0, 0)

describe('a time on the wire', () => {
  it.each([
    ['2010-11-02T12:00:00Z', NOON],
    ['2010-11-02T12:00:00.0000000Z', NOON],
    ['2010-11-02 12:00:00Z', NOON],
    ['2010-11-02T06:00:00-06:00', NOON],
    ['2010-11-02T17:30:00+0530', NOON],
    ['2010-11-02T12:00:00.7Z', NOON + 700],
    ['2010-11-02T12:00:00.0708000Z', NOON + 70],
    ['  2010-11-02T12:00:00Z\n', NOON],
    ['2012-02-29T00:00:00Z', Date.UTC(2012, 1, 29)],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
  ])('%s is read', (text, expected) => {
    expect(parseDateTime(text)).toBe(expected)
  })

  it.each([
    '',
    'yesterday',
    '2010-11-02',
    '2010-11-02T12:00:00',
    '2010-13-02T12:00:00Z',
    '2010-02-30T12:00:00Z',
    '2010-11-02T24:00:00Z',
    '2010-11-02T12:60:00Z',
    '2009-11-23T:328:22Z',
    'Tue Nov 02 2010 12:00:00 GMT',
  ])('"%s" is none', (text) => {
    expect(parseDateTime(text)).toBeUndefined()
  })

  it('an expiry has seven fractional digits, and is read back as it was meant', () => {
    expect(formatExpire(NOON)).toBe('2010-11-02T12:00:00.0000000Z')
    expect(formatExpire(NOON + 708)).toBe('2010-11-02T12:00:00.7080000Z')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), (epochMs) => {
        expect(formatExpire(epochMs)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/)
        expect(parseDateTime(formatExpire(epochMs))).toBe(epochMs)
      }),
    )
  })
})
