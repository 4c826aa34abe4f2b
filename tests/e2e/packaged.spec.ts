/** The app as a package holds it: out of its archive, with its own preload and its own name. */
import { packTrial } from '../../build/package.mjs'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'

let executablePath: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  executablePath = await packTrial()
})

test('a packed app runs out of its archive, signs in, and takes a link from a second start', async ({
  start,
  simulator,
  userData,
  password,
}) => {
  const args = [configArgument(userData, simulator.ready)]
  const app = await start({ executablePath, program: '', args })
  const page = await app.page('main')
  const shell = await app.electron.evaluate(({ app: it }) => [it.isPackaged, it.getAppPath()] as const)
  expect(shell).toEqual([true, expect.stringMatching(/app\.asar$/u)])
  expect(await page.evaluate(() => Object.keys(window.ringside).sort())).toEqual(['invoke', 'subscribe'])

  const main = createMainWindow(page)
  await main.signIn(password)
  await main.expectOnline()
  const second = await app.startAgain('tel:+1-732-555-0100')
  expect(second.code).toBe(0)
  const request = (await app.page('dial')).getByRole('article')
  await expect(request).toContainText('(732) 555-0100')
  await expect(request).toContainText('waits for Enter')
})
