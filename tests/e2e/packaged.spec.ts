/** The app as a package holds it: out of its archive, with its own preload, its own icon and its own name. */
import { packTrial } from '../../build/package.mjs'
import { expect, test } from './harness/fixtures.ts'
import { configArgument } from './harness/config-file.ts'

let executablePath: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  executablePath = await packTrial()
})

test('a packed app opens its window out of the archive and takes a link from a second start', async ({
  start,
  simulator,
  userData,
}) => {
  const app = await start({ executablePath, program: '', args: [configArgument(userData, simulator.ready)] })
  const page = await app.page('main')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  expect(await app.electron.evaluate(({ app: shell }) => shell.getAppPath())).toMatch(/app\.asar$/u)
  expect(await app.electron.evaluate(({ app: shell }) => shell.isPackaged)).toBe(true)
  expect(await page.evaluate(() => Object.keys(window.ringside).sort())).toEqual(['invoke', 'subscribe'])
})
