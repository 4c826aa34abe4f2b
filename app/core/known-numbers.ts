/** Whom the user knows: by the calls of this run, by the directory, or by their own lists of contacts. */
import type { Call, CallsState } from '../calls/model.ts'
import { assertNever } from '../contract/result.ts'
import type { DialCandidate, KnownBy } from '../dialing/model.ts'
import { userPart } from '../onsip/sip-address.ts'
import type { PeopleLook } from '../people/people-index.ts'
import { OWN_DOMAIN, type Person } from '../people/person.ts'

/** @param ownDomain where extensions are dialled; '' while nobody is signed in */
export function knownBy(
  candidate: DialCandidate,
  calls: CallsState,
  look: PeopleLook,
  ownDomain: string,
): KnownBy | undefined {
  if (isKnownFrom(calls, candidate)) return 'spoken'
  const people = peopleAt(candidate, look, ownDomain)
  if (people.length === 0) return undefined
  return people.some(({ contact }) => contact === undefined) ? 'directory' : 'contacts'
}

/** A call that only rang here makes nobody known: whoever wants to be called back could see to that. */
const isKnownFrom = ({ active, ended }: CallsState, candidate: DialCandidate): boolean =>
  [...active, ...ended].some((call) => wasWanted(call) && isWith(call, candidate))

const wasWanted = ({ direction, answeredAtMs, outcome }: Call): boolean =>
  outcome !== 'failed' && (direction === 'outgoing' || answeredAtMs !== undefined)

const isWith = ({ remote }: Call, { uri, dialString, display, rule }: DialCandidate): boolean =>
  rule === 'sip-address'
    ? remote.address === uri.replace(/^sips?:/, '')
    : userPart(remote.address) === dialString || remote.number === display

/** Whose number this is to the last digit: one that only ends alike is another one. Help and codes are nobody's. */
function peopleAt(
  { rule, caution, dialString, e164 }: DialCandidate,
  look: PeopleLook,
  ownDomain: string,
): readonly Person[] {
  if (caution === 'emergency' || caution === 'feature-code') return []
  switch (rule) {
    case 'sip-address':
      return look.byAddress(dialString)
    case 'extension':
      return [...look.byExtension(dialString, ownDomain), ...look.byExtension(dialString, OWN_DOMAIN)]
    case 'national':
    case 'international': {
      const digits = e164?.replace('+', '') ?? ''
      return look.byNumber(digits).filter(({ numbers }) => numbers.includes(digits))
    }
    // What is dialled is no longer what the list has, or never was anybody's.
    case 'rewritten':
    case 'as-typed':
      return []
    default:
      return assertNever(rule)
  }
}
