import { untilTrue } from '../desktop/until.ts'
import type { DesktopDouble } from '../desktop/desktop-double.ts'
import { createPortalDouble } from '../desktop/portal-double.ts'
import { joinSessionBus } from '../desktop/session-bus.ts'
import { cardGone, cardOnScreen, cardsOnScreen, openedCardWindow } from './harness/card-window.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { hangUp, legs, pickUp, ring } from './harness/phone-calls.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

function present(desktop: DesktopDouble | undefined): DesktopDouble {
  if (desktop === undefined) throw new Error(NEEDS_X11)
  return desktop
}

test('a pause and the system’s do-not-disturb hold cards back and say so; names can be hidden', async ({
  online,
  app,
  desktop,
  simulator,
}) => {
  const { tray, notifications } = present(desktop)
  await tray.choose(/^For 30 minutes$/u)
  await expect(online.page.getByText(/^Alerts are paused until /u)).toBeVisible()
  await expect(online.footer).toContainText('The next call will be listed here; alerts are paused.')
  const quiet = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await expect(online.liveCall('Ann Carter')).toContainText('no alert: paused')
  expect(await cardsOnScreen(app)).toEqual([])
  await hangUp(simulator, quiet)
  await expect(online.endedCall('Ann Carter')).toContainText('no alert: paused')
  expect(notifications.shown).toEqual([])

  await online.page.getByRole('button', { name: 'Resume alerts' }).click()
  const digest = await notifications.waitFor(/One call while alerts were held back/u)
  expect(digest.body).toBe('All missed · Ann Carter')

  await tray.choose(/^Hide names$/u)
  const loud = await ring(simulator, { fromDisplay: 'Bob Reed' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call.*B\. R\./u)).toBeVisible()
  await cardOnScreen(app)
  await expect(cards.cards).not.toContainText(['Bob', '1212'])
  await hangUp(simulator, loud)
  expect((await notifications.waitFor(/Missed call/u)).summary).toBe('Missed call from B. R.')
  await online.page.getByRole('button', { name: 'Show names' }).click()
  await expect(online.endedCall('Bob Reed')).toBeVisible()

  await cardGone(app)
  notifications.inhibit(true)
  await expect(online.footer).toContainText('do-not-disturb is on')
  await ring(simulator, { fromDisplay: 'Eve Frost' })
  await expect(online.liveCall('Eve Frost')).toBeVisible()
  expect(await cardsOnScreen(app)).toEqual([])
  // What still rings is shown once the reason is gone.
  notifications.inhibit(false)
  await cardOnScreen(app)
})

test('where no card can be placed the portal’s notification takes its place and hangs up; the ring is heard', async ({
  start,
  userData,
  simulator,
  password,
}) => {
  const seat = await joinSessionBus()
  const portal = await createPortalDouble(seat, 2)
  try {
    const app = await start({
      args: [configArgument(userData, simulator.ready)],
      env: { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-tests' },
      chromium: ['--use-fake-device-for-media-stream'],
    })
    const main = createMainWindow(await app.page('main'))
    await main.signIn(password)
    await main.expectOnline()
    const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
    const ringing = await portal.waitFor(/^Incoming call from Ann Carter$/u)
    expect(ringing.values).toMatchObject({ category: 'call.incoming', priority: 'urgent' })
    expect(await cardsOnScreen(app)).toEqual([])
    await pickUp(simulator, call)
    const talking = await portal.waitFor(/^On a call with Ann Carter$/u)
    expect(talking.id).toBe(ringing.id)
    portal.press(talking.id, 'hang-up')
    await untilTrue('the call to end', async () => (await legs(simulator)).length === 0)

    // Loudspeakers have names to choose by, the card window plays unseen, and nobody can listen for all that.
    await main.openSettings()
    const choice = main.page.getByLabel('Played on')
    await expect(choice.locator('option')).toContainText([/own choice/u, /Fake/u])
    await main.page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect
      .poll(() =>
        app.electron.evaluate(({ webContents }) =>
          webContents
            .getAllWebContents()
            .filter((page) => page.isCurrentlyAudible())
            .map((page) => page.getURL()),
        ),
      )
      .toEqual(['app://ringside/card.html'])
    const listening = main.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'heard',
        (error: unknown) => (error instanceof Error ? error.name : ''),
      ),
    )
    expect(await listening).toBe('NotAllowedError')
  } finally {
    await seat.leave()
  }
})

test('what calls do is set in the table, for people and by the hour; a notification follows a call', async ({
  online,
  app,
  desktop,
  simulator,
}) => {
  const { notifications } = present(desktop)
  await online.openSettings()
  const alerts = online.page.getByRole('region', { name: 'Alerts' })
  const card = alerts.getByRole('checkbox', { name: 'Incoming: Card' })
  await card.uncheck()
  await alerts.getByLabel('Number or address').fill('(415) 555-1212')
  await alerts.getByRole('button', { name: 'Add' }).click()
  await expect(alerts.getByRole('combobox', { name: 'Alerts for (415) 555-1212' })).toHaveValue('Always')
  await alerts.getByRole('checkbox', { name: 'Hold alerts back at these hours' }).check()
  await alerts.getByLabel('From', { exact: true }).fill('00:00')
  await alerts.getByLabel('to', { exact: true }).fill('00:00')
  await expect(online.footer).toContainText('these are quiet hours')
  const bob = await ring(simulator, { from: 'sip:17325550100@outside.example', fromDisplay: 'Bob Reed' })
  const ann = await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.cards).toHaveCount(1)
  await expect(cards.card(/Incoming call.*Ann Carter/u)).toBeVisible()
  await alerts.getByRole('button', { name: 'Reset Alerts' }).click()
  await expect(card).toBeChecked()
  await expect(cards.cards).toHaveCount(2)
  await hangUp(simulator, bob)
  await hangUp(simulator, ann)
  await cardGone(app)

  await alerts.getByRole('checkbox', { name: 'Incoming: Notify' }).check()
  const eve = await ring(simulator, { fromDisplay: 'Eve Frost' })
  const ringing = await notifications.waitFor(/^Incoming call from Eve Frost$/u)
  expect(ringing).toMatchObject({
    actions: ['default', 'hide'],
    hints: { category: 'call.incoming', urgency: 2 },
  })
  await cardOnScreen(app)
  notifications.press(ringing.id, 'hide')
  await cardGone(app)
  await hangUp(simulator, eve)
  const missed = await notifications.waitFor(/^Missed call from Eve Frost$/u)
  expect(missed).toMatchObject({ actions: ['default', 'call-back'], hints: { category: 'call.unanswered' } })
  notifications.press(missed.id, 'call-back')
  // Known by now, so that it is dialled at once: the own phone rings first.
  await untilTrue('the call back to be placed', async () => (await legs(simulator)).length > 0)
})
