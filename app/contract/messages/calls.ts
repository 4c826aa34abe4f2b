/** What is said about calls: who, in which state, how it ended. Pure functions of the model. */
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
  cards: 'Calls',
} as const

/** Who it is: the name, else the number, else the address, else that it was withheld. */
export const partyTitle = (party: Party): string =>
  nameOf(party) || party.number || party.address || callText.withheld

/** The second line: the number, where the title is not the number already. */
export function partyDetail(party: Party): string {
  const title = partyTitle(party)
  const detail = party.number || party.address
  return detail === title ? '' : detail
}

/** A display name that only repeats the number says nothing, and is better shown in the reader's own form. */
function nameOf({ display, number, address }: Party): string {
  const digits = display.replace(/[\s().+-]/g, '')
  if (!/^\d+$/.test(digits)) return display
  const known = number.replace(/\D/g, '') || address.split('@')[0] || ''
  return known.endsWith(digits) || digits.endsWith(known) ? '' : display
}

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

/** True while the user's own phone is what rings: the other side is not called yet. */
export const isFirstLeg = (call: Call): boolean =>
  call.state === 'ringing' && (call.setup?.state === 'requested' || call.setup?.state === 'own-phone-ringing')

/** What a click-to-call card says while the own phone rings. */
export const thenWeCall = (title: string): string => `then we call ${title}`

/** Which of the user's addresses take part, e.g. `For sales@example.com`. */
export function callAddresses(call: Call): string {
  if (call.owners.length === 0) return ''
  const names = listOf(call.owners)
  return `${call.direction === 'outgoing' ? 'From' : 'For'} ${names}`
}

/** Which other address of the user a call is for, e.g. `for sales@example.com`; empty when it is the account's own. */
export function forOther(call: Call, ownAddress: string): string {
  const others = call.owners.filter((owner) => owner.toLowerCase() !== ownAddress.toLowerCase())
  if (call.direction !== 'incoming' || others.length === 0) return ''
  return `for ${listOf(others)}`
}

/** How it ended, and no more than the wire tells. Lengths run from the answer, or from the first ring. */
export function endedSentence(call: Call): string {
  const endedAtMs = call.endedAtMs ?? call.startedAtMs
  const rang = duration(endedAtMs - call.startedAtMs)
  switch (call.outcome ?? 'unknown') {
    case 'completed':
      return call.answeredAtMs === undefined ? 'Ended' : `Ended after ${timer(endedAtMs - call.answeredAtMs)}`
    case 'missed':
      return `Missed after ${rang}`
    case 'cancelled':
      return `${cancelled(call)} after ${rang}`
    case 'failed':
      return 'Call failed'
    case 'unknown':
      return 'Ended'
  }
}

/** The same for a row of a list, where the time of day stands beside it. */
export function endedDetail(call: Call): string {
  const endedAtMs = call.endedAtMs ?? call.startedAtMs
  const rang = `rang ${duration(endedAtMs - call.startedAtMs)}`
  switch (call.outcome ?? 'unknown') {
    case 'completed':
      return call.answeredAtMs === undefined
        ? 'Ended'
        : `Answered · ${duration(endedAtMs - call.answeredAtMs)}`
    case 'missed':
      return `Missed · ${rang}`
    case 'cancelled':
      return `${cancelled(call)} · ${rang}`
    case 'failed':
      return failure(call)
    case 'unknown':
      return 'Ended'
  }
}

/** An incoming call is cancelled only by declining it here: what the caller does looks like a missed call. */
const cancelled = (call: Call): string => (call.direction === 'incoming' ? 'Declined' : 'Cancelled')

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
