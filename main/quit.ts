/** The order in which the program ends: windows first, then what the service must be told, then the rest. */
import type { App } from 'electron'
import type { Clock, Logger } from '../app/ports.ts'

export interface QuitDeps {
  readonly app: Pick<App, 'on' | 'exit'>
  readonly clock: Clock
  readonly log: Logger
  /** Nothing may keep its window open from now on. */
  readonly letWindowsGo: () => void
  /** Unsubscribes and closes the connection; takes back what notifications still tell. */
  readonly stop: () => Promise<void>
  /** Tray, keys: what would stay behind as a ghost. */
  readonly dispose: () => void
}

/** A server that does not answer must not keep the program from ending. */
const STOP_DEADLINE_MS = 2_000

export function quitInOrder({ app, clock, log, letWindowsGo, stop, dispose }: QuitDeps): void {
  // Closing the last window is no wish to end: the phone may still ring.
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', letWindowsGo)
  let stopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (stopping) return
    stopping = true
    const end = (): void => {
      app.exit(0)
    }
    // First of all, so that whatever fails below the program ends.
    clock.after(STOP_DEADLINE_MS, end)
    dispose()
    stop()
      .catch((error: unknown) => {
        log.warn('stop-failed', { why: error instanceof Error ? error.message : '' })
      })
      .finally(end)
  })
}
