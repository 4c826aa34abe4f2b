/** Logs how a page dies or hangs, and brings back what died: by a fault, or by a signal when memory is short. */
import type { BrowserWindow } from 'electron'
import type { Clock, Logger } from '../app/ports.ts'
import type { Revivals } from './revival.ts'

export interface WatchPageDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly revivals: Revivals
  /** The page hears nothing until it asks for the state again. */
  readonly onGone: () => void
  /** Loading it again did not help: its owner makes another window where one is needed. */
  readonly remake: () => void
}

export function watchPage(window: BrowserWindow, deps: WatchPageDeps): void {
  const { clock, log, revivals, onGone, remake } = deps
  const { webContents } = window

  function revive(): void {
    const revival = revivals.died()
    // Not in the event itself: Chromium is still taking the dead process down.
    clock.after(revival.how === 'reload' ? revival.inMs : 0, () => {
      if (window.isDestroyed()) return
      if (revival.how === 'reload') webContents.reload()
      else remake()
    })
  }

  webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('page-gone', { reason })
    if (reason === 'clean-exit') return
    onGone()
    revive()
  })
  webContents.on('unresponsive', () => {
    log.warn('page-unresponsive')
  })
  webContents.on('preload-error', (_event, _path, error) => {
    log.error('preload-failed', { why: error.message })
  })
}
