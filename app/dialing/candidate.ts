/** What was found, as something that can be dialled: the exact string and the reason for it. */
import { isEmergency } from './emergency.ts'
import { formOf } from './format.ts'
import type { DialCandidate, DialCaution } from './model.ts'
import { callingCodeOf, dialStringOf, type NumberReading } from './number.ts'
import type { SipTarget } from './sip-uri.ts'

export interface DialContext {
  /** ISO 3166-1 alpha-2, upper case: how local numbers are read. */
  readonly country: string
  /** Domain of the user's own address; numbers are called there. */
  readonly ownDomain: string
}

export interface Found {
  /** The piece of the source, as it stands there. */
  readonly found: string
  readonly extension?: string
  readonly caution?: DialCaution
}

export function numberCandidate(reading: NumberReading, found: Found, context: DialContext): DialCandidate {
  const dialString = dialStringOf(reading)
  return {
    ...found,
    display: formOf(reading, context.country),
    dialString,
    uri: uriOf(dialString, context),
    rule: reading.callingCode === callingCodeOf(context.country) ? 'national' : 'international',
    ...(reading.hasTrunkZero ? { dropped: 'trunk-zero' } : {}),
  }
}

/** Digits (or a star code) that are dialled as they stand. */
export function plainCandidate(
  dialString: string,
  rule: 'extension' | 'as-typed',
  found: Found,
  context: DialContext,
): DialCandidate {
  return { ...found, display: dialString, dialString, uri: uriOf(dialString, context), rule }
}

export function sipCandidate(target: SipTarget, found: string, context: DialContext): DialCandidate {
  const address = `${target.user}@${target.host}`
  const caution = cautionOf(target.user.replace(/%23/g, '#').replace(/%2a/gi, '*'), context)
  return {
    found: found.slice(0, 300),
    display: address,
    dialString: address,
    uri: `${target.scheme}:${address}`,
    rule: 'sip-address',
    ...(caution === undefined ? {} : { caution }),
  }
}

/** What a string of digits, stars and hashes may set off. */
export function cautionOf(dialled: string, context: DialContext): DialCaution | undefined {
  if (isEmergency(dialled, context.country)) return 'emergency'
  return /^[\d*#]*[*#][\d*#]*$/.test(dialled) ? 'feature-code' : undefined
}

/** A hash begins no fragment in a SIP URI, it has to be escaped (RFC 3261 §25.1, `user`). */
const uriOf = (dialString: string, { ownDomain }: DialContext): string =>
  ownDomain === '' ? '' : `sip:${dialString.replace(/#/g, '%23')}@${ownDomain}`
