/** What dies comes back where it can, and where it cannot the user is told. Pages have a file of their own. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { kill } from 'node:process'
import { listOf } from '../desktop/plain-values.ts'
import { until } from '../desktop/until.ts'
import { cardOnScreen, openedCardWindow } from './harness/card-window.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { hangUp, ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

const TOLD = 'Ringside ended unexpectedly the last time'

test('after the whole program was killed the next start says so and shows the call that still rings', async ({
  online,
  app,
  start,
  simulator,
  userData,
  password,
}) => {
  await expect(online.page.getByText(TOLD)).toHaveCount(0)
  await ring(simulator, { fromDisplay: 'Carter & Sons' })
  await cardOnScreen(app)
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve))
  kill(app.pid, 'SIGKILL')
  await ended

  const second = await start({ args: [configArgument(userData, simulator.ready)] })
  const main = createMainWindow(await second.page('main'))
  await expect(main.page.getByText(TOLD)).toBeVisible()
  await main.signIn(password)
  await expect(main.liveCall('Carter & Sons')).toContainText('Incoming call', { timeout: 10_000 })
  await cardOnScreen(second)
  await second.close()
  // Ended in order, it leaves no mark.
  expect(readFileSync(path.join(userData, 'shell.json'), 'utf8')).not.toContain('runningSinceMs')
})

const graphicsPid = (app: RunningApp): Promise<number | undefined> =>
  app.electron.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
  )

test('a ringing call stays on the screen when the graphics process is killed, and the next one comes', async ({
  online,
  app,
  simulator,
}) => {
  const first = await ring(simulator, { fromDisplay: 'Carter & Sons' })
  await cardOnScreen(app)
  const pid = await until('a graphics process', () => graphicsPid(app))
  kill(pid, 'SIGKILL')
  await expect.poll(() => app.everythingWritten(), { timeout: 10_000 }).toContain('helper-gone')
  await expect(online.liveCall('Carter & Sons')).toContainText('Incoming call')
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call.*Carter & Sons/u)).toBeVisible()
  await cardOnScreen(app)
  await ring(simulator, { from: 'sip:17325550100@outside.example', fromDisplay: 'Supplier' })
  // Painted anew: a page that could not draw would never come to its next frame.
  await expect(cards.card(/Incoming call.*Supplier/u)).toBeVisible({ timeout: 10_000 })
  await cards.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  await hangUp(simulator, first)
  await expect(cards.card(/Carter & Sons/u)).toHaveCount(0)
})

test('errors that do not stop end the session, say so, and offer a report', async ({ online, app }) => {
  await app.electron.evaluate(({ dialog }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    // First the report, then nothing more.
    dialog.showMessageBox = (...given: readonly unknown[]) => {
      asked.push(JSON.stringify(given.at(-1)))
      return Promise.resolve({ response: asked.length === 1 ? 1 : 2, checkboxChecked: false })
    }
    for (const word of ['one', 'two', 'three']) {
      setTimeout(() => {
        throw new Error(`planted ${word}`)
      })
    }
  })
  const asked = async (): Promise<readonly unknown[]> =>
    listOf(
      await app.electron.evaluate(() => {
        const told: unknown = Reflect.get(globalThis, 'asked')
        return told
      }),
    )
  await expect.poll(asked, { timeout: 15_000 }).toHaveLength(2)
  expect((await asked())[0]).toContain('Ringside keeps failing')
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('"ringsideReport": 1')
  expect(copied).toContain('planted three')
  await expect(online.page.getByText('You will see the next call.')).toHaveCount(0)
})
