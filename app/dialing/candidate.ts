/** What was found, as something that can be dialled: the exact string and the reason for it. */
import { isEmergency } from './emergency.ts'
import { formOf } from './format.ts'
import type { DialCandidate, DialCaution, DialStep } from './model.ts'
import { callingCodeOf, readNumber, type NumberReading } from './number.ts'
import type { DialContext } from './plan.ts'
import { rewrite, type Rewritten } from './rewrite.ts'
import type { SipTarget } from './sip-uri.ts'

export interface Found {
  /** The piece of the source, as it stands there. */
  readonly found: string
  /** Its digits, with a plus where one stood. */
  readonly written: string
  /** What was done already to read it. */
  readonly steps?: readonly DialStep[]
  readonly extension?: string
  readonly caution?: DialCaution
}

export function numberCandidate(reading: NumberReading, found: Found, context: DialContext): DialCandidate {
  const e164 = `+${reading.callingCode}${reading.national}`
  const isNational = reading.callingCode === callingCodeOf(context.country)
  const prefix = reading.callingCode === '1' ? '' : context.internationalPrefix
  const outside: readonly DialStep[] =
    context.outsidePrefix === '' ? [] : [{ kind: 'outside-line', prefix: context.outsidePrefix }]
  const abroad: readonly DialStep[] = prefix === '' ? [] : [{ kind: 'international-prefix', prefix }]
  const zero: readonly DialStep[] = reading.hasTrunkZero ? [{ kind: 'trunk-zero' }] : []
  const before = [...(found.steps ?? []), ...zero]
  const plain: DialCandidate = {
    ...found,
    ...dialled(`${context.outsidePrefix}${prefix}${reading.callingCode}${reading.national}`, context),
    display: formOf(reading, context.country),
    rule: isNational ? 'national' : 'international',
    steps: [...before, ...abroad, ...outside],
    e164,
    ...(reading.charge === 'premium-rate' ? { charge: reading.charge } : {}),
    ...(reading.isValid ? {} : { oddLength: true }),
  }
  const rewritten = rewrite(context.rules, found.written, e164)
  return rewritten === undefined ? plain : afterRule(rewritten, { ...plain, steps: before }, context)
}

/** Digits (or a star code) that are dialled as they stand. */
export function plainCandidate(
  dialString: string,
  rule: 'extension' | 'as-typed',
  found: Found,
  context: DialContext,
): DialCandidate {
  const plain: DialCandidate = {
    ...found,
    ...dialled(dialString, context),
    display: dialString,
    rule,
    steps: found.steps ?? [],
    ...(rule === 'as-typed' && /^\d+$/.test(dialString) && found.caution !== 'emergency'
      ? { oddLength: true }
      : {}),
  }
  // Emergency numbers and codes are no numbers that a rule may change.
  const isCode = found.caution === 'emergency' || found.caution === 'feature-code'
  const rewritten = isCode ? undefined : rewrite(context.rules, found.written, undefined)
  return rewritten === undefined ? plain : afterRule(rewritten, plain, context)
}

/** A result with a plus is a number like any other from there on, its prefixes included; all others stand as they are. */
function afterRule(
  { rule: { match, replace }, result }: Rewritten,
  before: DialCandidate,
  context: DialContext,
): DialCandidate {
  const steps: readonly DialStep[] = [...before.steps, { kind: 'rule', match, replace }]
  const reading = result.startsWith('+') ? readNumber(result, context.country) : undefined
  if (result.startsWith('+') && reading === undefined) return before
  const { oddLength: _odd, charge: _charge, ...kept } = before
  if (reading !== undefined) {
    const found = { ...kept, written: result, steps }
    return {
      ...numberCandidate(reading, found, { ...context, rules: [] }),
      written: before.written,
      rule: 'rewritten',
    }
  }
  const caution = cautionOf(result, context) ?? before.caution
  return {
    ...kept,
    ...(before.charge === undefined ? {} : { charge: before.charge }),
    ...dialled(result, context),
    rule: 'rewritten',
    steps,
    ...(caution === undefined ? {} : { caution }),
  }
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
    steps: [],
    written: '',
    ...(caution === undefined ? {} : { caution }),
  }
}

/** What a string of digits, stars and hashes may set off. Behind the outside line help is reached as well. */
export function cautionOf(
  dialled: string,
  { country, outsidePrefix }: Pick<DialContext, 'country' | 'outsidePrefix'>,
): DialCaution | undefined {
  const outside = dialled.startsWith(outsidePrefix) ? dialled.slice(outsidePrefix.length) : dialled
  if (isEmergency(dialled, country) || isEmergency(outside, country)) return 'emergency'
  return /^[\d*#]*[*#][\d*#]*$/.test(dialled) ? 'feature-code' : undefined
}

/** A hash begins no fragment in a SIP URI, it has to be escaped (RFC 3261 §25.1, `user`). */
const dialled = (
  dialString: string,
  { ownDomain }: DialContext,
): Pick<DialCandidate, 'dialString' | 'uri'> => ({
  dialString,
  uri: ownDomain === '' ? '' : `sip:${dialString.replace(/#/g, '%23')}@${ownDomain}`,
})
