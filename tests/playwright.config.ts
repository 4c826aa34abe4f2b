/** The whole program in a real Electron. Each worker has a screen of its own, with its keyboard, tray and clipboard. */
import path from 'node:path'
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: path.join(import.meta.dirname, 'e2e'),
  testMatch: '**/*.spec.ts',
  outputDir: path.join(import.meta.dirname, '..', 'out', 'test', 'e2e'),
  // Each mostly waits for a window: three of them keep two cores busy.
  workers: 3,
  fullyParallel: false,
  // Named above the closing line of `npm test`; more than three in a run fail it.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
})
