/** A voice engine of this computer beside the phones: set up in the settings, its calls in the same cards and list. */
import type { Page } from '@playwright/test'
import type { Simulator } from '../../app/simulator/simulator.ts'
import { until } from '../desktop/until.ts'
import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import type { MainWindow } from './harness/main-window.ts'
import { expectNoTraceOf } from './harness/no-trace.ts'
import { ring } from './harness/phone-calls.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)
test.use({ simulatorOptions: { mechanisms: ['PLAIN'], openzoep: true } })

const engineOf = (simulator: Simulator) => {
  const { openzoep } = simulator.ready
  if (openzoep === undefined) throw new Error('no engine')
  return openzoep
}

const section = (page: Page) => page.getByRole('region', { name: 'OpenZoep (local engine)' })

/** By hand, as somebody who has such an engine does it. */
async function setUp(main: MainWindow, simulator: Simulator): Promise<void> {
  const { account, host, password, port } = engineOf(simulator)
  await main.openSettings()
  const form = section(main.page)
  await form.getByLabel('Use the engine of this computer').check()
  await form.getByLabel('Jabber address').fill(account)
  await form.getByLabel('Password').fill(password)
  await form.getByLabel('Engine at').fill(host)
  await form.getByLabel('Port').fill(String(port))
  await form.getByRole('button', { name: 'Save and connect' }).click()
  await expect(form).toContainText(`Connected as ${account}`)
  await until('the engine to hear of us', async () => {
    const reply = await simulator.do({ do: 'zoep-state' })
    return reply.ok && reply['inUse'] === true ? true : undefined
  })
}

async function order(simulator: Simulator, what: Readonly<Record<string, unknown>>): Promise<void> {
  const reply = await simulator.do(what)
  if (!reply.ok) throw new Error(reply.error)
}

test('an incoming call is accepted on its card, is a call once the other side joined, and ends here only', async ({
  online,
  app,
  simulator,
}) => {
  await expect(online.page.getByText('Voice engine')).toHaveCount(0)
  await setUp(online, simulator)
  await order(simulator, { do: 'zoep-fault', kind: 'hold-joined' })
  await order(simulator, { do: 'zoep-ring', from: 'suzan@jabber.example.com/Zoep' })
  await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  const card = cards.card(/suzan@jabber\.example\.com/u)
  await expect(card).toContainText('Incoming call')
  await expect(cards.card(/Ann Carter/u)).toBeVisible()
  await expect(cards.card(/Ann Carter/u).getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await card.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(card.getByRole('button', { name: 'Accepting…' })).toBeDisabled()
  await expect(card).toContainText('Incoming call')
  await order(simulator, { do: 'zoep-say', type: 'joined' })
  await expect(card).toContainText('On a call')
  await expect(card).toContainText('the voice engine has no hang-up')
  await card.getByRole('button', { name: 'End here' }).click()
  await expect(card).toContainText('Ended after')
  await online.page.getByRole('button', { name: 'Calls', exact: true }).click()
  await expect(online.endedCall('suzan@jabber.example.com')).toContainText('Answered')
  await expect(online.liveCall('Ann Carter')).toBeVisible()
})

test('a call to a number shows what it costs, and reaches the engine in full international form', async ({
  online,
  simulator,
}) => {
  await setUp(online, simulator)
  const { page, callField } = online
  const choice = page.getByRole('listbox', { name: 'What can be called' }).getByRole('option')
  await callField.fill('(732) 555-0100')
  await expect(choice).toContainText('dials 17325550100')
  await expect(page.getByText('need credit')).toHaveCount(0)
  await section(page).getByLabel('Calls are placed by').selectOption({ label: 'The engine' })
  await callField.fill('732 555 0100')
  await expect(choice).toContainText('dials 0017325550100')
  await expect(choice).toContainText('Calls to telephone numbers need credit with the engine’s provider.')
  await callField.press('Enter')
  await page.getByRole('button', { name: 'Calls', exact: true }).click()
  await expect(online.liveCall('(732) 555-0100')).toContainText('Calling…')
  const reply = await simulator.do({ do: 'zoep-state' })
  expect(reply).toMatchObject({ calls: [{ peer: 'unknown/#0017325550100', state: 'inviting' }] })
  await order(simulator, { do: 'zoep-answer' })
  await expect(online.liveCall('(732) 555-0100')).toContainText('On a call')
  await online
    .liveCall('(732) 555-0100')
    .getByRole('button', { name: /End here/u })
    .click()
  await expect(online.endedCall('(732) 555-0100')).toBeVisible()
})

test('the dial window says what a number costs, too', async ({ online, app, simulator }) => {
  await setUp(online, simulator)
  await section(online.page).getByLabel('Calls are placed by').selectOption({ label: 'The engine' })
  await app.startAgain('tel:+17325550100')
  const dial = await app.page('dial')
  await expect(dial.getByRole('article')).toContainText('dials 0017325550100')
  await expect(dial.getByRole('article')).toContainText('need credit with the engine’s provider')
})

test('an engine that is gone is told as what it is, while the phones’ calls are seen', async ({
  online,
  app,
  simulator,
}) => {
  await setUp(online, simulator)
  const { page, footer } = online
  await order(simulator, { do: 'zoep-ring' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/suzan/u)).toBeVisible()
  await order(simulator, { do: 'zoep-fault', kind: 'crash' })
  await expect(cards.card(/suzan/u)).not.toBeVisible()
  await expect(footer).toContainText('You will see the next call.')
  await expect(footer).toContainText('Voice engine (OpenZoep)')
  await footer.getByRole('button', { name: 'Why?' }).click()
  const line = page.locator('[data-health=openzoep]')
  await expect(line).toContainText('No voice engine answers on this computer.')
  await order(simulator, { do: 'zoep-fault', kind: 'restart' })
  await expect(line).toContainText('Connected as erik@jabber.example.com', { timeout: 30_000 })
  await expect(footer).not.toContainText('Voice engine')
})

test('an engine elsewhere is refused in a sentence, and its password is written nowhere', async ({
  online,
  app,
  simulator,
}) => {
  await setUp(online, simulator)
  const form = section(online.page)
  await form.getByLabel('Engine at').fill('engine.example.com')
  await form.getByRole('button', { name: 'Save and connect' }).click()
  await expect(form).toContainText('The engine must run on this computer, so nothing was sent.')
  await form.getByLabel('Use the engine of this computer').uncheck()
  await expect(form.getByLabel('Jabber address')).toHaveCount(0)
  expectNoTraceOf(engineOf(simulator).password, app)
})
