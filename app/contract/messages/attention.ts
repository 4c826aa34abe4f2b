/** What is said about alerts that are held back, names that are hidden, and calls in notifications. */
import type { Hush } from '../../calls/alerting.ts'
import type { Card } from '../../calls/cards.ts'
import type { Call } from '../../calls/model.ts'
import type { AttentionState } from '../attention.ts'
import { assertNever } from '../result.ts'
import { briefState, liveState, partyDetail, partyTitle, thenWeCall } from './calls.ts'
import { listOf } from './formatters.ts'
import { callLine, incomingText, type NotificationText } from './shell.ts'
import { clockTime, dayOf } from './time.ts'

export const attentionText = {
  pause: 'Pause alerts',
  pauseHalfHour: 'For 30 minutes',
  pauseHour: 'For 1 hour',
  pauseUntilTomorrow: 'Until tomorrow morning',
  resume: 'Resume alerts',
  hideNames: 'Hide names',
  showNames: 'Show names',
  namesHiddenByHand: 'Names are hidden.',
  namesHiddenByProgram: 'Names are hidden while a program runs that you chose.',
  settings: 'Alert settings',
  callBack: 'Call back',
} as const

/** Why nothing pops up now, as a sentence. @param nowMs epoch ms */
export function hushSentence(
  hush: Hush,
  { pausedUntilMs }: Pick<AttentionState, 'pausedUntilMs'>,
  nowMs: number,
): string {
  switch (hush) {
    case 'pause':
      return `Alerts are paused until ${untilTime(pausedUntilMs ?? nowMs, nowMs)}.`
    case 'quiet-hours':
      return 'Quiet hours: calls are listed without a card.'
    case 'system':
      return 'The system’s do-not-disturb is on: calls are listed without a card.'
    default:
      return assertNever(hush)
  }
}

/** The footer's words while calls are seen and nothing pops up. */
export function promiseHeldBack(hush: Hush): string {
  switch (hush) {
    case 'pause':
      return 'The next call will be listed here; alerts are paused.'
    case 'quiet-hours':
      return 'The next call will be listed here; these are quiet hours.'
    case 'system':
      return 'The next call will be listed here; the system’s do-not-disturb is on.'
    default:
      return assertNever(hush)
  }
}

/** What kept a call's card back, beside the call in a list. */
export function heldBackBy(reason: Hush | 'person'): string {
  switch (reason) {
    case 'pause':
      return 'no alert: paused'
    case 'quiet-hours':
      return 'no alert: quiet hours'
    case 'system':
      return 'no alert: the system’s do-not-disturb'
    case 'person':
      return 'no alert: your rule for this person'
    default:
      return assertNever(reason)
  }
}

function untilTime(atMs: number, nowMs: number): string {
  return dayOf(atMs) === dayOf(nowMs) ? clockTime(atMs) : `tomorrow, ${clockTime(atMs)}`
}

/** Plain text: whoever shows it escapes what the system would read as markup. */
export function liveNoticeText({ kind, call }: Card): NotificationText {
  switch (kind) {
    case 'incoming':
      return call.uncertain
        ? { ...incomingText(call), title: callLine(call, briefState(call)) }
        : incomingText(call)
    case 'setup':
      return { title: liveState(call), body: thenWeCall(partyTitle(call.remote)) }
    case 'calling':
    case 'outgoing':
      return { title: `Calling ${partyTitle(call.remote)}`, body: partyDetail(call.remote) }
    case 'answered':
    case 'ended':
      return { title: `On a call with ${partyTitle(call.remote)}`, body: partyDetail(call.remote) }
    default:
      return assertNever(kind)
  }
}

const MOST_NAMES = 5

/** What came while alerts were held back. @param calls at least one, newest first */
export function digestText(calls: readonly Call[]): NotificationText {
  const missed = calls.filter(({ outcome }) => outcome === 'missed').length
  const names = [...new Set(calls.map(({ remote }) => partyTitle(remote)))]
  const more = names.length - MOST_NAMES
  const count = calls.length === 1 ? 'One call' : `${String(calls.length)} calls`
  return {
    title: `${count} while alerts were held back`,
    body: [
      missed === 0 ? 'None was missed' : missed === calls.length ? 'All missed' : `${String(missed)} missed`,
      listOf([...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${String(more)} more`] : [])]),
    ].join(' · '),
  }
}
