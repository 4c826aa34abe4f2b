import type { Locator } from '@playwright/test'
import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import type { MainWindow } from './harness/main-window.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'
import type { Simulator } from '../../app/simulator/simulator.ts'

const tab = ({ page }: MainWindow, name: RegExp): Locator =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name })

const rows = ({ page }: MainWindow): Locator =>
  page.getByRole('list', { name: 'Calls that are over' }).getByRole('listitem')

async function missedCall(simulator: Simulator, fromDisplay = 'Ann Carter'): Promise<void> {
  await hangUp(simulator, await ring(simulator, { fromDisplay }))
}

async function record(simulator: Simulator, index: number, atMs: number): Promise<void> {
  const at = new Date(atMs).toISOString()
  await simulator.do({
    ...{ do: 'publish', service: 'recent-calls', node: '/example.com/ann', id: `r${String(index)}` },
    xml: `<recent-call xmlns="onsip:recent-calls"><to-uri>sip:17325550100@jnctn.net</to-uri><to-display>Person ${String(index)}</to-display><time start="${at}" duration="61"/></recent-call>`,
  })
}

test('a missed call counts on its tab until the history is looked at, and can be called back from there', async ({
  online,
  app,
  simulator,
}) => {
  await tab(online, /^History$/u).click()
  await expect(online.page.getByText('No calls yet')).toBeVisible()
  await tab(online, /^Settings$/u).click()
  await missedCall(simulator)
  await expect(tab(online, /History.*1 missed call/u)).toBeVisible()
  await tab(online, /^History/u).click()
  await expect(rows(online)).toHaveCount(1)
  await expect(rows(online)).toContainText(/Ann Carter.*Missed.*\(415\) 555-1212/su)
  await expect(tab(online, /^History$/u)).toBeVisible()
  await rows(online).hover()
  await rows(online).getByRole('button', { name: 'Call Ann Carter' }).click()
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Pick up your phone/u)).toBeVisible()
})

test('the history is filtered and searched, and says so where nothing fits', async ({
  online,
  simulator,
}) => {
  await missedCall(simulator)
  const call = await ring(simulator, { from: 'sip:17325550100@jnctn.net', fromDisplay: 'José Lind' })
  await pickUp(simulator, call)
  await hangUp(simulator, call)
  await tab(online, /^History/u).click()
  await expect(rows(online)).toHaveCount(2)
  await online.page.getByRole('button', { name: /^Missed 1$/u }).click()
  await expect(rows(online)).toHaveCount(1)
  await expect(rows(online)).toContainText('Ann Carter')
  await online.page.getByRole('button', { name: /^All/u }).click()
  const search = online.page.getByRole('searchbox', { name: 'Search the history' })
  await search.fill('jose')
  await expect(rows(online)).toContainText(['José Lind'])
  await search.fill('732 555')
  await expect(rows(online)).toHaveCount(1)
  await search.fill('nobody')
  await expect(online.page.getByText('Nothing fits')).toBeVisible()
  await online.page.getByRole('button', { name: 'Show all calls' }).click()
  await expect(rows(online)).toHaveCount(2)
})

test('a call gets a label, and a label that the service refuses is told in its own words', async ({
  online,
  simulator,
}) => {
  await missedCall(simulator)
  await record(simulator, 1, Date.now() - 60_000)
  await tab(online, /^History/u).click()
  await expect(rows(online)).toHaveCount(2)
  for (const index of [0, 1]) {
    const row = rows(online).nth(index)
    await row.hover()
    await row.getByRole('button', { name: /^Label the call with/u }).click()
    await row.getByRole('textbox', { name: 'Label' }).fill('call again')
    await row.getByRole('textbox', { name: 'Label' }).press('Enter')
  }
  await expect(rows(online).nth(0)).toContainText('labelled “call again”')
  await expect(rows(online).nth(1)).toContainText('“Execution Errors; label call failed”')
})

test('a long history scrolls to its end by the keyboard, and Enter calls', async ({
  online,
  app,
  simulator,
}) => {
  for (let index = 0; index < 450; index += 1) {
    await record(simulator, index, Date.now() - (index + 1) * 3_600_000)
  }
  await tab(online, /^History/u).click()
  await expect(online.page.getByRole('button', { name: /^All 450$/u })).toBeVisible()
  await expect(rows(online).first()).toContainText('Person 0')
  const list = online.page.getByRole('list', { name: 'Calls that are over' })
  await list.focus()
  await list.press('End')
  await expect(rows(online).last()).toContainText('Person 449')
  await expect(rows(online).last()).toBeFocused()
  await online.page.keyboard.press('ArrowUp')
  const focused = online.page.locator(':focus')
  await expect(focused).toContainText('Person 448')
  await online.page.keyboard.press('Home')
  await expect(focused).toContainText('Person 0')
  await online.page.keyboard.press('Enter')
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Pick up your phone/u)).toBeVisible()
})

test('a card tells of the caller’s earlier calls', async ({ online: _online, app, simulator }) => {
  const at = new Date(Date.now() - 5_000).toISOString()
  await simulator.do({
    ...{ do: 'publish', service: 'recent-calls', node: '/example.com/ann', id: 'r' },
    xml: `<recent-call xmlns="onsip:recent-calls"><from-uri>sip:14155551212@outside.example</from-uri><time start="${at}" duration="240"/></recent-call>`,
  })
  await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call/u)).toContainText(/last spoke .*4 min/iu)
})

test('while the link is down the history says how old it is, and lives again after it', async ({
  online,
  simulator,
}) => {
  await missedCall(simulator)
  await tab(online, /^History/u).click()
  await expect(rows(online)).toHaveCount(1)
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 3_000 })
  await expect(online.page.getByText(/As of .*: Ringside is off line\./u)).toBeVisible()
  await expect(rows(online)).toHaveCount(1)
  await expect(online.page.getByText(/As of/u)).toHaveCount(0, { timeout: 30_000 })
})

test('the tray counts what was missed since the window was looked at, each call once', async ({
  online,
  app,
  desktop,
  simulator,
}) => {
  test.skip(!X11, NEEDS_X11)
  const tooltip = async (): Promise<string> => (await desktop?.tray.item())?.tooltip ?? ''
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.blur()
  })
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().includes('/main.html')) window.minimize()
    }
  })
  await missedCall(simulator)
  await expect.poll(tooltip).toContain('One missed call')
  await tab(online, /History.*1 missed call/u).waitFor({ state: 'attached' })
  expect(await tooltip()).toContain('One missed call')
})

test('while nothing is known of calls that are over, no count says that there are none', async ({
  main,
  password,
  simulator,
}) => {
  await simulator.do({ do: 'fault', kind: 'all-items-refused' })
  await main.signIn(password)
  await main.expectOnline()
  await tab(main, /^History/u).click()
  await expect(main.page.getByText('Nothing new yet')).toBeVisible()
  await expect(main.page.getByRole('button', { name: 'All', exact: true })).toBeVisible()
  await missedCall(simulator)
  await expect(main.page.getByRole('button', { name: 'All 1', exact: true })).toBeVisible()
})
