/** What was found, as a local OpenZoep engine is asked to call it (van Eykelen, "OpenZoep", O'Reilly 2006, page 2). */
import type { DialCandidate } from './model.ts'

/** Under this resource engines are reached. */
const RESOURCE = 'Zoep'

/**
 * @returns a full JID, or `unknown/#` and the full international number behind `00`; undefined for what the engine has no
 * way to call: extensions, star codes, addresses with a port
 */
export function engineTarget(
  candidate: Pick<DialCandidate, 'rule' | 'dialString' | 'e164'>,
): string | undefined {
  const digits = engineDigits(candidate)
  if (digits !== undefined) return `unknown/#${digits}`
  const isJid = candidate.rule === 'sip-address' && /^[^@:%]+@[^@:]+$/.test(candidate.dialString)
  return isJid ? `${candidate.dialString}/${RESOURCE}` : undefined
}

/** The digits of a telephone number as the engine gets them, `00` first; undefined when it is no whole number. */
export function engineDigits({ rule, e164 }: Pick<DialCandidate, 'rule' | 'e164'>): string | undefined {
  const isNumber = rule === 'national' || rule === 'international'
  return isNumber && e164 !== undefined ? `00${e164.slice(1)}` : undefined
}
