/** Why a text dials what it dials: one sentence for each rule, and one for each thing to know before it is dialled. */
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

/** What else the reader should know of a candidate, most important first; empty when there is nothing. */
export function candidateNotes({ caution, extension, dropped }: DialCandidate): readonly string[] {
  return [
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
