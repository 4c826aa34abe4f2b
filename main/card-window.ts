/**
 * The window with the call cards: one for all of them, so that none covers another. It is shown without the keyboard,
 * follows its page's height, and is made when a call comes.
 */
import type { Screen } from 'electron'
import type { Clock, Dispose, Logger } from '../app/ports.ts'
import { createCardPanel, type CardPanel, type CardPanelDeps } from './card-panel.ts'
import type { KnownWindows } from './known-windows.ts'

/** The page tells its height within a frame; one that does not is shown all the same. */
const PATIENCE_MS = 400
/** How long an idle window waits for the next call before its memory is given back. */
const LINGER_MS = 30_000

export interface CardWindowDeps extends CardPanelDeps {
  readonly windows: KnownWindows
  /** Which display a new card comes up on. */
  readonly display: () => 'primary' | 'cursor'
  /** The user closed the window itself, e.g. by Alt+F4 while it had the keyboard. */
  readonly onClosedByUser: () => void
  readonly clock: Clock
  readonly log: Logger
}

export interface CardView {
  /** Calls that have a card, oldest first. None: nothing is shown. */
  readonly callIds: readonly string[]
  /** Keep the window ready although nothing is shown. */
  readonly keep: boolean
}

export interface CardWindow {
  /** The same view twice changes nothing. */
  render(view: CardView): void
  /** The display that the cards of this window are on now; undefined while it shows none. */
  shownOn(webContentsId: number): number | undefined
  /** What the page of this window measured, in CSS pixels. */
  resize(webContentsId: number, height: number): void
  /** Gives it the keyboard, with this call in front. */
  focus(callId: string, open: 'transfer' | undefined): void
  dispose(): void
}

export function createCardWindow(deps: CardWindowDeps): CardWindow {
  const { screen, traits, windows, clock, log } = deps
  let view: CardView = { callIds: [], keep: false }
  /** The one that never takes the keyboard. */
  let plain: CardPanel | undefined
  /** X11: the one that has it, in the same place. */
  let twin: CardPanel | undefined
  let displayId: number | undefined
  let stopLinger: Dispose | undefined
  let stopPatience: Dispose | undefined
  let disposed = false

  const isShown = (): boolean => view.callIds.length > 0

  function makePlain(): CardPanel {
    const panel = createCardPanel(deps, false)
    watch(panel, () => {
      if (plain === panel) plain = undefined
    })
    if (traits.keyboard === 'same-window') {
      panel.window.on('blur', () => {
        if (process.platform === 'win32') panel.window.setFocusable(false)
      })
    }
    return panel
  }

  function watch({ window }: CardPanel, forget: () => void): void {
    window.on('close', (event) => {
      event.preventDefault()
      deps.onClosedByUser()
    })
    window.on('closed', forget)
  }

  function present(): void {
    if (twin !== undefined) {
      placeIt(twin)
      return
    }
    plain ??= makePlain()
    if (plain.height > 0) show(plain)
    else {
      stopPatience ??= clock.after(PATIENCE_MS, () => {
        stopPatience = undefined
        if (!isShown() || plain === undefined || plain.height > 0) return
        log.warn('card-height-unknown')
        show(plain)
      })
    }
  }

  function show(panel: CardPanel): void {
    stopPatience?.()
    stopPatience = undefined
    placeIt(panel)
    panel.showInactive()
  }

  /** On the same display for as long as cards are shown, unless that display goes away. */
  function placeIt(panel: CardPanel): void {
    displayId ??= chosenDisplay(screen, deps.display())
    panel.place(displayId)
  }

  function hide(): void {
    stopPatience?.()
    stopPatience = undefined
    displayId = undefined
    dropTwin()
    plain?.window.hide()
  }

  function dropTwin(): void {
    const dropped = twin
    twin = undefined
    dropped?.window.destroy()
  }

  function dropPlain(): void {
    const dropped = plain
    plain = undefined
    dropped?.window.destroy()
  }

  function lingerOrKeep(): void {
    if (view.keep) {
      stopLinger?.()
      stopLinger = undefined
      plain ??= makePlain()
    } else if (plain !== undefined) {
      stopLinger ??= clock.after(LINGER_MS, () => {
        stopLinger = undefined
        dropPlain()
      })
    }
  }

  function render(next: CardView): void {
    if (disposed) return
    const before = new Set(view.callIds)
    view = next
    if (!isShown()) {
      if (before.size > 0) hide()
      lingerOrKeep()
      return
    }
    stopLinger?.()
    stopLinger = undefined
    const grew = view.callIds.some((id) => !before.has(id))
    // A twin that lost the keyboard may lie behind a full-screen window; a new call must be seen.
    if (grew && twin !== undefined && !twin.window.isFocused()) dropTwin()
    if (grew) present()
  }

  function focus(callId: string, open: 'transfer' | undefined): void {
    if (!isShown()) return
    const panel = traits.keyboard === 'twin' ? (twin ?? makeTwin()) : plain
    if (panel === undefined) return
    if (traits.keyboard === 'same-window') panel.window.setFocusable(true)
    if (panel.window.isVisible()) panel.window.focus()
    windows.tell(panel.webContentsId, { kind: 'ui', do: 'card-focused', callId, open })
  }

  function makeTwin(): CardPanel {
    const made = createCardPanel(deps, true)
    twin = made
    made.height = plain?.height ?? 0
    // The page beside it, hidden, goes on ringing.
    made.window.webContents.setAudioMuted(true)
    watch(made, () => {
      if (twin !== made) return
      twin = undefined
      if (isShown()) present()
    })
    made.window.once('ready-to-show', () => {
      if (made.window.isDestroyed()) return
      placeIt(made)
      made.window.show()
      made.window.focus()
      made.window.setAlwaysOnTop(true)
      plain?.window.hide()
    })
    return made
  }

  function replace(): void {
    const panel = twin ?? plain
    if (isShown() && panel !== undefined) placeIt(panel)
  }
  function onDisplayRemoved(): void {
    displayId = undefined
    replace()
  }
  screen.on('display-removed', onDisplayRemoved)
  screen.on('display-metrics-changed', replace)

  return {
    render,
    resize(webContentsId, height) {
      const panel = [plain, twin].find((one) => one?.webContentsId === webContentsId)
      if (panel === undefined || panel.height === height) return
      panel.height = height
      if (!isShown() || height === 0 || panel !== (twin ?? plain)) return
      if (panel === twin) placeIt(panel)
      else show(panel)
    },
    shownOn(webContentsId) {
      const panel = [plain, twin].find((one) => one?.webContentsId === webContentsId)
      return isShown() && panel?.window.isVisible() === true ? displayId : undefined
    },
    focus,
    dispose() {
      // News may still come while the program ends; a window made then would keep it from ending.
      disposed = true
      view = { callIds: [], keep: false }
      screen.off('display-removed', onDisplayRemoved)
      screen.off('display-metrics-changed', replace)
      stopLinger?.()
      hide()
      dropPlain()
    },
  }
}

const chosenDisplay = (screen: Screen, choice: 'primary' | 'cursor'): number =>
  (choice === 'primary'
    ? screen.getPrimaryDisplay()
    : screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
  ).id
