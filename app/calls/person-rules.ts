/** What the user has set for one person, and who is meant by it. Pure. */
import type { Party } from './model.ts'
import { sameAddress } from './party.ts'

/**
 * - `as-set`: like everybody else.
 * - `always`: gets through quiet hours, a pause and the system's do-not-disturb.
 * - `never`: is listed, on the tray, and counted only.
 * - `steps`: the tray first, a small card next, a large one with sound in the end.
 */
export const PERSON_ALERTS = ['as-set', 'always', 'never', 'steps'] as const
export type PersonAlerts = (typeof PERSON_ALERTS)[number]

export interface PersonRule {
  /** A SIP address `user@domain`, a number as anybody writes it, or an extension. */
  readonly who: string
  readonly alerts: PersonAlerts
  /** Shown by initials only, always. */
  readonly private: boolean
}

/** Fewer digits are told apart by their area alone, so that an end in common says nothing. */
const TELLING_DIGITS = 8

/** The first rule that means this person. A caller who withheld everything is nobody's. */
export const ruleFor = (party: Party, rules: readonly PersonRule[]): PersonRule | undefined =>
  rules.find(({ who }) => isMeant(party, who))

/** Whether a rule can mean anybody: it takes an address or at least two digits. */
export const canMean = (who: string): boolean => who.includes('@') || digitsOf(who).length >= 2

function isMeant(party: Party, who: string): boolean {
  if (who.includes('@')) return sameAddress(party.address, who.trim().replace(/^sips?:/iu, ''))
  return sameNumber(numberOf(party), digitsOf(who))
}

/** Whether two callers are one, as far as the wire tells; two who withheld everything are not known to be. */
export const sameCaller = (one: Party, other: Party): boolean =>
  sameAddress(one.address, other.address) || sameNumber(numberOf(one), numberOf(other))

const numberOf = ({ number, address }: Party): string =>
  digitsOf(number) || (/^\+?\d+@/u.test(address) ? digitsOf(address.slice(0, address.indexOf('@'))) : '')

/** Without the zero or zeros that stand for "outside this area": a country code stands there elsewhere. */
const digitsOf = (text: string): string => text.replace(/\D/gu, '').replace(/^0+(?=\d)/u, '')

/** One number in its national and its international form; two empty ones are none. */
function sameNumber(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= TELLING_DIGITS && long.endsWith(short)
}
