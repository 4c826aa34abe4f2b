/** What is said about calls: who, in which state, how it ended. Pure functions of the model. */
import { calledAs } from '../../calls/called.ts'
import { howItEnded, type DeviceOf } from '../../calls/ending.ts'
import type { Call, Party, SetupState } from '../../calls/model.ts'
import { assertNever } from '../result.ts'
import { errorSentence } from './errors.ts'
import { listOf } from './formatters.ts'
import { acting, labelled } from './joining.ts'
import { duration, timer } from './time.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const callText = texts({
  withheld: m.calls_withheld,
  accept: m.calls_accept,
  accepting: m.calls_accepting,
  endHere: m.calls_end_here,
  endHereHint: m.calls_end_here_hint,
  hangUp: m.calls_hang_up,
  cancel: m.calls_cancel,
  decline: m.calls_decline,
  hide: m.calls_hide,
  hideCard: m.calls_hide_card,
  transfer: m.calls_transfer,
  transferTo: m.calls_transfer_to,
  transferPlaceholder: m.calls_transfer_placeholder,
  transferNow: m.calls_transfer_now,
  more: m.calls_more,
  callBack: m.calls_call_back,
  ending: m.calls_ending,
  transferring: m.calls_transferring,
  tryAgain: m.calls_try_again,
  cards: m.calls_cards,
})

/** Who it is: the name, else the number, else the address, else that it was withheld; veiled, what hides it. */
export const partyTitle = (party: Party): string =>
  (party.veil ?? (nameOf(party) || party.number || party.address)) || callText.withheld

/**
 * The second line: the number, where the title is not the number already. A name that is a number or an address, and not
 * the one that calls, is told as what it is: anybody can put anything there.
 */
export function partyDetail(party: Party): string {
  if (party.veil !== undefined) return ''
  const title = partyTitle(party)
  const detail = party.number || party.address
  const claimed = claimOf(party)
  return [detail === title ? '' : detail, claimed === '' ? '' : m.calls_party_detail({ claimed })]
    .filter(Boolean)
    .join(' · ')
}

/**
 * Where they work, beside the name; empty where it is not known, hidden, or the title already. Like a name it is none when
 * it is a number or an address.
 */
export const partyOrganisation = (party: Party): string =>
  party.veil !== undefined ||
  party.organisation === undefined ||
  party.organisation === partyTitle(party) ||
  isNumberOrAddress(party.organisation)
    ? ''
    : party.organisation

/** Nobody is called by a number: what looks like one is not shown as somebody's name. */
const nameOf = ({ display }: Party): string => (isNumberOrAddress(display) ? '' : display)

/** A display name that is a number or an address other than the caller's own; one that repeats it says nothing. */
function claimOf({ display, number, address }: Party): string {
  if (!isNumberOrAddress(display)) return ''
  const digits = digitsOf(display)
  const [user = ''] = address.split('@')
  const known = digitsOf(number) || digitsOf(user)
  const repeats =
    digits === ''
      ? display.replace(/^sips?:/i, '').toLowerCase() === address.toLowerCase()
      : known !== '' && (known.endsWith(digits) || digits.endsWith(known))
  return repeats ? '' : display
}

/** Digits of any script, with what people write between them; or `user@domain`. */
const isNumberOrAddress = (text: string): boolean =>
  /^[\p{Nd}\s()+*#./\p{Pd}]*\p{Nd}[\p{Nd}\s()+*#./\p{Pd}]*$/u.test(text) || /^\S+@\S+$/u.test(text)

const digitsOf = (text: string): string =>
  text.includes('@') ? '' : text.normalize('NFKC').replace(/[^\p{Nd}*#]/gu, '')

/** Where a call is being sent, or was to be when it failed. */
export const transferLine = ({ pending, transfer }: Pick<Call, 'pending' | 'transfer'>): string =>
  transfer === undefined
    ? ''
    : pending === 'transfer'
      ? m.calls_transfer_line({ shown: transfer.shown })
      : m.calls_transfer_to_failed({ shown: transfer.shown })

/** The state line of a call that is not over. */
export function liveState(call: Call): string {
  if (call.state === 'answered') return m.calls_live_state_answered()
  if (call.setup !== undefined) return setupState(call.setup.state)
  return call.direction === 'outgoing'
    ? m.calls_live_state_calling()
    : call.direction === 'incoming'
      ? m.calls_live_state_incoming()
      : m.calls_live_state_ringing()
}

/** The same where no time is counted: of a call that may be long over it says no more than is known. */
export const briefState = (call: Call): string => (call.uncertain ? m.calls_uncertain() : liveState(call))

/** For a call that may be long over: nothing was heard of it for longer than it can ring. */
export const noNews = (silentMs: number): string => m.calls_uncertain_for({ duration: duration(silentMs) })

function setupState(state: SetupState): string {
  switch (state) {
    case 'requested':
      return m.calls_setup_state_requested()
    case 'own-phone-ringing':
      return m.calls_setup_state_own_phone_ringing()
    case 'own-phone-answered':
    case 'placed':
      return m.calls_setup_state_placed()
    case 'failed':
      return m.calls_setup_state_failed()
    default:
      return assertNever(state)
  }
}

/** How long the own phone still rings before the attempt is given up. */
export const leftToLift = (leftMs: number): string => m.calls_left_to_lift({ time: timer(leftMs) })

/** What a click-to-call card says while the own phone rings. */
export const thenWeCall = (title: string): string => m.calls_then_we_call({ title })

/** Which of the user's addresses take part, e.g. `For sales@example.com`; by which number or alias, where it was one. */
export function callAddresses(call: Call): string {
  if (call.owners.length === 0) return ''
  const names = listOf(call.owners)
  if (call.direction === 'outgoing') return m.calls_from_own({ names })
  const asked = calledAs(call)
  return asked.length === 0
    ? m.calls_for_own({ names })
    : m.calls_for_own_called_as({ called: listOf(asked), names })
}

/** Which other address of the user a call is for, e.g. `for sales@example.com`; empty when it is the account's own. */
export function forOther(call: Call, ownAddress: string): string {
  const others = call.owners.filter((owner) => owner.toLowerCase() !== ownAddress.toLowerCase())
  if (call.direction !== 'incoming' || others.length === 0) return ''
  return m.calls_for_other({ list: listOf(others) })
}

/**
 * How it ended, and no more than the wire tells. Lengths run from the answer, or from the first ring.
 * @param deviceOf names the registered phone of a leg, where it is known
 * @param takenBy the colleague's line on which a missed call was answered, where that is known
 */
export function endedSentence(call: Call, deviceOf?: DeviceOf, takenBy?: string): string {
  const end = howItEnded(call, deviceOf)
  switch (end.is) {
    case 'talked':
      return end.device === undefined
        ? m.calls_ended_sentence_talked({ time: timer(end.talkedMs) })
        : m.calls_ended_sentence_talked_on({ time: timer(end.talkedMs), device: end.device })
    case 'voicemail':
      return m.calls_ended_sentence_voicemail()
    case 'missed':
      return [
        m.calls_ended_sentence_missed({ duration: duration(end.rangMs) }),
        ...afterMissed(end, takenBy),
      ].join(', ')
    case 'declined':
      return m.calls_ended_sentence_declined({ duration: duration(end.rangMs) })
    case 'cancelled':
      return m.calls_ended_sentence_cancelled({ duration: duration(end.rangMs) })
    case 'refused':
      return refusedAt(end.at)
    case 'unknown':
      return m.calls_ended_sentence_unknown()
    default:
      return assertNever(end)
  }
}

/** The line answered, which may have been its voicemail: who spoke nobody knows. */
const afterMissed = (
  { leftVoicemail }: { readonly leftVoicemail: boolean },
  takenBy: string | undefined,
): readonly string[] => [
  ...(takenBy === undefined ? [] : [m.calls_taken_by({ takenBy })]),
  ...(leftVoicemail ? [m.calls_left_voicemail()] : []),
]

/** The same for a row of a list, where the time of day stands beside it. */
export function endedDetail(call: Call, deviceOf?: DeviceOf, takenBy?: string): string {
  const end = howItEnded(call, deviceOf)
  switch (end.is) {
    case 'talked':
      return [
        m.calls_ended_detail_talked(),
        duration(end.talkedMs),
        ...(end.device === undefined ? [] : [end.device]),
        ...(end.here ? [m.calls_ended_here()] : []),
      ].join(' · ')
    case 'voicemail':
      return m.calls_ended_detail_voicemail()
    case 'missed':
      // A row has little room, and how long it rang matters less where somebody took it.
      return [
        m.calls_ended_detail_missed(),
        ...(takenBy === undefined ? [m.calls_rang_for({ duration: duration(end.rangMs) })] : []),
        ...afterMissed(end, takenBy),
      ].join(' · ')
    case 'declined':
      return m.calls_ended_detail_declined({ duration: duration(end.rangMs) })
    case 'cancelled':
      return [
        m.calls_ended_detail_cancelled({ duration: duration(end.rangMs) }),
        ...(end.here ? [m.calls_ended_here()] : []),
      ].join(' · ')
    case 'refused':
      return failure(call)
    case 'unknown':
      return m.calls_ended_detail_unknown()
    default:
      return assertNever(end)
  }
}

/** Where an attempt stood when it came to nothing. */
function refusedAt(stage: SetupState | undefined): string {
  switch (stage) {
    case 'requested':
      return m.calls_refused_at_requested()
    case 'own-phone-ringing':
      return m.calls_refused_at_own_phone_ringing()
    case 'own-phone-answered':
      return m.calls_refused_at_own_phone_answered()
    case 'placed':
    case 'failed':
    case undefined:
      return m.calls_refused_at()
    default:
      return assertNever(stage)
  }
}

/** Why a call could not be made, in one sentence. */
export function failure(call: Call): string {
  const error = call.setup?.error ?? call.problem
  return error === undefined ? m.calls_failure() : errorSentence(error).sentence
}

/** What the arrow beside an ended call means, for those who do not see it. */
export function directionWord(call: Call): string {
  switch (call.direction) {
    case 'incoming':
      return m.calls_direction_word_incoming()
    case 'outgoing':
      return m.calls_direction_word_outgoing()
    case 'unknown':
      return m.calls_direction_word_unknown()
  }
}

/** Read aloud at once when a call comes in. */
export function announceIncoming(call: Call): string {
  const detail = partyDetail(call.remote)
  const who = partyTitle(call.remote)
  return detail === ''
    ? m.calls_announce_incoming({ who })
    : m.calls_announce_incoming_detail({ who, detail })
}

/** Read aloud when there is a pause. */
export const announceLive = (call: Call): string => labelled(liveState(call), partyTitle(call.remote))
export const announceEnded = (call: Call): string =>
  m.calls_announce_ended({ name: partyTitle(call.remote), ending: endedSentence(call) })

/** Name of a button that many rows have, so that a list of buttons makes sense. */
export const withParty = (action: string, party: Party): string => acting(action, partyTitle(party))
