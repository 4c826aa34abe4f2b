/** What is said about calls: who, in which state, how it ended. Pure functions of the model. */
import { calledAs } from '../../calls/called.ts'
import { howItEnded, type DeviceOf } from '../../calls/ending.ts'
import type { Call, Party, SetupState } from '../../calls/model.ts'
import { assertNever } from '../result.ts'
import { errorSentence } from './errors.ts'
import { listOf } from './formatters.ts'
import { duration, timer } from './time.ts'

export const callText = {
  withheld: 'Caller ID withheld',
  accept: 'Accept',
  accepting: 'Accepting…',
  endHere: 'End here',
  endHereHint:
    '“End here” takes the call off this list only: the voice engine has no hang-up. End the call on the other side, or close the engine.',
  hangUp: 'Hang up',
  cancel: 'Cancel',
  decline: 'Decline',
  hide: 'Hide',
  hideCard: 'Hide card',
  transfer: 'Transfer…',
  transferTo: 'Transfer to',
  transferPlaceholder: 'Name, number or extension',
  transferNow: 'Transfer',
  more: 'More',
  callBack: 'Call',
  ending: 'Ending…',
  transferring: 'Transferring…',
  tryAgain: 'Try again',
  cards: 'Calls',
} as const

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
  return [detail === title ? '' : detail, claimed === '' ? '' : `gives its name as “${claimed}”`]
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
      ? `Transferring to ${transfer.shown}…`
      : `Transfer to ${transfer.shown}`

/** The state line of a call that is not over. */
export function liveState(call: Call): string {
  if (call.state === 'answered') return 'On a call'
  if (call.setup !== undefined) return setupState(call.setup.state)
  return call.direction === 'outgoing'
    ? 'Calling…'
    : call.direction === 'incoming'
      ? 'Incoming call'
      : 'Ringing'
}

/** The same where no time is counted: of a call that may be long over it says no more than is known. */
export const briefState = (call: Call): string => (call.uncertain ? 'Uncertain: no news' : liveState(call))

/** For a call that may be long over: nothing was heard of it for longer than it can ring. */
export const noNews = (silentMs: number): string => `Uncertain: no news for ${duration(silentMs)}`

function setupState(state: SetupState): string {
  switch (state) {
    case 'requested':
      return 'Calling your phone…'
    case 'own-phone-ringing':
      return 'Pick up your phone'
    case 'own-phone-answered':
    case 'placed':
      return 'Calling…'
    case 'failed':
      return 'Call failed'
    default:
      return assertNever(state)
  }
}

/** How long the own phone still rings before the attempt is given up. */
export const leftToLift = (leftMs: number): string => `${timer(leftMs)} left`

/** What a click-to-call card says while the own phone rings. */
export const thenWeCall = (title: string): string => `then we call ${title}`

/** Which of the user's addresses take part, e.g. `For sales@example.com`; by which number or alias, where it was one. */
export function callAddresses(call: Call): string {
  if (call.owners.length === 0) return ''
  const names = listOf(call.owners)
  if (call.direction === 'outgoing') return `From ${names}`
  const asked = calledAs(call)
  return asked.length === 0 ? `For ${names}` : `For ${listOf(asked)} (${names})`
}

/** Which other address of the user a call is for, e.g. `for sales@example.com`; empty when it is the account's own. */
export function forOther(call: Call, ownAddress: string): string {
  const others = call.owners.filter((owner) => owner.toLowerCase() !== ownAddress.toLowerCase())
  if (call.direction !== 'incoming' || others.length === 0) return ''
  return `for ${listOf(others)}`
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
      return `Ended after ${timer(end.talkedMs)}${end.device === undefined ? '' : ` on ${end.device}`}`
    case 'voicemail':
      return 'Went to voicemail'
    case 'missed':
      return [`Missed after ${duration(end.rangMs)}`, ...afterMissed(end, takenBy)].join(', ')
    case 'declined':
      return `Declined after ${duration(end.rangMs)}`
    case 'cancelled':
      return `Cancelled after ${duration(end.rangMs)}`
    case 'refused':
      return refusedAt(end.at)
    case 'unknown':
      return 'Ended'
    default:
      return assertNever(end)
  }
}

/** The line answered, which may have been its voicemail: who spoke nobody knows. */
const afterMissed = (
  { leftVoicemail }: { readonly leftVoicemail: boolean },
  takenBy: string | undefined,
): readonly string[] => [
  ...(takenBy === undefined ? [] : [`answered on ${takenBy}’s line`]),
  ...(leftVoicemail ? ['left a voicemail'] : []),
]

const ENDED_HERE = 'ended here'

/** The same for a row of a list, where the time of day stands beside it. */
export function endedDetail(call: Call, deviceOf?: DeviceOf, takenBy?: string): string {
  const end = howItEnded(call, deviceOf)
  switch (end.is) {
    case 'talked':
      return [
        'Answered',
        duration(end.talkedMs),
        ...(end.device === undefined ? [] : [end.device]),
        ...(end.here ? [ENDED_HERE] : []),
      ].join(' · ')
    case 'voicemail':
      return 'Went to voicemail'
    case 'missed':
      // A row has little room, and how long it rang matters less where somebody took it.
      return [
        'Missed',
        ...(takenBy === undefined ? [`rang ${duration(end.rangMs)}`] : []),
        ...afterMissed(end, takenBy),
      ].join(' · ')
    case 'declined':
      return `Declined · rang ${duration(end.rangMs)}`
    case 'cancelled':
      return `Cancelled · rang ${duration(end.rangMs)}${end.here ? ` · ${ENDED_HERE}` : ''}`
    case 'refused':
      return failure(call)
    case 'unknown':
      return 'Ended'
    default:
      return assertNever(end)
  }
}

/** Where an attempt stood when it came to nothing. */
function refusedAt(stage: SetupState | undefined): string {
  switch (stage) {
    case 'requested':
      return 'Call failed: your phone was not called'
    case 'own-phone-ringing':
      return 'Call failed: your phone was not picked up'
    case 'own-phone-answered':
      return 'Call failed: the other side was not called'
    case 'placed':
    case 'failed':
    case undefined:
      return 'Call failed'
    default:
      return assertNever(stage)
  }
}

/** Why a call could not be made, in one sentence. */
export function failure(call: Call): string {
  const error = call.setup?.error ?? call.problem
  return error === undefined ? 'Call failed' : errorSentence(error).sentence
}

/** What the arrow beside an ended call means, for those who do not see it. */
export function directionWord(call: Call): string {
  switch (call.direction) {
    case 'incoming':
      return 'Incoming'
    case 'outgoing':
      return 'Outgoing'
    case 'unknown':
      return 'Call'
  }
}

/** Read aloud at once when a call comes in. */
export function announceIncoming(call: Call): string {
  const detail = partyDetail(call.remote)
  const who = partyTitle(call.remote)
  return `Incoming call from ${who}${detail === '' ? '' : `, ${detail}`}`
}

/** Read aloud when there is a pause. */
export const announceLive = (call: Call): string => `${liveState(call)}: ${partyTitle(call.remote)}`
export const announceEnded = (call: Call): string =>
  `Call with ${partyTitle(call.remote)}: ${endedSentence(call)}`

/** Name of a button that many rows have, so that a list of buttons makes sense. */
export const withParty = (action: string, party: Party): string => `${action} ${partyTitle(party)}`
