import { expect } from '@playwright/test'
import type { PageName } from '../../../main/pages.ts'
import type { RunningApp } from './running-app.ts'

/**
 * Waits until keys go to that page's window: a moment after it is drawn. Its document may think so before the window is
 * there at all.
 */
export async function expectKeyboard(app: RunningApp, name: PageName): Promise<void> {
  const focused = (): Promise<string> =>
    app.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL() ?? 'no window of ours',
    )
  await expect.poll(focused).toContain(`/${name}.html`)
}
