/** The window with everything in it. Closed, it is gone: a hidden page would cost a hundred megabytes for nothing. */
import type { BrowserWindow, NativeTheme, Screen } from 'electron'
import type { UiEvent } from '../app/contract/events.ts'
import type { KnownWindows } from './known-windows.ts'
import type { OpenPage } from './page-window.ts'
import { placeAsLeft, type Rectangle, type Size } from './placement.ts'
import { backgroundOf } from './theme.ts'

const SIZE = { width: 420, height: 640 }
const LEAST = { width: 360, height: 420 }

export type View = Extract<UiEvent, { readonly do: 'show-view' }>['view']

export interface MainWindowDeps {
  readonly openPage: OpenPage
  readonly windows: KnownWindows
  readonly screen: Screen
  readonly nativeTheme: NativeTheme
  /** How large the page is drawn; 1 as it comes. */
  readonly zoom: () => number
  /** Absolute path of the window's icon; a desktop that takes it from the desktop entry ignores it. */
  readonly icon: string
  readonly savedPlace: () => Rectangle | undefined
  readonly savePlace: (place: Rectangle) => void
  /** Whether the program can be reached without a window. Asked at the moment of closing. */
  readonly isTrayShown: () => Promise<boolean>
  /** Whether the user looks at it now. */
  readonly onLook: (looking: boolean) => void
}

export interface MainWindow {
  /** Brings it to the front, making it if needed. */
  show(view?: View): void
  /** Makes it without showing it in front: for a hidden start where nothing else could be reached. */
  showMinimised(): void
  /** Its button in the taskbar asks for a look, or no longer; a window that is not there has none. */
  flash(on: boolean): void
  /** The pages are drawn in another size now: it grows where it has become too small to read in. */
  rescale(): void
  /** Whether it can be seen, or is in the taskbar. */
  isShown(): boolean
  /** From now on closing closes. */
  letGo(): void
}

export function createMainWindow(deps: MainWindowDeps): MainWindow {
  let window: BrowserWindow | undefined
  let lettingGo = false

  /** Once everything ends nobody looks any more, and what follows from it would come too late. */
  function look(looking: boolean): void {
    if (!lettingGo) deps.onLook(looking)
  }

  /** No larger than there is room for. */
  function scaled({ width, height }: Size): Size {
    const { workAreaSize } = deps.screen.getPrimaryDisplay()
    return {
      width: Math.min(Math.round(width * deps.zoom()), workAreaSize.width),
      height: Math.min(Math.round(height * deps.zoom()), workAreaSize.height),
    }
  }

  function open(): BrowserWindow {
    const areas = deps.screen.getAllDisplays().map(({ workArea }) => workArea)
    const least = scaled(LEAST)
    const opened = deps.openPage(
      'main',
      {
        ...(placeAsLeft(deps.savedPlace(), areas, least) ?? scaled(SIZE)),
        minWidth: least.width,
        minHeight: least.height,
        title: 'Ringside',
        icon: deps.icon,
        backgroundColor: backgroundOf(deps.nativeTheme),
        autoHideMenuBar: true,
        fullscreenable: false,
      },
      remake,
    )
    opened.on('close', (event) => {
      deps.savePlace(opened.getNormalBounds())
      if (lettingGo) return
      event.preventDefault()
      void closeOrMinimise(opened)
    })
    opened.on('closed', () => {
      if (window !== opened) return
      window = undefined
      look(false)
    })
    opened.on('focus', () => {
      look(true)
    })
    opened.on('blur', () => {
      look(false)
    })
    return opened
  }

  /** In the same place, and no more in the way than it was. */
  function remake(dead: BrowserWindow): void {
    const wasSeen = dead.isVisible() && !dead.isMinimized()
    deps.savePlace(dead.getNormalBounds())
    window = lettingGo ? undefined : open()
    dead.destroy()
    if (wasSeen) window?.showInactive()
    else window?.minimize()
  }

  /** Without a tray a closed window could be brought back by a second start only, and few people know that. */
  async function closeOrMinimise(opened: BrowserWindow): Promise<void> {
    const reachable = await deps.isTrayShown()
    if (opened.isDestroyed()) return
    if (reachable) opened.destroy()
    else opened.minimize()
  }

  function show(view?: View): void {
    window ??= open()
    const shown = window
    if (shown.isMinimized()) shown.restore()
    if (shown.isVisible()) shown.focus()
    else {
      // Shown at once, in the page's background colour: waiting for the first paint makes a click feel ignored.
      shown.show()
    }
    if (view !== undefined) deps.windows.tell(shown.webContents.id, { kind: 'ui', do: 'show-view', view })
  }

  return {
    show,
    showMinimised() {
      window ??= open()
      // X11 minimises only what is mapped.
      window.showInactive()
      window.minimize()
    },
    flash(on) {
      if (window !== undefined && !(on && window.isFocused())) window.flashFrame(on)
    },
    rescale() {
      if (window === undefined || window.isDestroyed()) return
      const least = scaled(LEAST)
      window.setMinimumSize(least.width, least.height)
      const [width = 0, height = 0] = window.getSize()
      if (width < least.width || height < least.height)
        window.setSize(Math.max(width, least.width), Math.max(height, least.height))
    },
    isShown: () => window?.isVisible() ?? false,
    letGo() {
      lettingGo = true
    },
  }
}
