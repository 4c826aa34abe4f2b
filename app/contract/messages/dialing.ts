/** Why a text dials what it dials: one sentence for each rule, step and reason, and for what to know before it is dialled. */
import type { ProviderId } from '../../calls/model.ts'
import { engineDigits, engineTarget } from '../../dialing/engine-target.ts'
import type {
  DialCandidate,
  DialCaution,
  DialRule,
  DialStep,
  KnownBy,
  WaitReason,
} from '../../dialing/model.ts'
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

function knownSentence(known: KnownBy): string {
  switch (known) {
    case 'spoken':
      return 'You have called or answered it before.'
    case 'directory':
      return 'In the directory.'
    case 'contacts':
      return 'In your contacts.'
    default:
      return assertNever(known)
  }
}

/** How the text became what is dialled, and whose it is known to be, in the words of whoever dials it. */
export function wayOf(candidate: DialCandidate, dialler: ProviderId = 'onsip'): string {
  const known = candidate.known === undefined ? [] : [knownSentence(candidate.known)]
  return [...stepsOf(candidate, dialler), ...known].join(' ')
}

function stepsOf(candidate: DialCandidate, dialler: ProviderId): readonly string[] {
  const { rule, steps } = candidate
  if (dialler === 'onsip') return [ruleSentence(rule), ...steps.map(stepSentence)]
  if (engineTarget(candidate) === undefined) return [NO_WAY]
  if (rule === 'sip-address') return ['Called as a Jabber address.']
  // The prefixes are those of the phone service, the engine has its own.
  const done = steps.filter(({ kind }) => kind !== 'international-prefix' && kind !== 'outside-line')
  return [ruleSentence(rule), ...done.map(stepSentence)]
}

/** The exact string that the phone service gets; empty where another one dials, or nobody is signed in. */
export const sentLine = ({ uri }: DialCandidate, dialler: ProviderId = 'onsip'): string =>
  dialler === 'onsip' && uri !== '' ? `sends ${uri}` : ''

const CREDIT = 'Calls to telephone numbers need credit with the engine’s provider.'
const NO_WAY = 'The voice engine cannot call this: it takes whole telephone numbers and Jabber addresses.'

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
  const { caution, charge, extension } = candidate
  return [
    ...engineNotes(candidate, dialler),
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
