/** Favourites as rows of what can be called. Pure. */
import { favouriteAmong, type Favourite } from '../../app/calls/favourites.ts'
import { favouriteKey } from '../../app/contract/messages/keepsakes.ts'
import { OF_NO_LIST, type PersonRow } from '../../app/contract/people.ts'

/** So many have a key of their own. */
export const MOST_KEYS = 9

/** @param platform names the key that calls each */
export const favouriteRows = (favourites: readonly Favourite[], platform: string): readonly PersonRow[] =>
  favourites.map(({ dial, name }, at) => ({
    ...OF_NO_LIST,
    ...{ id: `favourite ${dial}`, kind: 'contact', name, dial },
    detail: dial === name ? '' : dial,
    source: at < MOST_KEYS ? favouriteKey(at + 1, platform) : '★',
  }))

/** Favourites first, and at least a third of the list for who was spoken with of late and is none of them. */
export function withFavourites(
  favourites: readonly PersonRow[],
  recent: readonly PersonRow[],
  most: number,
): readonly PersonRow[] {
  const kept: readonly Favourite[] = favourites
  const others = recent.filter(({ dial }) => favouriteAmong(kept, [dial]) === undefined)
  const first = favourites.slice(0, Math.max(0, most - Math.min(others.length, Math.ceil(most / 3))))
  return [...first, ...others].slice(0, most)
}

/**
 * Which favourite a key means, from 0; undefined for any other key. The key's place counts: with Alt its sign may differ.
 * Not those of the number pad: with Alt they write characters on Windows, one digit after the other.
 */
export function favouriteOfKey({
  code,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): number | undefined {
  if (!altKey || ctrlKey || metaKey || shiftKey) return undefined
  const digit = /^Digit([1-9])$/u.exec(code)?.[1]
  return digit === undefined ? undefined : Number(digit) - 1
}
