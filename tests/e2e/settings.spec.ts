import { pressKey } from '../desktop/keyboard.ts'
import { expect, test } from './harness/fixtures.ts'
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
