/** The bridge as a page has it, for tests that speak to it directly. */
import type { Page } from '@playwright/test'
import type { Bridge } from '../../../app/contract/events.ts'

declare global {
  interface Window {
    readonly ringside: Bridge
  }
}

/** Sends a command from a page. The answer is what came over the wire, unread. */
export const invoke = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(([command, given]) => window.ringside.invoke(command, given), [name, input] as const)
