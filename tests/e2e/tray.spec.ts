import { untilTrue } from '../desktop/until.ts'
import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { hangUp, legs, pickUp, ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'
import type { DesktopDouble } from '../desktop/desktop-double.ts'

test.skip(!X11, NEEDS_X11)

function present(desktop: DesktopDouble | undefined): DesktopDouble {
  if (desktop === undefined) throw new Error(NEEDS_X11)
  return desktop
}

/** As the window manager's button does it. */
async function closeMainWindow(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().includes('/main.html')) window.close()
    }
  })
  await untilTrue('the main window to close', () => app.pageNow('main') === undefined)
}

test('the tray says whether calls are seen, and its picture changes with the state', async ({
  online: _online,
  desktop,
  simulator,
}) => {
  const { tray } = present(desktop)
  await expect.poll(async () => (await tray.item()).tooltip).toContain('Online as ann@example.com')
  const calm = (await tray.item()).iconBytes
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await expect.poll(async () => (await tray.item()).iconBytes).not.toBe(calm)
  const ringing = (await tray.item()).iconBytes
  await pickUp(simulator, call)
  await expect.poll(async () => (await tray.item()).iconBytes).not.toBe(ringing)
  const onCall = (await tray.item()).iconBytes
  expect(onCall).not.toBe(calm)
  await hangUp(simulator, call)
  await expect.poll(async () => (await tray.item()).iconBytes).toBe(calm)
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 20_000 })
  await expect.poll(async () => (await tray.item()).tooltip).toContain('Off line')
  expect((await tray.item()).iconBytes).not.toBe(calm)
})

test('the menu lists the call that goes on and hangs it up', async ({
  online: _online,
  desktop,
  simulator,
}) => {
  const { tray } = present(desktop)
  const labels = async (): Promise<readonly string[]> =>
    (await tray.menu()).filter((item) => !item.separator).map((item) => item.label)
  await expect
    .poll(labels)
    .toEqual([
      'Open Ringside',
      'Online as ann@example.com',
      'Will I see the next call?',
      'Dial the clipboard',
      'That was wrong…',
      'Pause alerts',
      'For 30 minutes',
      'For 1 hour',
      'Until tomorrow morning',
      'Hide names',
      'Quit Ringside',
    ])
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await pickUp(simulator, call)
  await expect.poll(labels).toContain('Ann Carter · On a call')
  await tray.choose(/^Hang up$/u)
  await expect.poll(() => legs(simulator)).toEqual([])
})

test('closing the window leaves the program in the tray, where it goes on seeing calls; the menu opens it again', async ({
  online: _online,
  app,
  desktop,
  simulator,
}) => {
  const { tray } = present(desktop)
  await closeMainWindow(app)
  expect(tray.present()).toBe(true)
  await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call.*Ann Carter/u)).toBeVisible()
  await tray.choose(/^Open Ringside$/u)
  const again = createMainWindow(await app.page('main'))
  await again.expectOnline()
  await expect(again.liveCall('Ann Carter')).toBeVisible()
})

test('a click on the icon opens the window', async ({ online: _online, app, desktop }) => {
  const { tray } = present(desktop)
  await closeMainWindow(app)
  await tray.activate()
  await createMainWindow(await app.page('main')).expectOnline()
})

test('a second start opens the window that was closed, and ends itself', async ({ online: _online, app }) => {
  await closeMainWindow(app)
  const second = await app.startAgain()
  expect(second.code).toBe(0)
  await createMainWindow(await app.page('main')).expectOnline()
})

test('Quit in the menu ends the program', async ({ online: _online, app, desktop }) => {
  const { tray } = present(desktop)
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve))
  // The menu follows the state a moment after the window, and a new one knows no item of the old.
  await expect.poll(async () => JSON.stringify(await tray.menu())).toContain('Online as ann@example.com')
  await tray.choose(/^Quit Ringside$/u)
  await ended
  await untilTrue('the icon to go', () => !tray.present())
})

test('a missed call is told once by a notification, and a click on it opens the window', async ({
  online: _online,
  app,
  desktop,
  simulator,
}) => {
  const { notifications } = present(desktop)
  await closeMainWindow(app)
  const call = await ring(simulator, { fromDisplay: 'Ann <Carter> & Sons' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call/u)).toBeVisible()
  expect(notifications.shown).toEqual([])
  await hangUp(simulator, call)
  const missed = await notifications.waitFor(/Missed call/u)
  expect(missed.summary).toBe('Missed call from Ann <Carter> & Sons')
  expect(missed.body).toContain('(415) 555-1212')
  expect(missed.body).toContain('for ann@example.com')
  notifications.click(missed.id)
  const again = createMainWindow(await app.page('main'))
  await expect(again.endedCall('Ann <Carter> & Sons')).toContainText('Missed')
  expect(notifications.shown).toHaveLength(1)
})

test('an answered call leaves no notification', async ({ online, desktop, simulator }) => {
  const { notifications } = present(desktop)
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await pickUp(simulator, call)
  await hangUp(simulator, call)
  await expect(online.endedCall('Ann Carter')).toContainText('Answered')
  expect(notifications.shown).toEqual([])
})
