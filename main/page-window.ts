/** Every window of ours is made here: with the stated powers, known to the command check, watched, on its own page. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { Logger } from '../app/ports.ts'
import { watchPage } from './guards.ts'
import type { KnownWindows } from './known-windows.ts'
import { pageUrl, type PageName } from './pages.ts'
import { CARD_PREFERENCES, WEB_PREFERENCES } from './web-preferences.ts'

export interface PageWindowDeps {
  readonly windows: KnownWindows
  /** Absolute path of the built preload script. */
  readonly preload: string
  readonly log: Logger
}

/** Makes a hidden window and loads its page. */
export type OpenPage = (
  page: PageName,
  options: Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'>,
) => BrowserWindow

export function createOpenPage({ windows, preload, log }: PageWindowDeps): OpenPage {
  return (page, options) => {
    const preferences = page === 'card' ? CARD_PREFERENCES : WEB_PREFERENCES
    const window = new BrowserWindow({ ...options, show: false, webPreferences: { ...preferences, preload } })
    // Read now: when the window has closed, its web contents can no longer be asked.
    const { id } = window.webContents
    windows.add(page, window)
    window.on('closed', () => {
      windows.remove(id)
    })
    watchPage(window.webContents, log)
    window.loadURL(pageUrl(page)).catch((error: unknown) => {
      // A window that is closed while it loads ends here too.
      log.warn('page-not-loaded', { page, why: error instanceof Error ? error.message : '' })
    })
    return window
  }
}
