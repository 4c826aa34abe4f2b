/** Who took a call that rang here too and stopped unanswered: told only where a watched line's own state shows it. Pure. */
import { legDirection } from '../calls/direction.ts'
import type { Call } from '../calls/model.ts'
import { sameAddress } from '../calls/party.ts'
import type { Line } from './lines.ts'

/**
 * All branches of one call bear one SIP call-id, which is nobody else's (RFC 3261 §8.1.1.4, §16.7): a line on which a
 * branch of this very call was answered took it. Its own voicemail answers like a phone (OnSIP developer wiki, "Active-Calls
 * Pubsub"), so this names the line and not who speaks on it. The caller's line has a branch of the same call too, an
 * outgoing one.
 * @returns the line's address; undefined where no line shows it, or more than one
 */
export function takenBy(call: Call, lines: readonly Line[]): string | undefined {
  if (!isLost(call)) return undefined
  const [address, ...others] = lines.filter((line) => hasTaken(line, call)).map((line) => line.address)
  return others.length === 0 ? address : undefined
}

/** An engine's calls are on no line of the phone service. */
export const isLost = ({ outcome, direction, provider }: Call): boolean =>
  outcome === 'missed' && direction === 'incoming' && provider === undefined

function hasTaken({ address, calls, legs }: Line, call: Call): boolean {
  if (calls.kind !== 'live' || calls.staleSinceMs !== undefined) return false
  if (call.owners.some((owner) => sameAddress(owner, address))) return false
  return [...legs.values()].some(
    (leg) =>
      leg.state === 'answered' &&
      call.callIds.includes(leg.callId) &&
      legDirection(leg) === 'incoming' &&
      sameAddress(leg.toAor, address),
  )
}
