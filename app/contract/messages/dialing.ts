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
import { m } from './keys.ts'

function ruleSentence(rule: DialRule): string {
  switch (rule) {
    case 'national':
      return m.dialing_rule_sentence_national()
    case 'international':
      return m.dialing_rule_sentence_international()
    case 'extension':
      return m.dialing_rule_sentence_extension()
    case 'as-typed':
      return m.dialing_rule_sentence_as_typed()
    case 'sip-address':
      return m.dialing_rule_sentence_sip_address()
    case 'rewritten':
      return m.dialing_rule_sentence_rewritten()
    default:
      return assertNever(rule)
  }
}

function stepSentence(step: DialStep): string {
  switch (step.kind) {
    case 'trunk-zero':
      return m.dialing_step_sentence_trunk_zero()
    case 'letters':
      return step.unused === ''
        ? m.dialing_step_sentence_letters({ letters: step.letters })
        : m.dialing_step_sentence_letters_unused({ letters: step.letters, unused: step.unused })
    case 'area':
      return m.dialing_step_sentence_area({ areaCode: step.areaCode })
    case 'rule':
      return m.dialing_step_sentence_rule({ match: step.match, replace: step.replace })
    case 'international-prefix':
      return m.dialing_step_sentence_international_prefix({ prefix: step.prefix })
    case 'outside-line':
      return m.dialing_step_sentence_outside_line({ prefix: step.prefix })
    default:
      return assertNever(step)
  }
}

function knownSentence(known: KnownBy): string {
  switch (known) {
    case 'spoken':
      return m.dialing_known_sentence_spoken()
    case 'directory':
      return m.dialing_known_sentence_directory()
    case 'contacts':
      return m.dialing_known_sentence_contacts()
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
  if (engineTarget(candidate) === undefined) return [m.dialing_no_way()]
  if (rule === 'sip-address') return [m.dialing_jabber()]
  // The prefixes are those of the phone service, the engine has its own.
  const done = steps.filter(({ kind }) => kind !== 'international-prefix' && kind !== 'outside-line')
  return [ruleSentence(rule), ...done.map(stepSentence)]
}

/** The exact string that the phone service gets; empty where another one dials, or nobody is signed in. */
export const sentLine = ({ uri }: DialCandidate, dialler: ProviderId = 'onsip'): string =>
  dialler === 'onsip' && uri !== '' ? m.dialing_sent_line({ uri }) : ''

/** What is really dialled, digit for digit; '' where it cannot be. */
export function dialledAs(candidate: DialCandidate, dialler: ProviderId): string {
  if (dialler === 'onsip') return candidate.dialString
  if (engineTarget(candidate) === undefined) return ''
  return engineDigits(candidate) ?? candidate.dialString
}

/** What the local engine has to say of a candidate; nothing while the phone service dials. */
function engineNotes(candidate: DialCandidate, dialler: ProviderId): readonly string[] {
  return dialler === 'onsip' || engineDigits(candidate) === undefined ? [] : [m.dialing_credit()]
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
    ...(charge === undefined ? [] : [m.dialing_note_charge()]),
    ...(extension === undefined ? [] : [m.dialing_note_extension({ extension })]),
  ]
}

function cautionSentence(caution: DialCaution): string {
  switch (caution) {
    case 'emergency':
      return m.dialing_caution_sentence_emergency()
    case 'feature-code':
      return m.dialing_caution_sentence_feature_code()
    case 'doubtful':
      return m.dialing_caution_sentence_doubtful()
    default:
      return assertNever(caution)
  }
}

function reasonWords(reason: WaitReason): string {
  switch (reason) {
    case 'first-time':
      return m.dialing_reason_words_first_time()
    case 'international':
      return m.dialing_reason_words_international()
    case 'premium-rate':
      return m.dialing_reason_words_premium_rate()
    case 'odd-length':
      return m.dialing_reason_words_odd_length()
    case 'changed':
      return m.dialing_reason_words_changed()
    default:
      return assertNever(reason)
  }
}

/** Why it is not dialled at once, in one sentence; empty when it is no matter of the number's own. */
export function waitSentence(reasons: readonly WaitReason[]): string {
  if (reasons.length === 0) return ''
  const words = reasons.map(reasonWords)
  const last = words[words.length - 1] ?? ''
  const list =
    words.length === 1 ? last : m.dialing_wait_reasons({ reasons: words.slice(0, -1).join(', '), last })
  return m.dialing_wait_because({ reasons: list })
}

/** Below a text of which only the beginning was looked at. */
export const cutSentence = (): string => m.dialing_cut()
