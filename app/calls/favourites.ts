/** Changes of the numbers that a user keeps at hand. Pure. */
import {
  MAX_FAVOURITE_NAME,
  MOST_FAVOURITES,
  sameWay,
  type Favourite,
} from '../contract/keepsakes.ts'
import { cleanLine } from './party.ts'

/** Behind those that are there. @returns the same list where that number is among them, undefined where there is no room */
export function withFavourite(
  favourites: readonly Favourite[],
  { dial, name }: Favourite,
): readonly Favourite[] | undefined {
  if (favourites.some((each) => sameWay(each.dial, dial))) return favourites
  if (favourites.length >= MOST_FAVOURITES) return undefined
  return [...favourites, { dial, name: cleanLine(name, 2_000).slice(0, MAX_FAVOURITE_NAME) || dial }]
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
