/** From a call that went wrong to its report, and from the report to the same cards again. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { kill } from 'node:process'
import { until, untilTrue } from '../desktop/until.ts'
import { windowsOf } from '../desktop/x-windows.ts'
import { expect, test } from './harness/fixtures.ts'
import { expectAccessible } from './harness/accessible.ts'
import { cardOnScreen, openedCardWindow } from './harness/card-window.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

/** A whole program starts, on a machine that does other things as well. */
const START_MS = 20_000
const SECRETS = ['Carter', '4155551212', '555-1212', 'ann@', 'example.com']

/** The system's own dialogs, answered as a person would. */
const answerDialogs = (app: RunningApp, file: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)

/** Id of the main process that plays this file. */
function playerOf(file: string): number | undefined {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name))
  const found = pids.find((pid) => {
    try {
      const line = readFileSync(path.join('/proc', pid, 'cmdline'), 'utf8').split('\0')
      return line.includes(`--replay=${file}`) && !line.some((argument) => argument.startsWith('--type='))
    } catch {
      // It has ended since.
      return false
    }
  })
  return found === undefined ? undefined : Number(found)
}

test('what was wrong is read, saved, and played again with nobody in it', async ({
  online,
  app,
  simulator,
  start,
  userData,
}) => {
  const call = await ring(simulator, { fromDisplay: 'Carter & Sons' })
  await expect(online.liveCall('Carter & Sons')).toContainText('Incoming call')
  await pickUp(simulator, call)
  await expect(online.liveCall('Carter & Sons')).toContainText('On a call')

  const live = await openedCardWindow(app)
  await live.page.getByRole('button', { name: 'More' }).click()
  await live.page.getByRole('button', { name: 'That was wrong…' }).click()
  await expect(online.page.getByRole('heading', { name: 'That was wrong' })).toBeVisible()
  await online.page.getByLabel('What was wrong?').fill('Carter & Sons rang, and no card came')
  const recording = online.page.getByText('Calls and connections', { exact: true })
  await recording.click()
  await expect(online.page.locator('[data-part="recording"]')).toContainText('"Person 1"')
  await expectAccessible(online.page, 'report')
  const file = path.join(userData, 'wrong.ringside-report')
  await answerDialogs(app, file)
  await online.page.getByRole('button', { name: 'Save as…' }).click()
  await expect(online.page.getByText(/^Saved as .*wrong\.ringside-report$/u)).toBeVisible()

  const saved = readFileSync(file, 'utf8')
  expect(saved.split('\n').filter((line) => SECRETS.some((secret) => line.includes(secret)))).toEqual([])
  const shown = await online.page.locator('[data-part="recording"]').textContent()
  expect(saved).toContain(shown)
  expect(saved).toContain('Person 1 rang, and no card came')

  // Another file is refused where it was chosen, and this one opens.
  const holiday = path.join(userData, 'holiday.ringside-report')
  writeFileSync(holiday, '{"ringsideReport":1,"about":{}}')
  await answerDialogs(app, holiday)
  await online.openSettings()
  await online.page.getByRole('button', { name: 'Open a recording…' }).click()
  await expect(online.page.getByRole('alert')).toContainText('This file is no report of Ringside')

  await answerDialogs(app, file)
  await online.page.getByRole('button', { name: 'Open a recording…' }).click()
  await expect(online.page.getByRole('alert')).toHaveCount(0)
  const beside = await until('a program that plays it', () => playerOf(file), START_MS)
  try {
    const isShown = async (): Promise<boolean> =>
      (await windowsOf(beside)).some(({ viewable, title }) => viewable && title === 'Ringside: recording')
    await untilTrue('its window', isShown, START_MS)
  } finally {
    // It is nobody's child: no fixture ends it.
    kill(beside, 'SIGTERM')
  }
  await untilTrue('it to end', () => playerOf(file) === undefined)

  const replay = await start({ args: [`--replay=${file}`] })
  const page = await replay.page('main')
  await expect(page.getByRole('complementary', { name: 'Recording' })).toContainText('Nothing here is live.')
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('Ten times')
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Person 1' })).toContainText('On a call')
  await cardOnScreen(replay)
  const cards = await openedCardWindow(replay)
  await expect(cards.card(/On a call.*Person 1/u)).toBeVisible()
  await expectAccessible(page, 'recording')
  await cards.page.getByRole('button', { name: 'Hang up' }).click()
  await expect(
    cards.page.getByText('This is a recording: nothing in it can be done or changed.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play again' })).toBeVisible()
  await page.getByRole('button', { name: 'The file' }).click()
  await page.getByText('Versions and system').click()
  await expect(page.locator('[data-part="about"]')).toContainText('"version"')
  // Meanwhile the live one goes on.
  await hangUp(simulator, call)
  await online.page.getByRole('button', { name: 'Calls', exact: true }).click()
  await expect(online.endedCall('Carter & Sons')).toBeVisible()
})
