/** Where a call stands for the user's rules, and which rules are meant for it. Pure. */
import type { Call } from '../model.ts'
import { sameAddress } from '../party.ts'
import { wasPlaced } from '../setup.ts'
import type { EventMoment, EventRule } from './rule.ts'

/** @returns undefined while only the user's own phone rings, and for what never became a call */
export function momentOf(call: Call): EventMoment | undefined {
  if (call.state === 'answered') return 'answer'
  if (call.outcome === 'missed') return 'missed'
  if (call.outcome === 'failed' || (call.answeredAtMs === undefined && !wasPlaced(call))) return undefined
  return call.state === 'ended' ? 'end' : 'ring'
}

/** Longer digits at the own domain are an outside number: the service calls those there. */
const EXTENSION = /^\d{1,6}$/
const OUTSIDE_NUMBER = /^\+?\d{7,}$/

/**
 * Whether the other side belongs to the own house: a watched line, an extension, or anybody at the domain of the own
 * addresses who is no outside number. Who withholds everything is not known to belong.
 * @param watched addresses of colleagues' lines, `user@domain`
 */
export function isColleague(call: Pick<Call, 'remote' | 'owners'>, watched: readonly string[]): boolean {
  const { address, number } = call.remote
  if (address === '') return EXTENSION.test(number)
  if (watched.some((line) => sameAddress(line, address))) return true
  const [user, domain] = splitAt(address)
  return !OUTSIDE_NUMBER.test(user) && call.owners.some((owner) => sameAddress(splitAt(owner)[1], domain))
}

function splitAt(address: string): readonly [user: string, domain: string] {
  const at = address.lastIndexOf('@')
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}

/** Whether a rule's filters let the call through. @param watched as for `isColleague` */
export const isMeant = (rule: EventRule, call: Call, watched: readonly string[]): boolean =>
  (rule.direction === 'any' || rule.direction === call.direction) &&
  (rule.lines.length === 0 ||
    rule.lines.some((line) => call.owners.some((owner) => sameAddress(line, owner)))) &&
  (rule.colleagues || !isColleague(call, watched))
