/** One window that shows the card page: how it is made, placed and shown without taking the keyboard. */
import type { BrowserWindow, NativeTheme, Screen } from 'electron'
import { windowTitles } from '../app/contract/messages/views.ts'
import type { CardTraits } from './card-traits.ts'
import type { OpenPage } from './page-window.ts'
import { placeAtCorner, sameRectangle } from './placement.ts'
import { backgroundOf } from './theme.ts'

/** Of the page, in CSS pixels. */
const WIDTH = 360
/** Used where the page has not told its height. */
const FIRST_HEIGHT = 160

export interface CardPanelDeps {
  readonly openPage: OpenPage
  readonly screen: Screen
  readonly nativeTheme: NativeTheme
  readonly traits: CardTraits
  /** How large the page is drawn; 1 as it comes. */
  readonly zoom: () => number
}

export interface CardPanel {
  readonly window: BrowserWindow
  readonly webContentsId: number
  /** What its page last measured; 0 while it has measured nothing or shows nothing. */
  height: number
  /** Moves it to the corner of a display, as tall as its page. */
  place(displayId: number): void
  showInactive(): void
  /** Asks the system to leave it out of pictures of the screen, or no longer. Linux has no such thing. */
  protect(isProtected: boolean): void
}

/** @param focusable whether this one can ever get the keyboard; on X11 that is settled here for good */
export function createCardPanel(
  { openPage, screen, nativeTheme, traits, zoom }: CardPanelDeps,
  focusable: boolean,
): CardPanel {
  const window = openPage('card', {
    ...traits.options,
    ...(focusable ? { focusable } : {}),
    width: Math.round(WIDTH * zoom()),
    height: Math.round(FIRST_HEIGHT * zoom()),
    title: windowTitles.card,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    backgroundColor: backgroundOf(nativeTheme),
  })
  // Once, here: macOS ignores later changes.
  if (traits.everyWorkspace) window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
  const raise = (): void => {
    window.setAlwaysOnTop(true, traits.level)
  }
  raise()

  let isProtected = false
  const panel: CardPanel = {
    window,
    webContentsId: window.webContents.id,
    height: 0,
    place(displayId) {
      const display = screen.getAllDisplays().find(({ id }) => id === displayId) ?? screen.getPrimaryDisplay()
      const factor = zoom()
      const size = {
        width: WIDTH * factor,
        height: Math.ceil((panel.height > 0 ? panel.height : FIRST_HEIGHT) * factor),
      }
      const wanted = placeAtCorner(display.workArea, size)
      window.setBounds(wanted)
      // Between displays of different scale the first move may end with the other display's size: once more, then.
      if (!sameRectangle(window.getBounds(), wanted)) window.setBounds(wanted)
    },
    showInactive() {
      if (window.isVisible()) return
      window.showInactive()
      // X11 forgets what was set before the window was mapped.
      raise()
    },
    protect(wanted) {
      if (wanted === isProtected) return
      isProtected = wanted
      window.setContentProtection(wanted)
    },
  }
  return panel
}
