/** Calls as notifications: what is said and what can be pressed. Pure. */
import { buttonsFor, type Button, type Card } from '../app/calls/cards.ts'
import { redialText } from '../app/calls/party.ts'
import type { Call } from '../app/calls/model.ts'
import { accountLabel } from '../app/contract/accounts.ts'
import { capabilitiesFor, dialAddressOf } from '../app/contract/carriers.ts'
import { attentionText, digestText, liveNoticeText } from '../app/contract/messages/attention.ts'
import { callText } from '../app/contract/messages/calls.ts'
import { missedText, type MissedFacts, type NotificationText } from '../app/contract/messages/shell.ts'
import { assertNever } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Notice, NoticeButton } from './notice.ts'

/** Missed, a call takes the place of its own ringing. */
const idOf = (call: Call): string => `call ${call.id}`
const MOST_BUTTONS = 3

/** A call that goes on. */
export function liveNotice(card: Card, state: AppState): Notice {
  const { call } = card
  const drawn = buttonsFor(call, capabilitiesFor(call, state), state.settings.values.calls)
  return {
    id: idOf(call),
    ...ofItsAccount(liveNoticeText(card), call, state),
    urgency: card.kind === 'incoming' && !call.uncertain ? 'critical' : 'normal',
    // The card window makes the noise that is set, or the phone does.
    silent: true,
    category: card.kind === 'incoming' ? 'incoming' : 'ongoing',
    // What is under way cannot be asked for twice.
    buttons:
      call.pending === undefined
        ? drawn.flatMap((button) => noticeButtons(button)).slice(0, MOST_BUTTONS)
        : [],
    callId: call.id,
  }
}

export function missedNotice(call: Call, state: AppState, facts: MissedFacts): Notice {
  const canCallBack = redialText(call.remote, dialAddressOf(state)) !== ''
  return {
    id: idOf(call),
    ...ofItsAccount(missedText(call, facts), call, state),
    urgency: 'normal',
    silent: true,
    category: 'missed',
    buttons: canCallBack ? [{ action: 'call-back', label: attentionText.callBack }] : [],
    callId: call.id,
  }
}

/** Where there are several accounts, which of them comes first. */
function ofItsAccount(text: NotificationText, call: Call, state: AppState): NotificationText {
  const label = accountLabel(call, state)
  return { title: text.title, body: [label, text.body].filter(Boolean).join(' · ') }
}

/** What came while alerts were held back. @param calls at least one */
export const digestNotice = (calls: readonly Call[], nowMs: number): Notice => ({
  id: `digest ${String(nowMs)}`,
  ...digestText(calls),
  urgency: 'normal',
  silent: true,
  category: 'digest',
  buttons: [],
})

function noticeButtons(button: Button): readonly NoticeButton[] {
  switch (button) {
    case 'accept':
      return [{ action: 'accept', label: callText.accept }]
    case 'hide':
      return [{ action: 'hide', label: callText.hide }]
    case 'decline':
      return [{ action: 'decline', label: callText.decline }]
    case 'hang-up':
      return [{ action: 'hang-up', label: callText.hangUp }]
    case 'cancel':
      return [{ action: 'hang-up', label: callText.cancel }]
    case 'end-here':
      return [{ action: 'hang-up', label: callText.endHere }]
    case 'transfer':
      // It takes a field to type in: a press on the notification opens the window, which has one.
      return []
    default:
      return assertNever(button)
  }
}
