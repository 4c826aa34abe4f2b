import { rmSync } from 'node:fs'
import path from 'node:path'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { MEMORY_FILE } from './harness/profile.ts'
import { hangUp, ring } from './harness/phone-calls.ts'

test('the tour is shown once after the first sign-in, makes way for a call, and ends at the check', async ({
  start,
  simulator,
  userData,
  password,
}) => {
  rmSync(path.join(userData, MEMORY_FILE))
  const args = [configArgument(userData, simulator.ready)]
  const app = await start({ args })
  const main = createMainWindow(await app.page('main'))
  const { page } = main
  const tour = page.getByRole('dialog', { name: 'A tour in four sentences' })
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
  await expect(tour).toHaveCount(0)
  await main.signIn(password)
  await main.expectOnline()

  await expect(tour).toContainText('1 of 4')
  await expect(tour).toContainText('Your calls show here')
  const next = tour.getByRole('button', { name: 'Next' })
  await expect(next).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(tour).toContainText('To call somebody, type a name or a number here')

  await ring(simulator)
  await expect(main.liveCalls).toHaveCount(1)
  await expect(tour).toHaveCount(0)
  await hangUp(simulator)
  await expect(tour).toContainText('2 of 4')
  await next.click()
  await expect(tour).toContainText('when it cannot see calls it says so here')
  await next.click()
  await expect(tour).toContainText('Settings are behind this wheel')
  await tour.getByRole('button', { name: 'Will I see the next call?' }).click()
  await expect(page.getByRole('heading', { name: 'Will I see the next call?' })).toBeVisible()
  await expect(tour).toHaveCount(0)

  await main.openSettings()
  await page.getByRole('button', { name: 'Show the tour again' }).click()
  await expect(tour).toContainText('1 of 4')
  await page.keyboard.press('Escape')
  await expect(tour).toHaveCount(0)
})
