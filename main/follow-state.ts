/**
 * What the shell does when the state changes: card, notifications, tray, keys, dial window, theme. It hangs off the
 * core beside the broadcast to the pages, so neither waits for the other, and doing it twice changes nothing.
 */
import type { App, NativeTheme } from 'electron'
import type { CallsState } from '../app/calls/model.ts'
import { incomingText, missedText } from '../app/contract/messages/shell.ts'
import { namedCalls } from '../app/calls/named.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Clock } from '../app/ports.ts'
import { attend, type Attention, type CardSurface } from './attention.ts'
import type { CardWindow } from './card-window.ts'
import type { DialWindow } from './dial-window.ts'
import type { Notifications } from './notifications.ts'
import type { Shortcuts } from './shortcuts.ts'
import { applyTheme } from './theme.ts'
import { trayModel } from './tray-model.ts'
import type { TrayIconOwner } from './tray.ts'

export interface FollowerDeps {
  readonly surface: CardSurface
  readonly cardWindow: CardWindow
  readonly dialWindow: DialWindow
  readonly notifications: Notifications
  readonly tray: TrayIconOwner
  readonly shortcuts: Shortcuts
  readonly nativeTheme: NativeTheme
  readonly app: Pick<App, 'setBadgeCount'>
  readonly clock: Pick<Clock, 'now'>
  /** The stand-in service is no longer signed in to. */
  readonly onSimulationOver: () => void
}

export interface Follower {
  follow(state: AppState): void
}

/** @param first the state that raises no alarm: whatever it holds was there before */
export function createFollower(deps: FollowerDeps, first: AppState): Follower {
  let calls: CallsState = first.calls
  let simulated = false
  let badge = 0

  function showTray(state: AppState): void {
    const missed = state.badges.missedSinceLook
    deps.tray.render(trayModel(state, missed, deps.clock.now()))
    if (badge === missed) return
    badge = missed
    deps.app.setBadgeCount(badge)
  }

  function notify({ announced, missed: justMissed }: Attention): void {
    const ids = new Set(announced.map(({ id }) => announcementId(id)))
    for (const id of deps.notifications.open()) {
      if (id.startsWith(ANNOUNCEMENT) && !ids.has(id)) deps.notifications.withdraw(id)
    }
    for (const call of announced) {
      const text = incomingText(call)
      deps.notifications.show({
        id: announcementId(call.id),
        ...text,
        urgency: 'critical',
        silent: call.silent,
      })
    }
    for (const call of justMissed) {
      deps.notifications.show({
        id: `missed ${call.id}`,
        ...missedText(call),
        urgency: 'normal',
        silent: true,
      })
    }
  }

  return {
    follow(told) {
      const state = { ...told, calls: namedCalls(told.calls, told.people.names) }
      const { alerts, shortcuts, appearance } = state.settings.values
      const attention = attend(calls, state.calls, alerts, deps.surface)
      // Before anything below changes the state again and this is called from within itself.
      calls = state.calls
      const wasSimulated = simulated
      simulated = state.account.simulated

      deps.cardWindow.render({
        callIds: attention.cards,
        keep: deps.surface === 'window' && alerts.cards && (alerts.keepCardReady || calls.active.length > 0),
      })
      deps.dialWindow.render(state)
      notify(attention)
      showTray(state)
      applyTheme(deps.nativeTheme, appearance.theme)
      deps.shortcuts.apply(shortcuts)
      deps.shortcuts.cardShown(attention.cards.length > 0)
      if (wasSimulated && !simulated) deps.onSimulationOver()
    },
  }
}

const ANNOUNCEMENT = 'incoming '
const announcementId = (callId: string): string => `${ANNOUNCEMENT}${callId}`
