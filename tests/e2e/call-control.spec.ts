import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, legs, pickUp, ring } from './harness/phone-calls.ts'

test('a number typed into the call field rings the own phone first, then the other side, and is never “incoming”', async ({
  online,
  app,
  simulator,
}) => {
  await online.callField.fill('732 555 0100')
  await expect(online.page.getByRole('option')).toContainText('Call (732) 555-0100')
  await expect(online.page.getByRole('option')).toContainText('dials 17325550100')
  await online.callField.press('Enter')
  const cards = await openedCardWindow(app)
  const own = cards.card(/Pick up your phone/u)
  await expect(own).toContainText('then we call (732) 555-0100')
  await expect(own).toContainText(/0:[0-4]\d left/u)
  await expect(own).toContainText('ringing: Polycom VVX 450')
  await expect(cards.card(/Incoming/u)).toHaveCount(0)
  await pickUp(simulator)
  await expect(cards.card(/Calling….*\(732\) 555-0100/u)).toBeVisible()
  await expect(cards.card(/Incoming/u)).toHaveCount(0)
  await pickUp(simulator)
  await expect(cards.card(/On a call.*\(732\) 555-0100/u)).toBeVisible()
  await expect(cards.cards).toHaveCount(1)
  await expect(online.liveCalls).toHaveCount(1)
  await hangUp(simulator)
  await expect(online.endedCall('(732) 555-0100')).toContainText('Answered')
})

test('a call that is being set up can be cancelled', async ({ online, app, simulator }) => {
  await online.call('7325550100')
  const cards = await openedCardWindow(app)
  await cards
    .card(/Pick up your phone/u)
    .getByRole('button', { name: 'Cancel' })
    .click()
  await expect(online.liveCalls).toHaveCount(0)
  await expect.poll(() => legs(simulator)).toEqual([])
  await expect(online.endedCall('(732) 555-0100')).toContainText('Cancelled')
})

test('an answered call is hung up from the main window', async ({ online, simulator }) => {
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await expect(online.liveCall('Ann Carter')).toContainText('Incoming call')
  await pickUp(simulator, call)
  await online.page.getByRole('button', { name: 'Hang up Ann Carter' }).click()
  await expect(online.liveCalls).toHaveCount(0)
  await expect.poll(() => legs(simulator)).toEqual([])
  await expect(online.endedCall('Ann Carter')).toContainText('Answered')
})

test('an answered call is hung up from its card', async ({ online, app, simulator }) => {
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await pickUp(simulator, call)
  const cards = await openedCardWindow(app)
  await cards
    .card(/On a call/u)
    .getByRole('button', { name: 'Hang up' })
    .click()
  await expect(cards.card(/Ended after/u)).toBeVisible()
  await expect.poll(() => legs(simulator)).toEqual([])
  await expect(online.liveCalls).toHaveCount(0)
})

test('a call is transferred: it leaves the own phone and rings where it was sent', async ({
  online,
  simulator,
}) => {
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await pickUp(simulator, call)
  await online.page.getByRole('button', { name: /^Transfer.*Ann Carter/u }).click()
  await online.page.getByLabel('Transfer to').fill('bob@example.com')
  await online.page.getByRole('button', { name: 'Transfer', exact: true }).click()
  await expect(online.liveCalls).toHaveCount(0)
  await expect.poll(async () => JSON.stringify(await legs(simulator))).toContain('bob@example.com')
})

test('a ringing call has no button that ends it', async ({ online, app, simulator }) => {
  await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call/u).getByRole('button')).toHaveText(['Hide', '⋯'])
  await expect(online.liveCall('Ann Carter').getByRole('button', { name: /Hang up|Decline/u })).toHaveCount(0)
})

test.describe('where the service refuses', () => {
  test.use({ provisioned: { dialing: { callFrom: 'nobody@example.net' }, calls: { tryDecline: true } } })

  test('the card shows its own words; a call that could not be made is tried again from there', async ({
    online,
    app,
    simulator,
  }) => {
    await ring(simulator, { fromDisplay: 'Ann Carter' })
    const cards = await openedCardWindow(app)
    const incoming = cards.card(/Incoming call.*Ann Carter/u)
    await incoming.getByRole('button', { name: 'More' }).click()
    await incoming.getByRole('button', { name: 'Decline' }).click()
    await expect(incoming).toContainText('The service refused the request.')
    await expect(incoming.locator('q')).toContainText('“')
    await expect(incoming.getByRole('button')).toHaveText(['Hide', '⋯', 'Note…', 'That was wrong…'])

    await online.call('7325550100')
    const failed = cards.card(/Call failed: your phone was not called.*\(732\) 555-0100/u)
    await expect(failed.locator('q')).toContainText('NO_ROUTE_DESTINATION')
    const id = await failed.getAttribute('data-call-id')
    await failed.getByRole('button', { name: 'Try again' }).click()
    await expect(cards.page.locator(`[data-call-id="${id ?? ''}"]`)).toHaveCount(0)
    await expect(failed.getByRole('button', { name: 'Try again' })).toBeVisible()
  })
})
