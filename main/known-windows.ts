/** The windows that exist, by the id of their page. A command from any other page is refused. */
import { EVENT_CHANNEL, type AppEvent, type ConsoleEvent, type UiEvent } from '../app/contract/events.ts'
import type { PageName } from './pages.ts'

/** As much of a `BrowserWindow` as is needed to talk to its page. */
export interface PageWindow {
  isDestroyed(): boolean
  readonly webContents: {
    readonly id: number
    isDestroyed(): boolean
    isCrashed(): boolean
    send(channel: string, event: AppEvent): void
  }
}

interface Entry {
  readonly page: PageName
  readonly window: PageWindow
  /** False until the page has asked for the state: what is sent before that is lost. */
  listening: boolean
  readonly waiting: (UiEvent | ConsoleEvent)[]
  readonly whenGone: (() => void)[]
}

export interface KnownWindows {
  add(page: PageName, window: PageWindow): void
  remove(webContentsId: number): void
  has(webContentsId: number): boolean
  pageOf(webContentsId: number): PageName | undefined
  /** How many windows show that page. */
  count(page: PageName): number
  /** The page's process died: wishes wait until it has been loaded again. */
  silence(webContentsId: number): void
  /** The page has asked for the state: wishes that waited for it go out now. */
  markListening(webContentsId: number): void
  /** Runs this once, when the window is closed. A window that is not known is gone already: nothing happens. */
  whenGone(webContentsId: number, task: () => void): void
  /** To every window, in the same tick. A page that does not listen yet will read the state itself. */
  broadcast(eventFor: (page: PageName) => AppEvent): void
  /** To one window; waits until its page listens. */
  tell(webContentsId: number, event: UiEvent | ConsoleEvent): void
}

export function createKnownWindows(): KnownWindows {
  const entries = new Map<number, Entry>()

  function send({ window }: Entry, event: AppEvent): void {
    // A window that is closing may have lost its page already, and a page its process; sending to it throws.
    if (window.isDestroyed() || window.webContents.isDestroyed() || window.webContents.isCrashed()) return
    window.webContents.send(EVENT_CHANNEL, event)
  }

  return {
    add(page, window) {
      entries.set(window.webContents.id, { page, window, listening: false, waiting: [], whenGone: [] })
    },
    remove(id) {
      const gone = entries.get(id)
      entries.delete(id)
      for (const task of gone?.whenGone ?? []) task()
    },
    has: (id) => entries.has(id),
    pageOf: (id) => entries.get(id)?.page,
    count: (page) => [...entries.values()].filter((entry) => entry.page === page).length,
    silence(id) {
      const entry = entries.get(id)
      if (entry !== undefined) entry.listening = false
    },
    markListening(id) {
      const entry = entries.get(id)
      if (entry === undefined) return
      entry.listening = true
      for (const event of entry.waiting.splice(0)) send(entry, event)
    },
    whenGone(id, task) {
      entries.get(id)?.whenGone.push(task)
    },
    broadcast(eventFor) {
      for (const entry of entries.values()) send(entry, eventFor(entry.page))
    },
    tell(id, event) {
      const entry = entries.get(id)
      if (entry === undefined) return
      if (entry.listening) send(entry, event)
      else entry.waiting.push(event)
    },
  }
}
