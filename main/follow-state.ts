/**
 * What the shell does when the state changes: card, notifications, tray, keys, dial window, theme. It hangs off the
 * core beside the broadcast to the pages, so neither waits for the other, and doing it twice changes nothing.
 */
import type { App, NativeTheme } from 'electron'
import { namedCalls } from '../app/calls/named.ts'
import { veiledCalls } from '../app/calls/veil.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Clock } from '../app/ports.ts'
import { attend, type Attention, type CardSurface } from './attention.ts'
import { digestNotice, liveNotice } from './call-notices.ts'
import type { CardWindow } from './card-window.ts'
import type { DialWindow } from './dial-window.ts'
import { createDelay } from './delay.ts'
import { createDigest } from './digest.ts'
import { createFlash } from './flash.ts'
import type { MainWindow } from './main-window.ts'
import { createMissedNotices } from './missed-notices.ts'
import type { Notifications } from './notifications.ts'
import { createPulse } from './pulse.ts'
import type { ProgramWatch } from './running-programs.ts'
import type { Shortcuts } from './shortcuts.ts'
import type { SpokenLanguage } from './spoken-language.ts'
import type { TextSize } from './text-size.ts'
import { applyTheme } from './theme.ts'
import { trayModel } from './tray-model.ts'
import type { TrayIconOwner } from './tray.ts'

export interface FollowerDeps {
  readonly surface: CardSurface
  readonly cardWindow: CardWindow
  readonly mainWindow: Pick<MainWindow, 'flash' | 'rescale'>
  readonly programs: Pick<ProgramWatch, 'watch'>
  readonly dialWindow: DialWindow
  readonly notifications: Notifications
  readonly tray: TrayIconOwner
  readonly shortcuts: Shortcuts
  readonly nativeTheme: NativeTheme
  readonly app: Pick<App, 'setBadgeCount'>
  readonly textSize: TextSize
  readonly spoken: SpokenLanguage
  readonly clock: Pick<Clock, 'now' | 'after'>
  /** The stand-in service is no longer signed in to. */
  readonly onSimulationOver: () => void
}

export interface Follower {
  follow(state: AppState): void
  dispose(): void
}

/** Longer than a card takes, and shorter than anybody takes to look for the icon or the key. */
const CARD_FIRST_MS = 200

/** @param first the state that raises no alarm: whatever it holds was there before */
export function createFollower(deps: FollowerDeps, first: AppState): Follower {
  let last: AppState = first
  let simulated = false
  let badge = 0
  const missed = createMissedNotices(deps.notifications)
  const digest = createDigest()

  const pulse = createPulse(deps.clock, showTray)
  const flash = createFlash(deps.mainWindow)
  let hasCards = false
  let isMakingCard = false
  const afterCard = createDelay(deps.clock)

  /** A card's page that is just being made comes first: it asks this process for what it is made of. */
  function followCard(isMaking: boolean): void {
    isMakingCard ||= isMaking
    if (isMakingCard) afterCard.start(CARD_FIRST_MS, followBeside)
    else followBeside()
  }

  function followBeside(): void {
    isMakingCard = false
    showTray()
    deps.shortcuts.cardShown(hasCards)
  }

  function showTray(): void {
    const { missedSinceLook } = last.badges
    const { missed, missedPulse } = last.settings.values.alerts
    const shown = missed.includes('tray') ? missedSinceLook : 0
    const badged = missed.includes('badge') ? missedSinceLook : 0
    pulse.run(missedPulse && shown > 0)
    deps.tray.render(trayModel(last, shown, deps.clock.now(), pulse.isAway()))
    if (badge === badged) return
    badge = badged
    deps.app.setBadgeCount(badge)
  }

  function notify(attention: Attention, before: AppState): void {
    missed.follow(attention.missed, before, last)
    deps.notifications.follow(attention.announced.map((card) => liveNotice(card, last)))
    const held = before.attention.hush === null || last.attention.hush !== null ? [] : digest.take(last)
    if (held.length > 0 && last.settings.values.alerts.digest) {
      deps.notifications.post(digestNotice(held, deps.clock.now()))
    }
  }

  return {
    follow(told) {
      const named = namedCalls(told.calls, told.people.names, told.people.organisations)
      const state = { ...told, calls: veiledCalls(named, told.attention) }
      const { alerts, shortcuts, appearance, accessibility, privacy } = state.settings.values
      const { verdicts } = state.attention
      const attention = attend(last.calls, state.calls, { settings: alerts, verdicts, surface: deps.surface })
      // Before anything below changes the state again and this is called from within itself.
      const before = last
      last = state
      const wasSimulated = simulated
      simulated = state.account.simulated

      // Before a window is made or shown, and anything said.
      deps.spoken.apply(appearance.language)
      const resized = deps.textSize.apply(accessibility.textSize)
      const wasMade = deps.cardWindow.isMade()
      deps.cardWindow.render({
        callIds: attention.cards,
        keep:
          attention.sound ||
          (deps.surface === 'window' &&
            alerts.cards &&
            (alerts.keepCardReady || state.calls.active.length > 0)),
        isProtected: privacy.contentProtection,
      })
      if (resized) {
        deps.cardWindow.rescale()
        deps.mainWindow.rescale()
      }
      deps.dialWindow.render(state)
      notify(attention, before)
      flash.follow(attention.flashing, state)
      deps.programs.watch(privacy.hideNamesWhile)
      applyTheme(deps.nativeTheme, appearance.theme)
      deps.shortcuts.apply(shortcuts)
      hasCards = attention.cards.length > 0
      followCard(!wasMade && deps.cardWindow.isMade())
      if (wasSimulated && !simulated) deps.onSimulationOver()
    },
    dispose() {
      pulse.run(false)
      afterCard.stop()
    },
  }
}
