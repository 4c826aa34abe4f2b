import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { ring } from './harness/phone-calls.ts'

test('while the server is gone the window says so; when it is back it says so too', async ({
  online,
  simulator,
}) => {
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 2_500 })
  await expect(online.header).toContainText(/Reconnecting in \d+ s|Connecting…/u)
  await expect(online.footer).toContainText('Ringside cannot see calls now.')
  await expect(
    online.page.getByText(
      /^Off line since .* Calls that ring now are not seen here; your phones still ring\./u,
    ),
  ).toBeVisible()
  await online.page.getByRole('button', { name: 'Why?' }).click()
  await expect(online.page.getByRole('listitem').filter({ hasText: 'Off line' })).toContainText(
    /server|connection/iu,
  )
  await online.page.getByRole('button', { name: 'Back' }).click()
  await expect(online.header).toContainText('Online', { timeout: 20_000 })
  await online.expectOnline()
})

test('Try now goes on line again at once', async ({ online, simulator }) => {
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 1_500 })
  await expect(online.header).toContainText('Reconnecting')
  await expect(async () => {
    const button = online.page.getByRole('button', { name: 'Try now' })
    if (await button.isVisible()) await button.click()
    await expect(online.footer).toContainText('You will see the next call.', { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
})

test('a call that began during the outage has a card afterwards', async ({ online, app, simulator }) => {
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 1_200 })
  await expect(online.footer).toContainText('Ringside cannot see calls now.')
  await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call.*Ann Carter/u)).toBeVisible()
})

test('a server that falls silent without closing the connection is noticed', async ({
  online,
  simulator,
}) => {
  test.setTimeout(90_000)
  await simulator.do({ do: 'fault', kind: 'mute' })
  // A ping every ten seconds, five for its answer.
  await expect(online.footer).toContainText('Ringside cannot see calls now.', { timeout: 30_000 })
  await simulator.do({ do: 'fault', kind: 'calm' })
  await expect(online.footer).toContainText('You will see the next call.', { timeout: 45_000 })
})

test('a subscription that the service ends makes the window say that calls cannot be seen', async ({
  online,
  simulator,
}) => {
  await simulator.do({ do: 'revoke', jid: 'ann@example.com' })
  await expect(online.footer).toContainText('Ringside cannot see calls now.')
})
