/** An administrator's policy in the running program: what it locks, how it changes, and what is said when it is damaged. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { invoke } from './harness/bridge.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'

test('a policy locks and suggests, changes without a restart, and is refused as a whole', async ({
  start,
  simulator,
  userData,
  password,
}, info) => {
  const folder = path.join(userData, 'machine-policy')
  const file = path.join(folder, 'policy.json')
  mkdirSync(folder)
  const put = (text: string): void => {
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  }
  const policy = (country: string): string =>
    JSON.stringify(
      { locked: { dialing: { country } }, suggested: { alerts: { keepCardReady: true } } },
      null,
      2,
    )
  put(policy('DE'))
  const app = await start({
    args: [configArgument(userData, simulator.ready)],
    env: { RINGSIDE_POLICY_FOLDER: folder, XDG_CONFIG_HOME: path.join(userData, 'config') },
  })
  const main = createMainWindow(await app.page('main'))
  const { page } = main
  const shoot = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) })
    }
  }
  await main.signIn(password)
  await main.expectOnline()
  await main.openSettings()

  const country = page.getByLabel('Country', { exact: true })
  await expect(country).toBeDisabled()
  await expect(country).toHaveValue('DE')
  await expect(page.getByText(`Set by your administrator in ${file}`)).toBeVisible()
  await expect(page.getByLabel('Keep the card ready')).toBeChecked()
  expect(await invoke(page, 'settings.set', { patch: { dialing: { country: 'US' } } })).toEqual({
    ok: false,
    error: { code: 'setting-locked', detail: 'dialing.country' },
  })

  // The user's choice over the suggestion, and the page that says so.
  await page.getByLabel('Keep the card ready').click()
  await page.getByRole('button', { name: 'Why is this setting so?…' }).click()
  const why = (key: string) => page.locator(`[data-setting="${key}"]`)
  await expect(why('dialing.country')).toContainText(`Locked by the policy for this computer, ${file}`)
  await expect(why('alerts.keepCardReady')).toContainText('Your choice')
  await expect(why('server.host')).toContainText('Locked by the administrator’s file')
  await expect(why('alerts.cards')).toContainText('Default')
  await page.getByLabel('Leave out defaults').click()
  await expect(why('alerts.cards')).toHaveCount(0)
  await shoot('reasons')
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain(`dialing.country = "DE"    (Locked by the policy for this computer, ${file})`)
  expect(copied).not.toContain(password)

  // Another country, without a restart.
  put(policy('FR'))
  await expect(why('dialing.country')).toContainText('FR')

  // Damaged: told with file and line, and France stays.
  put(policy('GB').replace('"locked": {', '"locked": {\n    "sever": {},'))
  const banner = page.getByRole('region', { name: 'Administrator’s policy', exact: true })
  await expect(banner).toContainText(`${file}, line 3: “locked.sever” is no setting of this version`)
  await expect(banner).toContainText('What it said before stays in force: 1 setting locked, 1 suggested')
  await expect(why('dialing.country')).toContainText('FR')
  await shoot('refused-reasons')
  await page.getByRole('button', { name: 'Check' }).click()
  const line = page.locator('[data-health="policy machine"]')
  await expect(line).toHaveAttribute('data-status', 'amber')
  await expect(line).toContainText('line 3')
  await line.scrollIntoViewIfNeeded()
  await shoot('refused-check')
  await expect(main.footer).toContainText('You will see the next call.')

  // Corrected: nothing is left of it.
  put(policy('GB'))
  await expect(line).toHaveAttribute('data-status', 'green')
  await expect(banner).not.toContainText('mistake')
  await main.openSettings()
  await expect(country).toHaveValue('GB')
  await page.getByRole('button', { name: 'Why is this setting so?…' }).scrollIntoViewIfNeeded()
  await shoot('settings')
})
