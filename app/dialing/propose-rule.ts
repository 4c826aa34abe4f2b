/** From a correction to the rules that would have made it. */
import type { DialCandidate } from './model.ts'
import { MAX_RULE_TEXT, type RewriteRule } from './plan.ts'
import { problemOf, rewrite } from './rewrite.ts'

export interface Proposal {
  /** `this`: this number alone. `alike`: every number of its length that begins the same way. */
  readonly reach: 'this' | 'alike'
  readonly rule: RewriteRule
}

/** With fewer digits in common the numbers have nothing to do with each other. */
const MIN_COMMON = 3

/**
 * Plus and country code stay written out, so that a rule for one country touches no other: of one digit in North America
 * and Russia, of up to three elsewhere (ITU-T E.164, list of assigned country codes).
 */
const countryPart = (e164: string): number => (/^\+[17]/.test(e164) ? 2 : 4)

/**
 * @param candidate what would be dialled
 * @param wanted what the user says should be dialled: digits, separators mean nothing
 * @returns the narrow rule first; empty when nothing can or need be changed, as with codes and emergency numbers
 */
export function proposeRules(
  candidate: Pick<DialCandidate, 'written' | 'e164' | 'dialString' | 'caution' | 'rule'>,
  wanted: string,
): readonly Proposal[] {
  const target = wanted.replace(/[ ().-]/g, '')
  const { written, e164, dialString } = candidate
  if (!isCorrectable(candidate) || target === dialString || !/^\+?\d{1,40}$/.test(target)) return []
  // The international form is the same however somebody wrote it.
  const seen = e164 ?? written
  const common = commonTail(seen, target, e164 === undefined ? 0 : countryPart(e164))
  const narrow: Proposal = { reach: 'this', rule: patternRule(seen, target) }
  const wide: readonly Proposal[] =
    common < MIN_COMMON
      ? []
      : [{ reach: 'alike', rule: patternRule(withPlaces(seen, common), withPlaces(target, common)) }]
  return [narrow, ...wide].filter(
    ({ rule: each }) => problemOf(each) === undefined && rewrite([each], written, e164)?.result === target,
  )
}

/** Emergency numbers, codes and addresses are no matter of rules. */
export const isCorrectable = ({ caution, rule }: Pick<DialCandidate, 'caution' | 'rule'>): boolean =>
  caution !== 'emergency' && caution !== 'feature-code' && rule !== 'sip-address'

/** How many characters at the end are the same; the first `kept` of `one` never count. */
function commonTail(one: string, other: string, kept: number): number {
  let length = 0
  while (
    length < one.length - kept &&
    length < other.length &&
    /\d/.test(one.charAt(one.length - 1 - length)) &&
    one.charAt(one.length - 1 - length) === other.charAt(other.length - 1 - length)
  ) {
    length += 1
  }
  return length
}

const withPlaces = (text: string, places: number): string =>
  text.slice(0, text.length - places) + 'X'.repeat(places)

const patternRule = (match: string, replace: string): RewriteRule => ({
  kind: 'pattern',
  match: match.slice(0, MAX_RULE_TEXT),
  replace: replace.slice(0, MAX_RULE_TEXT),
  note: '',
})
