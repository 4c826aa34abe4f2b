/** Why a text dials what it dials: one sentence for each rule, step and reason, and for what to know before it is dialled. */
import type { DialCandidate, DialCaution, DialRule, DialStep, WaitReason } from '../../dialing/model.ts'
import { assertNever } from '../result.ts'

function ruleSentence(rule: DialRule): string {
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
    case 'rewritten':
      return 'Changed by a rule of yours.'
    default:
      return assertNever(rule)
  }
}

function stepSentence(step: DialStep): string {
  switch (step.kind) {
    case 'trunk-zero':
      return 'The zero behind the country code is left out.'
    case 'letters':
      return step.unused === ''
        ? `The letters ${step.letters} are read as the keys they stand on.`
        : `The letters ${step.letters} are read as the keys they stand on; ${step.unused} is more than a number holds and left out.`
    case 'area':
      return `Your area ${step.areaCode} is put before it.`
    case 'rule':
      return `Your rule turns ${step.match} into ${step.replace}.`
    case 'international-prefix':
      return `${step.prefix} is put before the country code.`
    case 'outside-line':
      return `${step.prefix} is put before it for an outside line.`
    default:
      return assertNever(step)
  }
}

/** What was done to the number, in order; empty when nothing was. */
const stepSentences = ({ steps }: DialCandidate): readonly string[] => steps.map(stepSentence)

/** How the text became what is dialled, in plain steps. */
export const wayOf = (candidate: DialCandidate): string =>
  [ruleSentence(candidate.rule), ...stepSentences(candidate)].join(' ')

/** The exact string that the phone service gets. */
export const sentLine = (uri: string): string => `Sent: ${uri}`

/** What else the reader should know of a candidate, most important first; empty when there is nothing. */
export function candidateNotes({ caution, charge, extension }: DialCandidate): readonly string[] {
  return [
    ...(caution === undefined ? [] : [cautionSentence(caution)]),
    ...(charge === undefined ? [] : ['A premium-rate number: it costs more than a call.']),
    ...(extension === undefined
      ? []
      : [`Extension ${extension} is not dialled; key it in after the answer.`]),
  ]
}

function cautionSentence(caution: DialCaution): string {
  switch (caution) {
    case 'emergency':
      return 'An emergency number: help is sent to the place your phone is registered for, not to this computer.'
    case 'feature-code':
      return 'A service code: it may change how your phones behave.'
    case 'doubtful':
      return 'This may be no telephone number: look at it before you call.'
    default:
      return assertNever(caution)
  }
}

function reasonWords(reason: WaitReason): string {
  switch (reason) {
    case 'first-time':
      return 'you have not called it before'
    case 'international':
      return 'it is abroad'
    case 'premium-rate':
      return 'it is a premium-rate number'
    case 'odd-length':
      return 'its length is unusual'
    case 'changed':
      return 'it was changed on the way'
    default:
      return assertNever(reason)
  }
}

/** Why it is not dialled at once, in one sentence; empty when it is no matter of the number's own. */
export function waitSentence(reasons: readonly WaitReason[]): string {
  if (reasons.length === 0) return ''
  const words = reasons.map(reasonWords)
  const last = words[words.length - 1] ?? ''
  const list = words.length === 1 ? last : `${words.slice(0, -1).join(', ')}, and ${last}`
  return `Waits because ${list}.`
}

/** Below a text of which only the beginning was looked at. */
export const CUT_SENTENCE = 'Only the first 10,000 characters were read.'
