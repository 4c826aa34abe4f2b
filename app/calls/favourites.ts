/** The numbers that a user keeps at hand, and their changes. Pure. */
import type { Party } from './model.ts'
import { cleanLine, NOBODY } from './party.ts'
import { sameCaller } from './person-rules.ts'

/** A number that is kept at hand. */
export interface Favourite {
  /** Text to be dialled: an address `user@domain`, or a number as it was written. No two favourites have the same. */
  readonly dial: string
  readonly name: string
}

/** More than anybody keeps at hand. */
export const MOST_FAVOURITES = 50
export const MAX_FAVOURITE_NAME = 120
export const MAX_FAVOURITE_DIAL = 320

/** Behind those that are there. @returns the same list where that number is among them, undefined where there is no room */
export function withFavourite(
  favourites: readonly Favourite[],
  { dial, name }: Favourite,
): readonly Favourite[] | undefined {
  if (favourites.some((each) => sameWay(each.dial, dial))) return favourites
  if (favourites.length >= MOST_FAVOURITES) return undefined
  return [...favourites, { dial, name: (cleanLine(name, 2_000) || dial).slice(0, MAX_FAVOURITE_NAME) }]
}

export const withoutFavourite = (favourites: readonly Favourite[], dial: string): readonly Favourite[] =>
  favourites.filter((each) => each.dial !== dial)

/** @param to its index afterwards; beyond the end: the last. @returns the same list where nothing moves */
export function movedFavourite(
  favourites: readonly Favourite[],
  dial: string,
  to: number,
): readonly Favourite[] {
  const from = favourites.findIndex((each) => each.dial === dial)
  const moved = favourites[from]
  const at = Math.min(to, favourites.length - 1)
  if (moved === undefined || from === at) return favourites
  const others = withoutFavourite(favourites, dial)
  return [...others.slice(0, at), moved, ...others.slice(at)]
}

/** @param ways what somebody can be called by, addresses and numbers; @returns the favourite that is one of these */
export const favouriteAmong = (
  favourites: readonly Favourite[],
  ways: readonly string[],
): Favourite | undefined =>
  favourites.find(({ dial }) => ways.some((way) => way !== '' && sameWay(dial, way)))

/**
 * Whether two texts dial the same, as far as they tell: a number in its national and its international form does. Two
 * addresses are one or are not; the extension of another house is none of this one.
 */
export function sameWay(one: string, other: string): boolean {
  if (plain(one) === plain(other)) return true
  const addresses = [one, other].filter((way) => way.includes('@'))
  const isNumber = addresses.every((address) => OUTSIDE_NUMBER.test(plain(address)))
  return addresses.length < 2 && isNumber && sameCaller(partyOf(one), partyOf(other))
}

const OUTSIDE_NUMBER = /^\+?\d{7,}@/u

const plain = (way: string): string =>
  way
    .trim()
    .replace(/^sips?:/iu, '')
    .toLowerCase()

const partyOf = (way: string): Party =>
  way.includes('@') ? { ...NOBODY, address: plain(way) } : { ...NOBODY, number: way }
