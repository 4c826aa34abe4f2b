/** One branch of a call: its key, and what a later event of it may change. */
import { legDirection } from './direction.ts'
import type { Leg, LegKey, PastLeg } from './model.ts'

export const sameLeg = (one: LegKey, other: LegKey): boolean =>
  one.itemId === other.itemId && one.node === other.node && one.account === other.account

/** A key as one string; item ids are opaque, node names and accounts have no line break. */
export const legName = (key: LegKey): string => `${key.account ?? ''}\n${placeOf(key)}`

/** The same within one account. */
export const placeOf = (key: LegKey): string => `${key.node}\n${key.itemId}`

/** Two events of one item speak of one call unless the item id was given to another one. */
export const continues = (leg: Leg, next: Leg): boolean =>
  leg.callId === next.callId || (leg.setupId !== '' && leg.setupId === next.setupId)

/**
 * The leg after one more event. The direction stays what its first state told, and a leg never goes back from
 * answered to ringing: such an event is late.
 * @returns `leg` itself when the event says nothing new.
 */
export function updateLeg(leg: Leg, next: Leg): Leg {
  if (leg.callId !== next.callId) return arrived(next)
  if (leg.state === 'answered' && next.state === 'ringing') return leg
  if (leg.state === next.state && isOlder(next, leg)) return leg
  const updated = { ...next, direction: leg.direction }
  return LEG_FIELDS.every((field) => sameField(updated[field], leg[field])) ? leg : updated
}

/** The leg as it enters the model: its direction is settled here and stays. */
export const arrived = (leg: Leg): Leg => ({ ...leg, direction: legDirection(leg) })

/**
 * An event that was sent before the leg went and came after it. Without publish-times nothing can tell it from a phone
 * that rings anew, and a ring is never hidden.
 */
export const isLateCopy = (past: PastLeg, leg: Leg): boolean =>
  sameLeg(past, leg) &&
  past.callId === leg.callId &&
  past.publishedAtMs !== undefined &&
  leg.publishedAtMs !== undefined &&
  leg.publishedAtMs <= past.publishedAtMs

/**
 * While a party hears music on hold, a leg of its own goes to `moh@…`; it is no call of anybody's. Only the target
 * counts: a caller may name himself as he likes.
 */
export const isMusicOnHold = (leg: Leg): boolean => leg.to.address.toLowerCase().startsWith('moh@')

const isOlder = (one: Leg, other: Leg): boolean =>
  one.publishedAtMs !== undefined &&
  other.publishedAtMs !== undefined &&
  one.publishedAtMs < other.publishedAtMs

/** What a republished item may change; its key, call-id and direction stay. */
const LEG_FIELDS = [
  'state',
  'setupId',
  'fromCallSetup',
  'from',
  'to',
  'toAor',
  'fromTag',
  'toTag',
  'branch',
  'publishedAtMs',
] as const satisfies readonly (keyof Leg)[]

type Field = Leg[(typeof LEG_FIELDS)[number]]

const sameField = (one: Field, other: Field): boolean =>
  typeof one === 'object' && typeof other === 'object'
    ? one.uri === other.uri &&
      one.address === other.address &&
      one.display === other.display &&
      one.number === other.number
    : one === other
