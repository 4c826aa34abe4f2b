/** A second account beside the first: added by hand, its calls in the same cards and list, its trouble told by its name. */
import type { Page } from '@playwright/test'
import { createSimulator, type Simulator } from '../../app/simulator/simulator.ts'
import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, ring } from './harness/phone-calls.ts'

const DESK = 'desk@example.com'

/** Another phone service, so that it can be away alone. */
let other: Simulator
test.beforeEach(async () => {
  const accounts = [{ jid: DESK, password: 'desk secret', addresses: [DESK] }]
  other = await createSimulator({ mechanisms: ['PLAIN'], accounts })
})
test.afterEach(() => other.stop())

const section = (page: Page) => page.getByRole('region', { name: 'More accounts' })

async function fillIn(page: Page, password: string): Promise<void> {
  const form = section(page).getByRole('form', { name: 'Add an account' })
  await form.getByLabel('Address', { exact: true }).fill(DESK)
  await form.getByLabel('Password').fill(password)
  await form.getByLabel('Server').fill(other.ready.host)
  await form.getByLabel('Port').fill(String(other.ready.port))
  await form.getByLabel('CA file').fill(other.ready.ca)
}

test('calls of two accounts say whose they are, and one that is away is named', async ({
  online,
  app,
  simulator,
}, info) => {
  const { page } = online
  async function picture(name: string, of: Page = page): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await of.emulateMedia({ colorScheme })
      await of.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) })
    }
  }

  await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Ann Carter/u)).toBeVisible()
  await expect(cards.card(/Ann Carter/u).locator('.account')).toHaveCount(0)
  await expect(page.getByLabel('Call with')).toHaveCount(0)
  await hangUp(simulator)

  await online.openSettings()
  await section(page).getByRole('button', { name: 'Add account…' }).click()
  await section(page).getByText('Advanced').click()
  await fillIn(page, 'not it')
  await section(page).getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(section(page)).toContainText('The address or the password is wrong.')
  await section(page).scrollIntoViewIfNeeded()
  await picture('form')
  await expect(page.getByRole('banner')).toContainText('Online')
  await fillIn(page, 'desk secret')
  await section(page).getByRole('button', { name: 'Sign in', exact: true }).click()
  const row = section(page).getByRole('listitem').filter({ hasText: DESK })
  await expect(row).toContainText('On line')
  await row.getByRole('button', { name: `More: ${DESK}` }).click()
  await page.getByRole('menuitem', { name: 'Name…' }).click()
  await row.getByLabel('Name').fill('Front desk')
  await row.getByLabel('Name').press('Enter')
  await expect(row.getByText('Front desk')).toBeVisible()
  await section(page).scrollIntoViewIfNeeded()
  await picture('settings')

  await page.getByRole('button', { name: 'Calls', exact: true }).click()
  await ring(simulator, { fromDisplay: 'Bea Quill' })
  await ring(other, { to: `sip:${DESK}`, from: 'sip:17325550100@outside.example', fromDisplay: 'Carl Dunn' })
  await expect(cards.card(/Carl Dunn/u)).toContainText('Front desk')
  await expect(cards.card(/Bea Quill/u).locator('.account')).toHaveText('ann')
  await expect(online.liveCall(/Carl Dunn/u)).toContainText('Front desk')
  await page.getByLabel('Call with').selectOption({ label: 'Front desk' })
  await picture('cards', cards.page)
  await picture('calls')

  const away = await other.do({ do: 'fault', kind: 'restart', forMs: 60_000 })
  expect(away.ok).toBe(true)
  await expect(page.getByText(/^Front desk: Off line since .*your phones still ring/u)).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Online, with trouble')
  await expect(cards.card(/Carl Dunn/u)).toContainText('Ringside cannot see calls now')
  await expect(cards.card(/Bea Quill/u)).not.toContainText('cannot see')
  await picture('away')
  await page.getByRole('contentinfo').getByRole('button').click()
  const line = page.locator('[data-health^="account "]')
  await expect(line).toHaveAttribute('data-status', 'red')
  await expect(page.locator('[data-health="link"]')).toHaveAttribute('data-status', 'green')
  await line.scrollIntoViewIfNeeded()
  await picture('health')

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click()
  await row.getByRole('button', { name: 'More: Front desk' }).click()
  await page.getByRole('menuitem', { name: 'Sign out and remove' }).click()
  await expect(row).toHaveCount(0)
  await expect(cards.card(/Carl Dunn/u)).toHaveCount(0)
  await expect(cards.card(/Bea Quill/u).locator('.account')).toHaveCount(0)
})
