/**
 * Shows what is about to be dialled, and lets it be stopped; and asks which call is to be hung up. It takes the keyboard: the
 * user asked for it by a key, a link or a click.
 */
import type { BrowserWindow, NativeTheme, Screen } from 'electron'
import { windowTitles } from '../app/contract/messages/views.ts'
import type { AppState } from '../app/contract/state.ts'
import { isSameSubject, subjectOf, type DialSubject } from './dial-request.ts'
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
  /** The same for the question which call is to be hung up: none is. */
  readonly onHangUpDismiss: () => void
}

export interface DialWindow {
  render(state: Pick<AppState, 'dialing' | 'hangUp'>): void
  /** Gives it the keyboard again, if it is there. */
  bringUp(): void
  resize(webContentsId: number, height: number): void
  dispose(): void
}

export function createDialWindow(deps: DialWindowDeps): DialWindow {
  const { openPage, screen, nativeTheme, zoom, onDismiss, onHangUpDismiss } = deps
  let window: BrowserWindow | undefined
  let subject: DialSubject | undefined
  let height = 0
  let isPainted = false
  let disposed = false

  function open(): BrowserWindow {
    const opened = openPage(
      'dial',
      {
        width: WIDTH,
        height: FIRST_HEIGHT,
        title: windowTitles.dial,
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
      if (subject?.kind === 'dial') onDismiss(subject.request.id)
      else if (subject?.kind === 'hang-up') onHangUpDismiss()
    })
    opened.on('closed', () => {
      if (window === opened) forget()
    })
    opened.once('ready-to-show', () => {
      if (window !== opened) return
      isPainted = true
      showOnce(opened)
    })
    return opened
  }

  /** What waits to be dialled is still to be seen. */
  function remake(dead: BrowserWindow): void {
    forget()
    dead.destroy()
    if (subject !== undefined && !disposed) window = open()
  }

  function forget(): void {
    window = undefined
    height = 0
    isPainted = false
  }

  function shut(): void {
    const shown = window
    forget()
    shown?.destroy()
  }

  /** Not before its content is there and measured: X11 forgets another size that comes while a window is being mapped. */
  function showOnce(opened: BrowserWindow): void {
    if (isPainted && height > 0 && !opened.isVisible()) bringUp(opened)
  }

  function bringUp(opened: BrowserWindow): void {
    place(opened)
    if (isNews()) {
      opened.showInactive()
      return
    }
    opened.show()
    opened.focus()
  }

  /** That there is nothing to hang up goes away by itself, and takes the keyboard from nobody. */
  const isNews = (): boolean => subject?.kind === 'hang-up' && subject.status === 'told'

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
    render(state) {
      if (disposed) return
      const next = subjectOf(state)
      const isNew = next !== undefined && !isSameSubject(subject, next)
      subject = next
      if (next === undefined) shut()
      else if (window === undefined) window = open()
      else if (isNew && window.isVisible() && !isNews()) window.focus()
    },
    bringUp() {
      if (window?.isVisible() === true) window.focus()
    },
    resize(webContentsId, measured) {
      if (window === undefined || window.webContents.id !== webContentsId || measured === height) return
      height = measured
      if (height === 0) return
      if (window.isVisible()) {
        const { width, height: tall } = sizeNow()
        window.setSize(Math.round(width), tall)
      } else showOnce(window)
    },
    dispose() {
      // News may still come while the program ends; a window made then would keep it from ending.
      disposed = true
      subject = undefined
      shut()
    },
  }
}
