/** Who called whom, from the owner's point of view. */
import type { Direction, Leg } from './model.ts'
import { sameAddress } from './party.ts'

/**
 * A leg tells its direction by its first state. One that is first seen answered is told by who stands where: the
 * owner as the originator, else as the callee; and only a callee's leg has a branch.
 */
export function legDirection(leg: Leg): Direction {
  if (leg.direction !== 'unknown') return leg.direction
  if (sameAddress(leg.from.address, leg.owner)) return 'outgoing'
  if (sameAddress(leg.toAor, leg.owner) || sameAddress(leg.to.address, leg.owner)) return 'incoming'
  return leg.branch === '' ? 'unknown' : 'incoming'
}

/**
 * Direction of a call whose legs disagree. A call to oneself or between two own addresses has a leg of each kind:
 * the user placed it, so it is outgoing, whichever leg came first.
 */
export function joinDirections(one: Direction, other: Direction): Direction {
  if (one === 'outgoing' || other === 'outgoing') return 'outgoing'
  return one === 'unknown' ? other : one
}
