/**
 * The window with the call cards: one for all of them, so that none covers another. It is shown without the keyboard,
 * follows its page's height, and is made when a call comes.
 */
import type { CardField } from '../app/contract/events.ts'
import type { Clock, Logger } from '../app/ports.ts'
import { createCardDisplay, type DisplayChoice } from './card-display.ts'
import { createCardPanel, type CardPanel, type CardPanelDeps } from './card-panel.ts'
import { createDelay } from './delay.ts'
import type { KnownWindows } from './known-windows.ts'

/** The page tells its height within a frame; one that does not is shown all the same. */
const PATIENCE_MS = 400
/** How long an idle window waits for the next call before its memory is given back. */
const LINGER_MS = 30_000

export interface CardWindowDeps extends CardPanelDeps {
  readonly windows: KnownWindows
  /** Which display a new card comes up on. */
  readonly display: () => DisplayChoice
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
  /** Left out of pictures of the screen, where the system can. */
  readonly isProtected: boolean
}

export interface CardWindow {
  /** The same view twice changes nothing. */
  render(view: CardView): void
  /** The display that the cards of this window are on now; undefined while it shows none. */
  shownOn(webContentsId: number): number | undefined
  /** Whether there is one now, shown or not. */
  readonly isMade: () => boolean
  /** The pages are drawn in another size now. */
  readonly rescale: () => void
  /** What the page of this window measured, in CSS pixels. */
  resize(webContentsId: number, height: number): void
  /** Its page plays the ring once, whether anything is shown or not. */
  playRing(): void
  /** Gives it the keyboard, with this call in front. */
  focus(callId: string, open: CardField | undefined): void
  dispose(): void
}

export function createCardWindow(deps: CardWindowDeps): CardWindow {
  const { screen, traits, windows, clock, log } = deps
  let view: CardView = { callIds: [], keep: false, isProtected: false }
  /** The one that never takes the keyboard. */
  let plain: CardPanel | undefined
  /** X11: the one that has it, in the same place. */
  let twin: CardPanel | undefined
  let disposed = false
  const patience = createDelay(clock)
  const linger = createDelay(clock)
  const display = createCardDisplay(screen, deps.display)
  const stopFollowing = display.onChange(placeAgain)

  const isShown = (): boolean => view.callIds.length > 0

  function makePlain(): CardPanel {
    const panel = createCardPanel(deps, false)
    panel.protect(view.isProtected)
    watch(panel, () => {
      if (plain !== panel) return
      plain = undefined
      // Gone while it was needed: its page died again and again, say.
      if (isShown()) present()
    })
    if (traits.keyboard === 'same-window' && traits.options.focusable === false) {
      panel.window.on('blur', () => {
        panel.window.setFocusable(false)
      })
    }
    return panel
  }

  function watch(panel: CardPanel, forget: () => void): void {
    const { window } = panel
    window.webContents.on('render-process-gone', () => {
      // Not in the event itself: Chromium is still taking the dead process down.
      clock.after(0, () => {
        bringBack(panel)
      })
    })
    window.on('close', (event) => {
      event.preventDefault()
      deps.onClosedByUser()
    })
    window.on('closed', forget)
  }

  /** Its page died. Loaded again it measures anew, and until then there is nothing to see in it. */
  function bringBack(panel: CardPanel): void {
    if (panel.window.isDestroyed()) return
    panel.height = 0
    if (panel === twin) dropTwin()
    else if (twin === undefined) panel.window.hide()
    if (isShown()) present()
  }

  function present(): void {
    if (twin !== undefined) {
      placeIt(twin)
      return
    }
    plain ??= makePlain()
    if (plain.height > 0) show(plain)
    else patience.start(PATIENCE_MS, showUnmeasured)
  }

  function showUnmeasured(): void {
    if (!isShown() || twin !== undefined || plain === undefined || plain.height > 0) return
    log.warn('card-height-unknown')
    show(plain)
  }

  function show(panel: CardPanel): void {
    patience.stop()
    placeIt(panel)
    panel.showInactive()
  }

  function placeIt(panel: CardPanel): void {
    panel.place(display.current())
  }

  function placeAgain(): void {
    const panel = twin ?? plain
    if (isShown() && panel !== undefined) placeIt(panel)
  }

  function hide(): void {
    patience.stop()
    display.release()
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
      linger.stop()
      plain ??= makePlain()
    } else if (plain !== undefined) linger.start(LINGER_MS, dropPlain)
  }

  function render(next: CardView): void {
    if (disposed) return
    const before = new Set(view.callIds)
    view = next
    for (const panel of [plain, twin]) panel?.protect(view.isProtected)
    if (!isShown()) {
      if (before.size > 0) hide()
      lingerOrKeep()
      return
    }
    linger.stop()
    const grew = view.callIds.some((id) => !before.has(id))
    // A twin that lost the keyboard may lie behind a full-screen window; a new call must be seen.
    if (grew && twin !== undefined && !twin.window.isFocused()) dropTwin()
    if (grew) present()
  }

  function focus(callId: string, open: CardField | undefined): void {
    if (!isShown()) return
    const panel = traits.keyboard === 'twin' ? (twin ?? makeTwin()) : plain
    if (panel === undefined) return
    if (traits.keyboard === 'same-window') panel.window.setFocusable(true)
    if (panel.window.isVisible()) panel.window.focus()
    windows.tell(panel.webContentsId, { kind: 'ui', do: 'card-focused', callId, open })
  }

  function makeTwin(): CardPanel {
    const made = createCardPanel(deps, true)
    made.protect(view.isProtected)
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
      return isShown() && panel?.window.isVisible() === true ? display.current() : undefined
    },
    isMade: () => plain !== undefined,
    focus,
    playRing() {
      if (disposed) return
      plain ??= makePlain()
      windows.tell(plain.webContentsId, { kind: 'ui', do: 'play-ring' })
      if (!isShown()) lingerOrKeep()
    },
    rescale: placeAgain,
    dispose() {
      // News may still come while the program ends; a window made then would keep it from ending.
      disposed = true
      view = { callIds: [], keep: false, isProtected: false }
      stopFollowing()
      linger.stop()
      hide()
      dropPlain()
    },
  }
}
