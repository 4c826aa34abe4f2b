/** Every window of ours is made here: with the stated powers, known to the command check, watched, on its own page. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { Clock, Logger } from '../app/ports.ts'
import type { KnownWindows } from './known-windows.ts'
import { pageUrl, type PageName } from './pages.ts'
import { createRevivals, type Revivals } from './revival.ts'
import { watchPage } from './watch-page.ts'
import { CARD_PREFERENCES, WEB_PREFERENCES } from './web-preferences.ts'

export interface PageWindowDeps {
  readonly windows: KnownWindows
  /** Absolute path of the built preload script. */
  readonly preload: string
  /** How large the page is drawn; 1 as it comes. */
  readonly zoom: () => number
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Makes a hidden window and loads its page.
 * @param remake called when the page died so often that another window is wanted; closes this one by default
 */
export type OpenPage = (
  page: PageName,
  options: Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'>,
  remake?: (window: BrowserWindow) => void,
) => BrowserWindow

export function createOpenPage({ windows, preload, zoom, clock, log }: PageWindowDeps): OpenPage {
  // By page and not by window: a page that dies at each start would have a fresh account in each new window.
  const revivals = new Map<PageName, Revivals>()
  function revivalsOf(page: PageName): Revivals {
    const known = revivals.get(page) ?? createRevivals(clock)
    revivals.set(page, known)
    return known
  }

  return (page, options, remake) => {
    const preferences = page === 'card' ? CARD_PREFERENCES : WEB_PREFERENCES
    const window = new BrowserWindow({
      ...options,
      show: false,
      webPreferences: { ...preferences, preload, zoomFactor: zoom() },
    })
    // Read now: when the window has closed, its web contents can no longer be asked.
    const { id } = window.webContents
    windows.add(page, window)
    window.on('closed', () => {
      windows.remove(id)
    })
    watchPage(window, {
      ...{ clock, log, revivals: revivalsOf(page) },
      onGone() {
        windows.silence(id)
      },
      remake() {
        if (remake === undefined) window.destroy()
        else remake(window)
      },
    })
    window.loadURL(pageUrl(page)).catch((error: unknown) => {
      // A window that is closed while it loads ends here too.
      log.warn('page-not-loaded', { page, why: error instanceof Error ? error.message : '' })
    })
    return window
  }
}
