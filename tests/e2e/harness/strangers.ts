/** Pages that are not ours, opened in the same program by way of its main process, to see what they can reach. */
import type { RunningApp } from './running-app.ts'

export interface StrangerReport {
  /** HTTP status that its document came with; 0 when it did not load. */
  readonly status: number
  readonly text: string
  /** What the page's script gave, as JSON; undefined when there was none. */
  readonly result: string | undefined
}

/**
 * Opens a window that the program does not know, with its own preload script in it.
 * @param script runs in the page; its value, awaited, comes back as JSON
 */
export function openStranger(app: RunningApp, url: string, script?: string): Promise<StrangerReport> {
  return app.electron.evaluate(
    async ({ BrowserWindow, app: electronApp }, given) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          preload: `${electronApp.getAppPath()}/out/main/preload.cjs`,
        },
      })
      let status = 0
      window.webContents.on('did-navigate', (_event, _url, code) => {
        status = code
      })
      try {
        await window.loadURL(given.url)
        const text = String(await window.webContents.executeJavaScript('document.body.innerText'))
        const result =
          given.script === undefined
            ? undefined
            : String(
                await window.webContents.executeJavaScript(
                  `Promise.resolve(${given.script}).then((value) => JSON.stringify(value))`,
                ),
              )
        return { status, text, result }
      } catch (error) {
        return { status, text: String(error), result: undefined }
      } finally {
        window.destroy()
      }
    },
    { url, script },
  )
}
