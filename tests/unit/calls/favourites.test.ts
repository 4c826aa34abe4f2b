import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  movedFavourite,
  withFavourite,
  withoutFavourite,
  favouriteAmong,
  MAX_FAVOURITE_NAME,
  MOST_FAVOURITES,
  sameWay,
  type Favourite,
} from '../../../app/calls/favourites.ts'

const list: readonly Favourite[] = [
  { dial: 'bob@example.com', name: 'Bob' },
  { dial: '+49 30 1234567', name: 'Berlin' },
  { dial: '203', name: 'Desk' },
]
const dials = (favourites: readonly Favourite[] | undefined) => favourites?.map(({ dial }) => dial)

describe('favourites', () => {
  it.each([
    ['bob@example.com', 'sip:BOB@example.com', true],
    ['+49 30 1234567', '030 1234567', true],
    ['+49 30 1234567', '49301234567@pbx.example.com', true],
    ['203', '203@elsewhere.example', false],
    ['203@here.example', '203@elsewhere.example', false],
    ['203', '204', false],
    ['+49 30 1234567', '+49 30 1234568', false],
  ])('%s and %s dial the same: %s', (one, other, is) => {
    expect(sameWay(one, other)).toBe(is)
    expect(sameWay(other, one)).toBe(is)
  })

  it('are known by any way to call somebody; an unknown way is nobody’s', () => {
    expect(favouriteAmong(list, ['', 'bob@example.com'])?.name).toBe('Bob')
    expect(favouriteAmong(list, ['', '203@elsewhere.example'])).toBeUndefined()
  })

  it('are added once, last, with a name that is one line, and no more than fifty', () => {
    expect(dials(withFavourite(list, { dial: 'BOB@example.com', name: 'Again' }))).toEqual(dials(list))
    expect(withFavourite([], { dial: '7001', name: ' \u202eEvil\nname ' })).toEqual([
      { dial: '7001', name: 'Evil name' },
    ])
    expect(withFavourite([], { dial: '7001', name: '\u200b' })?.[0]?.name).toBe('7001')
    const long = `${'a'.repeat(200)}@example.com`
    expect(withFavourite([], { dial: long, name: '' })).toEqual([
      { dial: long, name: long.slice(0, MAX_FAVOURITE_NAME) },
    ])
    const full = Array.from({ length: MOST_FAVOURITES }, (_, at) => ({
      dial: `u${String(at)}@x.example`,
      name: '',
    }))
    expect(withFavourite(full, { dial: 'one@more.example', name: '' })).toBeUndefined()
  })

  it('are moved without any of them being lost', () => {
    expect(dials(movedFavourite(list, '203', 0))).toEqual(['203', 'bob@example.com', '+49 30 1234567'])
    expect(dials(movedFavourite(list, 'bob@example.com', 49))).toEqual([
      '+49 30 1234567',
      '203',
      'bob@example.com',
    ])
    expect(movedFavourite(list, 'nobody', 0)).toBe(list)
    fc.assert(
      fc.property(fc.nat(4), fc.nat(60), (from, to) => {
        const moved = movedFavourite(list, list[from]?.dial ?? 'nobody', to)
        expect([...moved].sort(byDial)).toEqual([...list].sort(byDial))
      }),
    )
    expect(dials(withoutFavourite(list, '203'))).toEqual(['bob@example.com', '+49 30 1234567'])
  })
})

const byDial = (one: Favourite, other: Favourite): number => one.dial.localeCompare(other.dial)
