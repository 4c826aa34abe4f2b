/** Why a text dials what it dials: one sentence for each rule, and one for each thing to know before it is dialled. */
import type { ProviderId } from '../../calls/model.ts'
import { engineDigits, engineTarget } from '../../dialing/engine-target.ts'
import type { DialCandidate, DialCaution, DialRule } from '../../dialing/model.ts'
import { assertNever } from '../result.ts'

export function ruleSentence(rule: DialRule): string {
  switch (rule) {
    case 'national':
      return 'A number of your own country.'
    case 'international':
      return 'A number abroad.'
    case 'extension':
      return 'An extension of your own house.'
    case 'as-typed':
      return 'Dialled exactly as it stands.'
    case 'sip-address':
      return 'A SIP address, called as it is.'
    default:
      return assertNever(rule)
  }
}

const CREDIT = 'Calls to telephone numbers need credit with the engine’s provider.'
const NO_WAY = 'The voice engine cannot call this: it takes whole telephone numbers and Jabber addresses.'

/** The reason for what is dialled, in the words of whoever dials it. */
export function reasonFor(candidate: DialCandidate, dialler: ProviderId): string {
  if (dialler === 'onsip') return ruleSentence(candidate.rule)
  if (engineTarget(candidate) === undefined) return NO_WAY
  return candidate.rule === 'sip-address' ? 'Called as a Jabber address.' : ruleSentence(candidate.rule)
}

/** What is really dialled, digit for digit; '' where it cannot be. */
export function dialledAs(candidate: DialCandidate, dialler: ProviderId): string {
  if (dialler === 'onsip') return candidate.dialString
  if (engineTarget(candidate) === undefined) return ''
  return engineDigits(candidate) ?? candidate.dialString
}

/** What the local engine has to say of a candidate; nothing while the phone service dials. */
function engineNotes(candidate: DialCandidate, dialler: ProviderId): readonly string[] {
  return dialler === 'onsip' || engineDigits(candidate) === undefined ? [] : [CREDIT]
}

/** The same for several numbers, each thing once. */
export const notesForAll = (candidates: readonly DialCandidate[], dialler: ProviderId): readonly string[] => [
  ...new Set(candidates.flatMap((candidate) => engineNotes(candidate, dialler))),
]

/**
 * What else the reader should know of a candidate, most important first; empty when there is nothing.
 * @param dialler who would place the call
 */
export function candidateNotes(candidate: DialCandidate, dialler: ProviderId = 'onsip'): readonly string[] {
  const { caution, extension, dropped } = candidate
  return [
    ...engineNotes(candidate, dialler),
    ...(caution === undefined ? [] : [cautionSentence(caution)]),
    ...(extension === undefined
      ? []
      : [`Extension ${extension} is not dialled; key it in after the answer.`]),
    ...(dropped === undefined ? [] : ['The zero in brackets is left out behind the country code.']),
  ]
}

function cautionSentence(caution: DialCaution): string {
  switch (caution) {
    case 'emergency':
      return 'An emergency number: help is sent to the place your phone is registered for, not to this computer.'
    case 'feature-code':
      return 'A service code: it may change how your phones behave.'
    case 'unsure':
      return 'This may be no telephone number: look at it before you call.'
    default:
      return assertNever(caution)
  }
}
