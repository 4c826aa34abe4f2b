/** Whom the user has spoken with, as far as the calls of this run tell. */
import type { Call, CallsState } from '../calls/model.ts'
import type { DialCandidate } from '../dialing/model.ts'
import { userPart } from '../onsip/sip-address.ts'

/** A call that only rang here makes nobody known: whoever wants to be called back could see to that. */
export const isKnownFrom = ({ active, ended }: CallsState, candidate: DialCandidate): boolean =>
  [...active, ...ended].some((call) => wasWanted(call) && isWith(call, candidate))

const wasWanted = ({ direction, answeredAtMs, outcome }: Call): boolean =>
  outcome !== 'failed' && (direction === 'outgoing' || answeredAtMs !== undefined)

const isWith = ({ remote }: Call, { uri, dialString, display, rule }: DialCandidate): boolean =>
  rule === 'sip-address'
    ? remote.address === uri.replace(/^sips?:/, '')
    : userPart(remote.address) === dialString || remote.number === display
