/** What tray, keys and the card window itself ask for, as the commands that everybody uses. */
import { cardsOf } from '../app/calls/cards.ts'
import { assertNever } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Commands } from './commands.ts'
import type { MainWindow } from './main-window.ts'
import type { TrayAction } from './tray-model.ts'

export interface CallActionsDeps {
  readonly commands: Pick<Commands, 'run'>
  readonly mainWindow: Pick<MainWindow, 'show'>
}

export function actFromTray(action: TrayAction, { commands, mainWindow }: CallActionsDeps): void {
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
    case 'accept-call':
      void commands.run('call.accept', { callId: action.callId })
      return
    case 'end-call':
      void commands.run('call.end', { callId: action.callId })
      return
    case 'hide-call':
      void commands.run('call.hide', { callId: action.callId })
      return
    case 'quit':
      void commands.run('app.quit', {})
      return
    default:
      assertNever(action)
  }
}

/** The card that came last is the one that a person wants to reach. */
export function focusNewestCard(state: AppState, commands: Pick<Commands, 'run'>): void {
  const newest = cardsOf(state.calls, state.settings.values.alerts).at(-1)
  if (newest !== undefined) void commands.run('card.focus', { callId: newest.callId })
}

/** Closing the window with the cards closes every card, and never ends a call. */
export function hideAllCards(state: AppState, commands: Pick<Commands, 'run'>): void {
  for (const { callId } of cardsOf(state.calls, state.settings.values.alerts)) {
    void commands.run('call.hide', { callId })
  }
}
