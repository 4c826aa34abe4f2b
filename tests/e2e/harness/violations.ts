/** What the content security policy had to refuse, on every page of a run from its first moment on. */
import type { ElectronApplication, Page } from '@playwright/test'

/** Chromium reports each refusal on the console, also those from before any listener of ours was there. */
const REPORT = /Content Security Policy|Refused to /u

export interface Violations {
  readonly reports: readonly string[]
}

export function watchViolations(electron: ElectronApplication): Violations {
  const reports: string[] = []
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      if (REPORT.test(message.text())) reports.push(`${page.url()}: ${message.text()}`)
    })
  }
  electron.windows().forEach(watch)
  electron.on('window', watch)
  return { reports }
}
