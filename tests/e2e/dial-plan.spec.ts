import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pressKey } from '../desktop/keyboard.ts'
import { expect, test } from './harness/fixtures.ts'
import { legs } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

/** What the service was asked to call: its call-setup server names it in its own address. */
const dialled = (leg: unknown): string => /;id=([^"\\]+)/u.exec(JSON.stringify(leg))?.[1] ?? ''

const chooseFile = (app: RunningApp, file: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, file)

test.describe('with an outside line', () => {
  test.use({ provisioned: { dialing: { outsidePrefix: '9', extensionLength: 3 } } })

  test('the dial window says what is sent and why it waits, and that is what the service gets', async ({
    online,
    app,
    simulator,
  }) => {
    await app.electron.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('London: +44 (0)20 7946 0958')
    })
    await pressKey('ctrl+shift+d')
    const page = await app.page('dial')
    const shown = page.getByRole('article')
    await expect(shown).toContainText('sends sip:9011442079460958@example.com')
    await expect(shown).toContainText('The zero behind the country code is left out.')
    await expect(shown).toContainText('9 is put before it for an outside line.')
    await expect(shown).toContainText('Waits because it is abroad, and you have not called it before.')
    await expect(online.liveCall('+44 20 7946 0958')).toBeVisible()
    await expect.poll(async () => (await legs(simulator)).map(dialled)).toContain('9011442079460958')
  })
})

test('numbers are tried, a correction becomes a rule, and the rule is what is dialled', async ({
  online,
  app,
  simulator,
  userData,
}) => {
  const { page } = online
  await online.openSettings()
  await page.getByRole('button', { name: 'Rules and tester…' }).click()
  await page.getByLabel('Numbers to try').fill('732-555-0100\n911\nno number\n030/901820')
  await expect(page.getByText('dials 17325550100')).toBeVisible()
  await expect(page.getByText('No number found in this.')).toBeVisible()
  await expect(page.getByText('An emergency number:', { exact: false })).toBeVisible()

  await page.getByLabel('Should dial: 732-555-0100').fill('50100')
  await page.getByRole('button', { name: /^Add for this number/u }).click()
  await expect(page.getByText('+17325550100 → 50100', { exact: true })).toBeVisible()
  await expect(page.getByText('dials 50100')).toBeVisible()

  const file = path.join(userData, 'rules.json')
  await chooseFile(app, file)
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByText('Written to', { exact: false })).toBeVisible()
  expect(readFileSync(file, 'utf8')).toContain('"match": "+17325550100"')
  await page.getByRole('button', { name: /^Delete:/u }).click()
  await expect(page.getByText('dials 17325550100')).toBeVisible()
  const exported = readFileSync(file, 'utf8')
  writeFileSync(file, exported.replace('"50100"', '"sip:eve@example.net"'))
  await page.getByRole('button', { name: 'Import…' }).click()
  await expect(page.getByText('That is no file of rules, so nothing of it is used.')).toBeVisible()
  writeFileSync(file, exported)
  await page.getByRole('button', { name: 'Import…' }).click()
  await expect(page.getByText('1 rule added.')).toBeVisible()

  // The number is typed, and a rule changes it: that is shown before it is dialled.
  await online.call('732-555-0100')
  const shown = (await app.page('dial')).getByRole('article')
  await expect(shown).toContainText('sends sip:50100@example.com')
  await expect(shown).toContainText('Your rule turns +17325550100 into 50100.')
  await expect.poll(async () => (await legs(simulator)).map(dialled)).toContain('50100')
})
