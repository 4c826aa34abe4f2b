/** Whether a secret was written down anywhere by a run. */
import { expect } from '@playwright/test'
import { formsOf } from './profile.ts'
import type { RunningApp } from './running-app.ts'

export function expectNoTraceOf(secret: string, app: RunningApp): void {
  const written = app.everythingWritten()
  // What was looked through holds what is known to be there.
  expect(written).toContain('ann@example.com')
  for (const form of formsOf(secret)) expect(written.includes(form), `a form of the password`).toBe(false)
}
