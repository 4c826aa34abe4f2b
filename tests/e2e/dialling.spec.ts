import type { Locator, Page } from '@playwright/test'
import { openTypingVictim } from '../desktop/typing-victim.ts'
import { pressKey } from '../desktop/keyboard.ts'
import { pause } from '../desktop/until.ts'
import { openedCardWindow } from './harness/card-window.ts'
import { closeBy } from './harness/close-by.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { expectKeyboard } from './harness/keyboard.ts'
import { createMainWindow } from './harness/main-window.ts'
import { legs } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

/** Longer than a countdown would take, were there one. */
const LONGER_THAN_A_COUNTDOWN_MS = 4_000

const copy = (app: RunningApp, text: string): Promise<void> =>
  app.electron.evaluate(async ({ clipboard }, copied) => {
    await clipboard.writeText(copied)
  }, text)

const paste = (app: RunningApp): Promise<string> =>
  app.electron.evaluate(async ({ clipboard }) => await clipboard.readText())

async function request(app: RunningApp): Promise<{ readonly page: Page; readonly shown: Locator }> {
  const page = await app.page('dial')
  return { page, shown: page.getByRole('article') }
}

test('a key pressed anywhere dials the number in the clipboard, which stays as it was', async ({
  online,
  app,
  simulator,
}) => {
  const victim = await openTypingVictim()
  try {
    await copy(app, 'Tel: 732-555-0100')
    await pressKey('ctrl+shift+d')
    const { shown } = await request(app)
    await expect(shown).toContainText('Call from the clipboard')
    await expect(shown).toContainText('(732) 555-0100')
    await expect(shown).toContainText('dials 17325550100')
    const cards = await openedCardWindow(app)
    await expect(cards.card(/Pick up your phone/u)).toContainText('(732) 555-0100')
    await expect(online.liveCall('(732) 555-0100')).toBeVisible()
    await expect.poll(() => legs(simulator)).not.toEqual([])
    expect(await paste(app)).toBe('Tel: 732-555-0100')
  } finally {
    await victim.close()
  }
})

test('Escape stops a number from the clipboard before it is dialled', async ({ online, app, simulator }) => {
  await copy(app, '732-555-0100')
  await pressKey('ctrl+shift+d')
  const { shown } = await request(app)
  await expect(shown).toContainText('dials in')
  await expectKeyboard(app, 'dial')
  await pressKey('Escape')
  await expect.poll(() => app.pageNow('dial')?.isClosed() ?? true).toBe(true)
  await pause(LONGER_THAN_A_COUNTDOWN_MS)
  expect(await legs(simulator)).toEqual([])
  await expect(online.liveCalls).toHaveCount(0)
})

test('several numbers in the clipboard are offered and never glued together; a digit picks one', async ({
  online,
  app,
  simulator,
}) => {
  await copy(app, 'Office 732-555-0100\nMobile 415-555-1212')
  await pressKey('ctrl+shift+d')
  const { shown } = await request(app)
  await expect(shown.getByRole('listitem')).toHaveCount(2)
  await pause(LONGER_THAN_A_COUNTDOWN_MS)
  expect(await legs(simulator)).toEqual([])
  await expectKeyboard(app, 'dial')
  await pressKey('2')
  await expect(online.liveCall('(415) 555-1212')).toBeVisible()
})

test('a clipboard without a number is told so in one line', async ({ online: _online, app, simulator }) => {
  await copy(app, 'Dear Sir, thank you for your letter.')
  await pressKey('ctrl+shift+d')
  const { shown } = await request(app)
  await expect(shown).toContainText('Nothing to dial')
  expect(await legs(simulator)).toEqual([])
})

test('a tel: link given to a second start shows what it would dial and waits for Enter', async ({
  online,
  app,
  simulator,
}) => {
  const victim = await openTypingVictim()
  try {
    const second = await app.startAgain('tel:+1-732-555-0100')
    expect(second.code).toBe(0)
    const { shown } = await request(app)
    await expect(shown).toContainText('Call from a link')
    await expect(shown).toContainText('dials 17325550100')
    await expect(shown).toContainText('waits for Enter')
    // Under the hands of somebody who types, an Enter meant for the letter must not dial.
    await expectKeyboard(app, 'dial')
    await pressKey('Return')
    await pause(LONGER_THAN_A_COUNTDOWN_MS)
    expect(await legs(simulator)).toEqual([])
    await expect(shown).toBeVisible()
    await pressKey('Return')
    await expect(online.liveCall('(732) 555-0100')).toBeVisible()
    await expect.poll(() => legs(simulator)).not.toEqual([])
  } finally {
    await victim.close()
  }
})

test('a double click dials the first of two links and leaves the other waiting', async ({
  online: _online,
  app,
  simulator,
}) => {
  await app.startAgain('tel:+1-732-555-0100', 'tel:+1-732-555-0199')
  const { page, shown } = await request(app)
  await expect(shown).toContainText('dials 17325550100')
  const at = await shown.getByRole('button', { name: 'Call' }).boundingBox()
  if (at === null) throw new Error('no button')
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  await page.mouse.down({ clickCount: 1 })
  await page.mouse.up({ clickCount: 1 })
  await expect(shown).toContainText('dials 17325550199')
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await expect.poll(() => legs(simulator)).toHaveLength(1)
  await pause(500)
  await expect(shown).toContainText('dials 17325550199')
  expect(await legs(simulator)).toHaveLength(1)
})

test('a link that starts the program waits until it is signed in, and then for Enter', async ({
  start,
  simulator,
  userData,
  password,
}) => {
  const app = await start({ args: [configArgument(userData, simulator.ready), 'tel:+17325550100'] })
  const main = createMainWindow(await app.page('main'))
  await main.signIn(password)
  await main.expectOnline()
  const { shown } = await request(app)
  await expect(shown).toContainText('(732) 555-0100')
  await closeBy(shown.getByRole('button', { name: 'Call now' }))
  await expect(main.liveCall('(732) 555-0100')).toBeVisible()
})

test('--config at a second start changes nothing and says so', async ({
  online,
  app,
  simulator,
  userData,
}) => {
  const hostile = configArgument(userData, { ...simulator.ready, host: '203.0.113.7' })
  await app.startAgain(hostile)
  await expect(online.page.getByText('--config counts only when Ringside starts')).toBeVisible()
  await online.expectOnline()
  await online.openSettings()
  await expect(online.page.getByText('203.0.113.7')).toHaveCount(0)
})

test('an argument that is not on the list is told and left out', async ({ online, app }) => {
  await app.startAgain('--remove-everything-now')
  await expect(online.page.getByText('An argument was not understood and left out.')).toBeVisible()
})
