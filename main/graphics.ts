/**
 * Chromium's helper processes: it starts a graphics process anew by itself, and draws in software when that keeps
 * dying. What died is logged, so that a report tells of it.
 */
import type { App } from 'electron'
import type { Logger } from '../app/ports.ts'

export function watchHelpers(app: Pick<App, 'on'>, log: Logger): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error('helper-gone', { kind: type, reason, exitCode })
  })
}
