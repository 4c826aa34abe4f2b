import type { Locator } from '@playwright/test'
import { pressKey } from '../desktop/keyboard.ts'
import { openedCardWindow } from './harness/card-window.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow, type MainWindow } from './harness/main-window.ts'
import { hangUp, ring } from './harness/phone-calls.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

async function openHealth({ page, footer }: MainWindow): Promise<void> {
  await footer.getByRole('button', { name: /^(?:Check|Why\?)$/u }).click()
  await expect(page.getByRole('heading', { name: 'Will I see the next call?' })).toBeVisible()
}

const line = ({ page }: MainWindow, name: string | RegExp): Locator =>
  page.getByRole('listitem').filter({ hasText: name })

test('on line, the page names each part of the way and finds no trouble', async ({ online }) => {
  await openHealth(online)
  await expect(line(online, 'Connection')).toContainText('Good')
  await expect(line(online, 'Permission to see calls')).toContainText(/Good.*Until .* for ann@example\.com/su)
  await expect(line(online, 'Call reports').first()).toContainText(/Good.*\/me\/ann@example\.com/su)
  await expect(online.page.locator('[data-status="red"]')).toHaveCount(0)
})

test('a test card on each display proves that cards are painted', async ({ online }) => {
  test.skip(!X11, NEEDS_X11)
  await openHealth(online)
  const displays = line(online, /^[^:]*:?\s*Cards on/u)
  await expect(displays.first()).toContainText('No card was painted here yet.')
  await expect(online.page.getByRole('status').filter({ hasText: 'Yes' })).toHaveText(
    'Yes, as far as is known.',
  )
  await displays.first().getByRole('button', { name: 'Test cards' }).click()
  await expect(displays.first()).toContainText('Painted at')
  await expect(online.page.getByRole('status').filter({ hasText: 'Yes' })).toHaveText('Yes.')
})

test('Ring me rings the phone and says how fast its card was painted', async ({ online, app }) => {
  await openHealth(online)
  await expect(online.page.getByText('Your phone will ring')).toBeVisible()
  await online.page.getByRole('button', { name: 'Ring me' }).click()
  await expect(online.page.getByText(/^Received → painted in \d+ ms$/u)).toBeVisible({ timeout: 15_000 })
  await expect(line(online, 'Speed of call cards')).toContainText(/One card today, after \d+ ms/u)
  const cards = await openedCardWindow(app)
  await expect(cards.cards).toHaveCount(0)
})

test('on the built-in simulator Ring me needs no phone', async ({ main }) => {
  await main.page.getByRole('button', { name: 'Try it without an account' }).click()
  await main.expectOnline()
  await openHealth(main)
  await expect(main.page.getByText('The simulator rings you')).toBeVisible()
  await main.page.getByRole('button', { name: 'Ring me' }).click()
  await expect(main.page.getByText(/^Received → painted in \d+ ms$/u)).toBeVisible({ timeout: 15_000 })
})

test('while the server is gone the connection is red, with its reason and a way to try again', async ({
  online,
  simulator,
}) => {
  await openHealth(online)
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 2_500 })
  const connection = line(online, 'Connection')
  await expect(connection).toContainText(/Trouble.*Off line/su)
  await expect(
    online.page.getByRole('status').filter({ hasText: 'No. Your phones still ring.' }),
  ).toBeVisible()
  await expect(online.page.getByRole('button', { name: 'Ring me' })).toBeDisabled()
  await expect(connection).toContainText('Good', { timeout: 30_000 })
})

test('a shortcut is proven by a press that really arrives', async ({ online }) => {
  test.skip(!X11, NEEDS_X11)
  await openHealth(online)
  const shortcut = line(online, 'Dial the number in the clipboard')
  await expect(shortcut).toContainText('was not pressed yet')
  await pressKey('ctrl+shift+d')
  await expect(shortcut).toContainText(/Good.*pressed at/su)
})

test('trouble that hides no call is told in words too: notifications that nobody shows', async ({
  start,
  simulator,
  password,
  userData,
}) => {
  test.skip(!X11, NEEDS_X11)
  const app = await start({
    args: [configArgument(userData, simulator.ready)],
    env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
  })
  const main = createMainWindow(await app.page('main'))
  await main.signIn(password)
  await expect(main.footer).toContainText('You will see the next call.')
  await expect(main.footer).toContainText('Notifications: The system shows none.')
  await expect(main.header).toContainText('Online, with trouble')
  await openHealth(main)
  await expect(line(main, 'The system shows none.')).toContainText('Trouble')
})

test('after an outage the window tells which calls came meanwhile, and offers to call back', async ({
  online,
  simulator,
}) => {
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 3_000 })
  await expect(online.footer).toContainText('Ringside cannot see calls now.')
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await hangUp(simulator, call)
  const report = online.page.getByRole('region', { name: 'While off line' })
  await expect(report).toContainText(/Off line .*: one call came, and was missed\./u, { timeout: 30_000 })
  await report.getByRole('button', { name: 'Show calls' }).click()
  await expect(report.getByRole('listitem')).toContainText(/Ann Carter.*Missed/su)
  await expect(report.getByRole('button', { name: 'Call Ann Carter' })).toBeVisible()
  await report.getByRole('button', { name: 'Dismiss' }).click()
  await expect(report).toHaveCount(0)
})

test('after an outage in which nobody called the window says that', async ({ online, simulator }) => {
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 2_000 })
  await expect(online.footer).toContainText('Ringside cannot see calls now.')
  await expect(online.page.getByRole('region', { name: 'While off line' })).toContainText('no calls came.', {
    timeout: 30_000,
  })
})
