/** A page whose process dies, by a fault or because memory is short, comes back; while a phone rings above all. */
import { kill } from 'node:process'
import { cardOnScreen, openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

interface Shown {
  readonly pid: number
  readonly text: string
  readonly isVisible: boolean
}

/** Asked through the main process: Playwright gives a page up whose process died, and does not take it back. */
const pagesOf = (app: RunningApp, name: 'main' | 'card'): Promise<readonly Shown[]> =>
  app.electron.evaluate(async ({ BrowserWindow }, page) => {
    const windows = BrowserWindow.getAllWindows().filter(({ webContents }) =>
      webContents.getURL().startsWith(`app://ringside/${page}.html`),
    )
    return Promise.all(
      windows.map(async (window) => ({
        pid: window.webContents.getOSProcessId(),
        isVisible: window.isVisible(),
        // A page that has just died never answers.
        text: String(
          await Promise.race([
            window.webContents.isCrashed() || window.webContents.executeJavaScript('document.body.innerText'),
            new Promise((resolve) => setTimeout(resolve, 500, '')),
          ]),
        ),
      })),
    )
  }, name)

async function killPage(app: RunningApp, name: 'main' | 'card', signal: NodeJS.Signals): Promise<number> {
  const [page] = await pagesOf(app, name)
  if (page === undefined) throw new Error(`there is no ${name} page`)
  kill(page.pid, signal)
  return page.pid
}

/** Until the page says so again, from another process. */
const expectBack = (app: RunningApp, name: 'main' | 'card', deadPid: number, text: RegExp): Promise<void> =>
  expect
    .poll(async () => (await pagesOf(app, name)).find(({ pid }) => pid !== 0 && pid !== deadPid), {
      timeout: 10_000,
    })
    .toMatchObject({ text: expect.stringMatching(text), isVisible: true })

for (const signal of ['SIGKILL', 'SIGSEGV'] as const) {
  test(`a ringing call is shown again after ${signal} ended the card’s page and the window’s`, async ({
    online: _online,
    app,
    simulator,
  }) => {
    const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
    await openedCardWindow(app)
    await cardOnScreen(app)
    const cardPid = await killPage(app, 'card', signal)
    await expectBack(app, 'card', cardPid, /Incoming call[^]*Ann Carter/u)
    await cardOnScreen(app)
    const mainPid = await killPage(app, 'main', signal)
    await expectBack(app, 'main', mainPid, /Ann Carter[^]*Incoming call/u)
    await hangUp(simulator, call)
    await expect.poll(async () => (await pagesOf(app, 'main'))[0]?.text).toContain('Missed')
  })
}

test('a page that dies again and again is made anew, and says the truth', async ({
  online: _online,
  app,
}) => {
  for (let death = 1; death <= 4; death += 1) {
    const pid = await killPage(app, 'main', 'SIGKILL')
    await expectBack(app, 'main', pid, /You will see the next call/u)
  }
  expect(await pagesOf(app, 'main')).toHaveLength(1)
})
