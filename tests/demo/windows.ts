/** Where the program's windows are on the screen, by whoever knows it best on this system. */
import { z } from 'zod'
import { windowsOf } from '../desktop/x-windows.ts'
import { X11 } from '../e2e/harness/systems.ts'
import type { PageName, RunningApp } from '../e2e/harness/running-app.ts'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const TITLES: Readonly<Record<PageName, RegExp>> = {
  main: /^Ringside$/u,
  card: /^Ringside: calls$/u,
  dial: /^Ringside: dial$/u,
}

const boundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

/** @returns undefined unless the window is on the screen now */
export async function boundsOnScreen(app: RunningApp, page: PageName): Promise<Bounds | undefined> {
  if (X11) {
    const windows = await windowsOf(app.pid)
    const shown = windows.find((window) => window.viewable && TITLES[page].test(window.title))
    return shown === undefined ? undefined : boundsSchema.parse(shown)
  }
  const shown = await app.electron.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible() && window.webContents.getURL().includes(`/${name}.html`))
        .map((window) => window.getBounds())
        .at(-1),
    page,
  )
  return shown === undefined ? undefined : boundsSchema.parse(shown)
}
