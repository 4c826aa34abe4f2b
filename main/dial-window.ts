/** Shows what is about to be dialled, and lets it be stopped. It takes the keyboard: the user asked for it by a key, a link or a click. */
import type { BrowserWindow, NativeTheme, Screen } from 'electron'
import type { DialRequest, DialingState } from '../app/dialing/model.ts'
import { requestToShow } from './dial-request.ts'
import type { OpenPage } from './page-window.ts'
import { placeInUpperMiddle, type Size } from './placement.ts'
import { backgroundOf } from './theme.ts'

const WIDTH = 420
const FIRST_HEIGHT = 180

export interface DialWindowDeps {
  readonly openPage: OpenPage
  readonly screen: Screen
  readonly nativeTheme: NativeTheme
  /** How large the page is drawn; 1 as it comes. */
  readonly zoom: () => number
  /** The user closed the window: nothing of it may be dialled then. */
  readonly onDismiss: (requestId: string) => void
}

export interface DialWindow {
  render(dialing: DialingState): void
  resize(webContentsId: number, height: number): void
  dispose(): void
}

export function createDialWindow(deps: DialWindowDeps): DialWindow {
  const { openPage, screen, nativeTheme, zoom, onDismiss } = deps
  let window: BrowserWindow | undefined
  let request: DialRequest | undefined
  let height = 0
  let disposed = false

  function open(): BrowserWindow {
    const opened = openPage(
      'dial',
      {
        width: WIDTH,
        height: FIRST_HEIGHT,
        title: 'Ringside: call',
        frame: false,
        resizable: false,
        minimizable: false,
        maximizable: false,
        fullscreenable: false,
        alwaysOnTop: true,
        backgroundColor: backgroundOf(nativeTheme),
      },
      remake,
    )
    opened.on('close', (event) => {
      event.preventDefault()
      if (request !== undefined) onDismiss(request.id)
    })
    opened.on('closed', () => {
      if (window === opened) forget()
    })
    opened.once('ready-to-show', () => {
      if (!opened.isDestroyed()) bringUp(opened)
    })
    return opened
  }

  /** What waits to be dialled is still to be seen. */
  function remake(dead: BrowserWindow): void {
    forget()
    dead.destroy()
    if (request !== undefined && !disposed) window = open()
  }

  function forget(): void {
    window = undefined
    height = 0
  }

  function shut(): void {
    const shown = window
    forget()
    shown?.destroy()
  }

  function bringUp(opened: BrowserWindow): void {
    place(opened)
    opened.show()
    opened.focus()
  }

  /** As tall as the page measured itself, in CSS pixels, and as large as it is drawn. */
  function sizeNow(): Size {
    const factor = zoom()
    return { width: WIDTH * factor, height: Math.ceil((height > 0 ? height : FIRST_HEIGHT) * factor) }
  }

  function place(opened: BrowserWindow): void {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    opened.setBounds(placeInUpperMiddle(workArea, sizeNow()))
  }

  return {
    render(dialing) {
      if (disposed) return
      const next = requestToShow(dialing)
      const isNew = next !== undefined && next.id !== request?.id
      request = next
      if (next === undefined) shut()
      else if (window === undefined) window = open()
      else if (isNew && window.isVisible()) window.focus()
    },
    resize(webContentsId, measured) {
      if (window === undefined || window.webContents.id !== webContentsId || measured === height) return
      height = measured
      if (height === 0) return
      const { width, height: tall } = sizeNow()
      window.setSize(Math.round(width), tall)
    },
    dispose() {
      // News may still come while the program ends; a window made then would keep it from ending.
      disposed = true
      request = undefined
      shut()
    },
  }
}
