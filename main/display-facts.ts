/** The displays there are, and when a card was last painted on each: by a call, or by a test card put there for a moment. */
import type { BrowserWindow, Display, Screen } from 'electron'
import type { DisplayFact } from '../app/contract/state.ts'
import type { Clock, Dispose } from '../app/ports.ts'
import { displayKeys } from './display-key.ts'

/** From making the window to its first frame; a busy machine may take seconds to start a page. */
const PATIENCE_MS = 6_000
/** Long enough to be seen, short enough not to be in the way. */
const SHOWN_MS = 1_000

export interface DisplayFactsDeps {
  readonly screen: Screen
  readonly clock: Clock
  /** Makes a card window on a display that shows a test card without taking the keyboard. */
  readonly openTestCard: (displayId: number) => BrowserWindow
  readonly report: (displays: readonly DisplayFact[]) => void
}

export interface DisplayFacts {
  /** Looks again which displays there are. */
  read(): void
  /** A test card on each display, one after the other. Resolves when the last one is gone. */
  test(): Promise<void>
  /** A test card's page tells that it is on the screen. */
  testPainted(webContentsId: number): void
  /** A call's card is on the screen there. */
  painted(displayId: number): void
  dispose(): void
}

export function createDisplayFacts({ screen, clock, openTestCard, report }: DisplayFactsDeps): DisplayFacts {
  let facts: readonly DisplayFact[] = []
  let testing: Promise<void> | undefined
  let shown: { readonly webContentsId: number; readonly settle: (painted: boolean) => void } | undefined

  function read(): void {
    const displays = screen.getAllDisplays()
    const keys = displayKeys(displays)
    facts = displays.map((display, index) => {
      const known = facts.find(({ id }) => id === display.id)
      const { id } = display
      return { ...known, id, key: keys.get(id) ?? '', label: nameOf(display, index) }
    })
    report(facts)
  }

  function note(displayId: number, change: Partial<DisplayFact>): void {
    if (!facts.some(({ id }) => id === displayId)) return
    facts = facts.map((fact) => (fact.id === displayId ? { ...fact, ...change } : fact))
    report(facts)
  }

  async function testOne(displayId: number): Promise<void> {
    const window = openTestCard(displayId)
    const painted = await new Promise<boolean>((resolve) => {
      const stop = clock.after(PATIENCE_MS, () => {
        settle(false)
      })
      const settle = (success: boolean): void => {
        stop()
        shown = undefined
        resolve(success)
      }
      shown = { webContentsId: window.webContents.id, settle }
      window.once('closed', () => {
        settle(false)
      })
    })
    note(displayId, painted ? { paintedAtMs: clock.now() } : { failedAtMs: clock.now() })
    if (painted) await after(clock, SHOWN_MS)
    if (!window.isDestroyed()) window.destroy()
  }

  async function testAll(): Promise<void> {
    read()
    for (const { id } of facts) await testOne(id)
  }

  const onChange = (): void => {
    read()
  }
  const stops: readonly Dispose[] = [
    listen(screen, 'display-added', onChange),
    listen(screen, 'display-removed', onChange),
    // Of another size it is kept in mind by another key.
    listen(screen, 'display-metrics-changed', onChange),
  ]

  return {
    read,
    async test() {
      // Asked for twice at once, it is one test.
      testing ??= testAll().finally(() => {
        testing = undefined
      })
      await testing
    },
    testPainted(webContentsId) {
      if (shown?.webContentsId === webContentsId) shown.settle(true)
    },
    painted(displayId) {
      note(displayId, { paintedAtMs: clock.now() })
    },
    dispose() {
      for (const stop of stops) stop()
    },
  }
}

const after = (clock: Clock, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(delayMs, resolve)
  })

type DisplayNews = 'display-added' | 'display-removed' | 'display-metrics-changed'

function listen(screen: Screen, event: DisplayNews, hear: () => void): Dispose {
  const emitter: NodeJS.EventEmitter = screen
  emitter.on(event, hear)
  return () => {
    emitter.off(event, hear)
  }
}

/** Some systems name none; then number and size tell them apart. */
const nameOf = ({ label, size }: Display, index: number): string =>
  label || `display ${String(index + 1)} (${String(size.width)} × ${String(size.height)})`
