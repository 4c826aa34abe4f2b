/** What users keep for themselves about calls: numbers at hand, notes on calls. It stays on this computer. */
import { sameCaller } from '../calls/person-rules.ts'
import { NOBODY } from '../calls/party.ts'
import type { Direction, Party } from '../calls/model.ts'

/** A number that is kept at hand. */
export interface Favourite {
  /** Text to be dialled: an address `user@domain`, or a number as it was written. No two favourites have the same. */
  readonly dial: string
  readonly name: string
}

/** What was written about one call, and what that call is known by. */
export interface CallNote {
  /** 1 to `MAX_NOTE` characters; lines end with a line feed. */
  readonly text: string
  readonly direction: Direction
  /** Of the remote party, `user@domain`; empty where it was withheld. */
  readonly address: string
  /** By our clock, epoch ms. */
  readonly startedAtMs: number
  /** Whether the call was there before we looked, so that its beginning is known roughly. */
  readonly silent: boolean
  /** SIP call-ids (RFC 3261 §8.1.1.4); empty where none was seen. */
  readonly callIds: readonly string[]
  /** Of the service's record of the call; empty until it was found there. */
  readonly rowId: string
}

/** One account's. */
export interface Keepsakes {
  /** In the user's own order. */
  readonly favourites: readonly Favourite[]
  /** The one that was written last stands first. */
  readonly notes: readonly CallNote[]
}

export const NO_KEEPSAKES: Keepsakes = { favourites: [], notes: [] }

/** More than anybody keeps at hand. */
export const MOST_FAVOURITES = 50
/** Two or three a day for a year; the one that was written longest ago goes. */
export const MOST_NOTES = 1_000
/** UTF-16 units. */
export const MAX_NOTE = 2_000
export const MAX_FAVOURITE_NAME = 120
export const MAX_FAVOURITE_DIAL = 320

/** What windows show of it. */
export interface KeepsakesState {
  readonly favourites: readonly Favourite[]
  /** Call id → what was written about it. Of the calls that are shown only; earlier ones have theirs in the history. */
  readonly notes: Readonly<Record<string, string>>
  /** Whom the user called last, named as the directory does; null where nobody is known to have been called. */
  readonly lastDialled: Party | null
}

export const NO_KEEPSAKES_STATE: KeepsakesState = { favourites: [], notes: {}, lastDialled: null }

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

const plain = (way: string): string => way.trim().replace(/^sips?:/iu, '').toLowerCase()

const partyOf = (way: string): Party =>
  way.includes('@') ? { ...NOBODY, address: plain(way) } : { ...NOBODY, number: way }
