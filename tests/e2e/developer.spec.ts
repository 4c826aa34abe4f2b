/** The Developer view: what crosses the connection, the services behind it, and their commands. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'
import { formsOf } from './harness/profile.ts'

const CALLS = 'pubsub.active-calls.xmpp.onsip.com'

const log = (page: Page) => page.getByRole('list', { name: 'Stanzas' })
const stanzas = (page: Page) => log(page).getByRole('listitem')
const openTool = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

test.describe('before anybody has signed in', () => {
  test('the console can be opened and then shows the sign-in, without its secrets', async ({
    main,
    password,
    app,
  }) => {
    const { page } = main
    await page.getByText('Advanced', { exact: true }).click()
    await page.getByRole('button', { name: 'XML console…' }).click()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await expect(page.getByText('Nothing crossed the connection yet.')).toBeVisible()
    await page.getByRole('button', { name: 'Back to sign-in' }).click()
    await main.signIn(password)
    await main.expectOnline()

    await page.getByRole('button', { name: 'Developer', exact: true }).click()
    await expect(stanzas(page).filter({ hasText: 'mechanism="PLAIN"' })).toContainText('•••')
    await expect(stanzas(page).filter({ hasText: 'iq set: command authorize-plain' })).toContainText('•••')
    await expect(stanzas(page).filter({ hasText: 'stream:features' }).first()).toBeVisible()
    const shown = await log(page).innerText()
    for (const form of [...formsOf(password), ...formsOf(`\0ann\0${password}`)]) {
      expect(shown.includes(form)).toBe(false)
    }
    expect(app.everythingWritten()).not.toContain('<iq')
  })

  test('services and commands say that they need an account', async ({ main }) => {
    const { page } = main
    await page.getByText('Advanced', { exact: true }).click()
    await page.getByRole('button', { name: 'XML console…' }).click()
    for (const tool of ['Services', 'Commands']) {
      await openTool(page, tool)
      await expect(page.getByText('Nobody is signed in.')).toBeVisible()
    }
  })
})

test.describe('on line', () => {
  test.use({ provisioned: { developer: { enabled: true } } })

  test.beforeEach(async ({ online }) => {
    await online.page.getByRole('button', { name: 'Developer', exact: true }).click()
  })

  test('the console shows a call as it comes, filtered, paused and cleared', async ({
    online,
    simulator,
  }) => {
    const { page } = online
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    const call = await ring(simulator)
    const ringing = stanzas(page).filter({ hasText: 'requested' })
    await expect(ringing).toHaveCount(1)
    await expect(ringing).toContainText(CALLS)

    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('XML contains').fill('no such text')
    await expect(page.getByText('Nothing that is held matches the filter.')).toBeVisible()
    await page.getByLabel('XML contains').fill('')
    await page.getByLabel('message', { exact: true }).uncheck()
    await expect(ringing).toHaveCount(0)
    await page.getByLabel('message', { exact: true }).check()
    await page.getByLabel('JID contains').fill('PUBSUB.active')
    await page.getByLabel('Direction').selectOption('In')
    await expect(ringing).toHaveCount(1)

    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await pickUp(simulator, call)
    await page.getByRole('button', { name: 'Resume', exact: true }).click()
    await expect(stanzas(page).filter({ hasText: 'confirmed' })).toHaveCount(1)
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect(stanzas(page)).toHaveCount(0)
    await hangUp(simulator, call)
    await expect(stanzas(page).filter({ hasText: 'retract' })).toHaveCount(1)

    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeVisible()
    const other = await ring(simulator, { from: 'sip:12125550123@outside.example' })
    await hangUp(simulator, other)
    await expect(stanzas(page)).toHaveCount(1)
  })

  test('what the console holds can be saved to a file of the user’s choice', async ({
    online,
    app,
    userData,
  }) => {
    const { page } = online
    const file = path.join(userData, 'console.xml')
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Send a stanza', { exact: true }).click()
    await page.getByLabel('Sample').selectOption('Ping the server')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('Sent.', { exact: true })).toBeVisible()
    await expect(stanzas(page).filter({ hasText: 'iq result' }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Save…' }).click()
    await expect(page.getByText('Saved to')).toBeVisible()
    expect(readFileSync(file, 'utf8')).toContain('<ping xmlns="urn:xmpp:ping"/>')
    await page.getByRole('button', { name: 'Copy all' }).click()
    await expect
      .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toContain('<ping xmlns="urn:xmpp:ping"/>')
  })

  test('a stanza can be sent when it is one, and is refused with line and reason when not', async ({
    online,
  }) => {
    const { page } = online
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Send a stanza', { exact: true }).click()
    await page.getByLabel('Stanza', { exact: true }).fill('<iq type="get">\n<ping>\n</iq>')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('Line 3: </iq> closes nothing that is open here.')).toBeVisible()
    await page.getByLabel('Sample').selectOption('What there is at the server')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(stanzas(page).filter({ hasText: 'typed-1' })).toHaveCount(2)
    await expect(stanzas(page).filter({ hasText: 'typed-1' }).last()).toContainText(CALLS)
    await online.expectOnline()
  })

  test('the service browser leads from the domain to a ringing call, and subscribes by hand', async ({
    online,
    simulator,
  }) => {
    const { page } = online
    await openTool(page, 'Services')
    const tree = page.getByRole('list', { name: 'Services and nodes' })
    for (const node of [CALLS, '/me/ann@example.com', '/me/ann@example.com/example.com']) {
      await tree
        .getByRole('button', { name: `Open ${node}`, exact: true })
        .first()
        .click()
    }
    await tree.getByRole('button', { name: '/example.com/ann', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Identities' })).toContainText('pubsub')

    await ring(simulator)
    await page.getByRole('button', { name: 'Items', exact: true }).click()
    const item = page.getByRole('list', { name: 'Items', exact: true }).getByRole('listitem')
    await expect(item).toContainText('ringing')
    await item.getByRole('button', { name: 'XML' }).click()
    await expect(item).toContainText('<dialog-state>requested</dialog-state>')

    const subscriptions = page.getByRole('list', { name: 'Own subscriptions' }).getByRole('listitem')
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(subscriptions).toHaveCount(2)
    await page.getByRole('button', { name: 'Unsubscribe /example.com/ann' }).click()
    await expect(subscriptions).toHaveCount(1)
    await page.getByRole('button', { name: 'Unsubscribe /me/ann@example.com' }).click()
    await expect(page.getByText('By this subscription Ringside sees your calls.')).toBeVisible()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await expect(subscriptions).toContainText('Ringside’s own')
  })

  test('the command runner places a call in two stages, and the console shows it', async ({ online }) => {
    const { page } = online
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await openTool(page, 'Commands')
    await page.getByRole('button', { name: 'Create Call' }).click()
    const form = page.getByRole('form', { name: 'Create Call' })
    await expect(form).toContainText('Enter the SIP addresses of the caller and callee')
    await form.getByLabel('From (required)').fill('sip:ann@example.com')
    await form.getByRole('button', { name: 'Execute' }).click()
    await expect(form.getByText('The server wants this field.')).toBeVisible()
    await form.getByLabel('To (required)').fill('sip:17325550100@example.com')
    await form.getByRole('button', { name: 'Execute' }).click()
    await expect(form.getByText('Completed.')).toBeVisible()
    await expect(form).toContainText('call-setup-id')

    await openTool(page, 'XML console')
    await expect(stanzas(page).filter({ hasText: 'iq set: command create' })).toHaveCount(2)
    await page.getByRole('button', { name: 'Calls', exact: true }).click()
    await expect(online.liveCalls).toHaveCount(1)
  })

  test('what the server refuses is shown as it said it, and the form can be sent again', async ({
    online,
  }) => {
    const { page } = online
    await openTool(page, 'Commands')
    await page.getByRole('button', { name: 'Create Call' }).click()
    const form = page.getByRole('form', { name: 'Create Call' })
    await form.getByLabel('From (required)').fill('foo')
    await form.getByLabel('To (required)').fill('bar')
    await form.getByRole('button', { name: 'Execute' }).click()
    await expect(form.getByText('The server refused.')).toBeVisible()
    await expect(form).toContainText("Field 'from' is in an invalid format with value: foo")
    await expect(form).toContainText('bad-request · bad-payload (modify)')
    await form.getByRole('button', { name: 'Start again' }).click()
    await expect(form.getByLabel('From (required)')).toHaveValue('foo')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await expect(form.getByText('Cancelled.')).toBeVisible()
  })
})
