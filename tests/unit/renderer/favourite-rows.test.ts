import { describe, expect, it } from 'vitest'
import { OF_NO_LIST, type PersonRow } from '../../../app/contract/people.ts'
import { favouriteOfKey, favouriteRows, withFavourites } from '../../../renderer/frame/favourite-rows.ts'

const recent = (dial: string): PersonRow => ({
  ...OF_NO_LIST,
  ...{ id: `recent ${dial}`, kind: 'recent', name: dial, detail: '', dial },
})
const some = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    dial: `u${String(at)}@example.com`,
    name: `User ${String(at)}`,
  }))
const dials = (rows: readonly PersonRow[]) => rows.map(({ dial }) => dial)
const key = (code: string, over = {}) =>
  favouriteOfKey({ code, altKey: true, ctrlKey: false, metaKey: false, shiftKey: false, ...over })

describe('favourites in the empty call field', () => {
  it('stand first, each with its key, nobody twice', () => {
    const rows = favouriteRows(some(2), 'linux')
    expect(rows.map(({ source }) => source)).toEqual(['★ Alt+1', '★ Alt+2'])
    expect(dials(withFavourites(rows, [recent('U0@example.com'), recent('7001')], 8))).toEqual([
      'u0@example.com',
      'u1@example.com',
      '7001',
    ])
  })

  it('leave room for those who were spoken with of late, where there are any', () => {
    const rows = favouriteRows(some(20), 'darwin')
    expect(rows[9]?.source).toBe('★')
    const late = ['7001', '7002', '7003', '7004'].map(recent)
    expect(dials(withFavourites(rows, late, 8)).slice(5)).toEqual(['7001', '7002', '7003'])
    expect(withFavourites(rows, [], 8)).toHaveLength(8)
    expect(withFavourites([], late, 8)).toHaveLength(4)
  })

  it('are called by Alt and a digit, and by no other key', () => {
    expect([key('Digit1'), key('Digit9')]).toEqual([0, 8])
    expect([key('Digit0'), key('KeyA'), key('Digit1', { altKey: false })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect([key('Digit1', { ctrlKey: true }), key('Digit1', { shiftKey: true })]).toEqual([
      undefined,
      undefined,
    ])
  })

  it('are not called by the digits of the number pad, which write characters with Alt on Windows', () => {
    expect(key('Numpad2')).toBeUndefined()
  })
})
