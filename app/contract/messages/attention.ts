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
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const attentionText = texts({
  pause: m.attention_pause,
  pauseHalfHour: m.attention_pause_half_hour,
  pauseHour: m.attention_pause_hour,
  pauseUntilTomorrow: m.attention_pause_until_tomorrow,
  resume: m.attention_resume,
  hideNames: m.attention_hide_names,
  showNames: m.attention_show_names,
  namesHiddenByHand: m.attention_names_hidden_by_hand,
  namesHiddenByProgram: m.attention_names_hidden_by_program,
  settings: m.attention_settings,
  callBack: m.attention_call_back,
})

/** Why nothing pops up now, as a sentence. @param nowMs epoch ms */
export function hushSentence(
  hush: Hush,
  { pausedUntilMs }: Pick<AttentionState, 'pausedUntilMs'>,
  nowMs: number,
): string {
  switch (hush) {
    case 'pause':
      return m.attention_hush_sentence_pause({ untilTime: untilTime(pausedUntilMs ?? nowMs, nowMs) })
    case 'quiet-hours':
      return m.attention_hush_sentence_quiet_hours()
    case 'system':
      return m.attention_hush_sentence_system()
    default:
      return assertNever(hush)
  }
}

/** The footer's words while calls are seen and nothing pops up. */
export function promiseHeldBack(hush: Hush): string {
  switch (hush) {
    case 'pause':
      return m.attention_promise_held_back_pause()
    case 'quiet-hours':
      return m.attention_promise_held_back_quiet_hours()
    case 'system':
      return m.attention_promise_held_back_system()
    default:
      return assertNever(hush)
  }
}

/** What kept a call's card back, beside the call in a list. */
export function heldBackBy(reason: Hush | 'person'): string {
  switch (reason) {
    case 'pause':
      return m.attention_held_back_by_pause()
    case 'quiet-hours':
      return m.attention_held_back_by_quiet_hours()
    case 'system':
      return m.attention_held_back_by_system()
    case 'person':
      return m.attention_held_back_by_person()
    default:
      return assertNever(reason)
  }
}

function untilTime(atMs: number, nowMs: number): string {
  return dayOf(atMs) === dayOf(nowMs) ? clockTime(atMs) : m.attention_until_time({ time: clockTime(atMs) })
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
      return {
        title: m.attention_notice_calling({ name: partyTitle(call.remote) }),
        body: partyDetail(call.remote),
      }
    case 'answered':
    case 'ended':
      return {
        title: m.attention_notice_on_a_call({ name: partyTitle(call.remote) }),
        body: partyDetail(call.remote),
      }
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
  return {
    title: m.attention_digest({ count: calls.length }),
    body: [
      missed === 0
        ? m.attention_digest_none_missed()
        : missed === calls.length
          ? m.attention_digest_all_missed()
          : m.attention_digest_missed({ count: missed }),
      listOf([...names.slice(0, MOST_NAMES), ...(more > 0 ? [m.attention_digest_more({ more })] : [])]),
    ].join(' · '),
  }
}
