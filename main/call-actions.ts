/** What tray, keys and the card window itself ask for, as the commands that everybody uses. */
import { cardsOf } from '../app/calls/cards.ts'
import { redialText } from '../app/calls/party.ts'
import { dialAddressOf } from '../app/contract/carriers.ts'
import type { AppError } from '../app/contract/errors.ts'
import { assertNever } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Commands } from './commands.ts'
import type { MainWindow } from './main-window.ts'
import type { Notice, NoticeAction } from './notice.ts'
import type { TrayAction } from './tray-model.ts'

export interface CallActionsDeps {
  readonly state: () => AppState
  readonly commands: Pick<Commands, 'run'>
  readonly mainWindow: Pick<MainWindow, 'show'>
  readonly notice: (error: AppError) => void
}

export function actFromTray(action: TrayAction, deps: CallActionsDeps): void {
  const { state, commands, notice, mainWindow } = deps
  switch (action.do) {
    case 'open':
      mainWindow.show()
      return
    case 'open-health':
      mainWindow.show('health')
      return
    case 'open-report':
      mainWindow.show('report')
      return
    case 'dial-clipboard':
      void commands.run('dial.clipboard', {})
      return
    case 'redial':
      redial({ commands, notice, mainWindow })
      return
    case 'accept-call':
      void commands.run('call.accept', { callId: action.callId })
      return
    case 'end-call':
      void commands.run('call.end', { callId: action.callId })
      return
    case 'decline-call':
      decline(action.callId, state(), commands)
      return
    case 'hide-call':
      void commands.run('call.hide', { callId: action.callId })
      return
    case 'pause':
      void commands.run('alerts.pause', { pause: action.pause })
      return
    case 'hide-names':
      void commands.run('names.hide', { hidden: action.hidden })
      return
    case 'transfer-call':
      transferFromTray(action.callId, deps)
      return
    case 'open-updates':
      mainWindow.show('settings')
      return
    case 'quit':
      void commands.run('app.quit', {})
      return
    default:
      assertNever(action)
  }
}

/** From where there is no place to read why not: then the window says it. */
export function redial({ commands, notice, mainWindow }: Omit<CallActionsDeps, 'state'>): void {
  void commands.run('dial.redial', {}).then((dialled) => {
    if (dialled.ok) return
    notice(dialled.error)
    mainWindow.show('calls')
  })
}

/** A button of a notification, or a press on it. */
export function actFromNotice(
  { callId }: Pick<Notice, 'callId'>,
  action: NoticeAction,
  state: AppState,
  { commands, mainWindow }: Pick<CallActionsDeps, 'commands' | 'mainWindow'>,
): void {
  if (action === 'show' || callId === undefined) {
    mainWindow.show('calls')
    return
  }
  switch (action) {
    case 'accept':
      void commands.run('call.accept', { callId })
      return
    case 'hide':
      void commands.run('call.hide', { callId })
      return
    case 'decline':
      decline(callId, state, commands)
      return
    case 'hang-up':
      void commands.run('call.end', { callId })
      return
    case 'call-back': {
      const call = state.calls.ended.find(({ id }) => id === callId)
      const text = call === undefined ? '' : redialText(call.remote, dialAddressOf(state))
      if (text !== '') void commands.run('dial.propose', { text, source: 'redial' })
      return
    }
    default:
      assertNever(action)
  }
}

/** A menu or a notification may be older than the answer: whoever declines a ring ends no conversation. */
function decline(callId: string, { calls }: AppState, commands: Pick<Commands, 'run'>): void {
  const isRinging = calls.active.some(({ id, state }) => id === callId && state === 'ringing')
  if (isRinging) void commands.run('call.end', { callId })
}

/** The field is in the call's card; without one, the window has it. */
function transferFromTray(callId: string, { state, commands, mainWindow }: CallActionsDeps): void {
  const { attention, calls, settings } = state()
  const hasCard = cardsOf(calls, settings.values.alerts, attention.verdicts).some(
    (card) => card.callId === callId,
  )
  if (hasCard) void commands.run('card.focus', { callId, open: 'transfer' })
  else mainWindow.show('calls')
}

/** The card that came last is the one that a person wants to reach. */
export function focusNewestCard(state: AppState, commands: Pick<Commands, 'run'>): void {
  const newest = cardsOf(state.calls, state.settings.values.alerts, state.attention.verdicts).at(-1)
  if (newest !== undefined) void commands.run('card.focus', { callId: newest.callId })
}

/** What the tray's entry does that stands there now: hidden names are shown, shown ones hidden. */
export function toggleNames({ attention }: AppState, commands: Pick<Commands, 'run'>): void {
  void commands.run('names.hide', { hidden: attention.namesHidden === null })
}

/** Closing the window with the cards closes every card, and never ends a call. */
export function hideAllCards(state: AppState, commands: Pick<Commands, 'run'>): void {
  for (const { callId } of cardsOf(state.calls, state.settings.values.alerts, state.attention.verdicts)) {
    void commands.run('call.hide', { callId })
  }
}
