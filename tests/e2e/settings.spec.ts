import { pressKey } from '../desktop/keyboard.ts'
import { cardOnScreen } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { ring } from './harness/phone-calls.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test('a shortcut that Ringside uses already is refused, in words, and the old one stays', async ({
  online,
}) => {
  test.skip(!X11, NEEDS_X11)
  const { page } = online
  await online.openSettings()
  const section = page.getByRole('region', { name: 'Shortcuts' })
  const record = section.getByRole('button', { name: /card/iu }).filter({ hasText: 'Record' })
  await record.click()
  await pressKey('ctrl+shift+d')
  await expect(section.getByRole('alert')).toContainText('Ringside uses this shortcut for something else.')
  await expect(section.locator('kbd').filter({ hasText: /K$/u })).toHaveCount(1)
})

test('keys recorded for it hide names and show them again; cards may be on a display chosen by name', async ({
  online,
  app,
  simulator,
}) => {
  test.skip(!X11, NEEDS_X11)
  const { page } = online
  await online.openSettings()
  const shortcuts = page.getByRole('region', { name: 'Shortcuts' })
  await shortcuts.getByRole('button', { name: 'Record a shortcut: Hide names' }).click()
  await pressKey('ctrl+shift+F9')
  await expect(shortcuts.locator('kbd').nth(3)).toHaveText('Ctrl+Shift+F9')
  await expect(shortcuts.getByText('Not proven yet: press it now.')).toHaveCount(2)
  const bar = page.getByText('Names are hidden.')
  await pressKey('ctrl+shift+F9')
  await expect(bar).toBeVisible()
  await pressKey('ctrl+shift+F9')
  await expect(bar).toHaveCount(0)

  const choice = page.getByRole('combobox', { name: 'Cards appear on' })
  const named = choice.getByRole('option').nth(2)
  const name = (await named.textContent()) ?? ''
  expect(name).toMatch(/ \(\d+ × \d+\)$/u)
  await choice.selectOption(name)
  await expect(choice).toHaveValue(name)
  await ring(simulator)
  await cardOnScreen(app)
})

test('the result of a test comes into view although the advanced fields are open', async ({
  main,
  password,
}) => {
  const { page } = main
  await page.getByText('Advanced', { exact: true }).click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Test' })).toBeInViewport({ ratio: 0.95 })
})
