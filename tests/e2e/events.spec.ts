/** Rules for calls as a person has them: written in the settings, tried there, and at work on card, list and machine. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page, TestInfo } from '@playwright/test'
import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'

async function pictures(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) })
  }
}

/** From now on addresses for the browser are only noted down. */
const noteOpened = (app: RunningApp): Promise<void> =>
  app.electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'openedOutside', opened)
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
  })

const opened = (app: RunningApp): Promise<unknown> =>
  app.electron.evaluate((): unknown => Reflect.get(globalThis, 'openedOutside'))

test('a rule is written and tried, has its button on the card and in the list, and another runs a program', async ({
  online,
  app,
  simulator,
  userData,
}, info) => {
  const { page } = online
  await noteOpened(app)
  await online.openSettings()
  const section = page.getByRole('region', { name: 'When a call…' })
  await section.getByRole('button', { name: 'Add a rule' }).click()
  await section.getByLabel('Address').fill('http://crm.example.com/')
  await expect(section.getByRole('alert')).toContainText('https://')
  await section.getByLabel('Address').fill('https://crm.example.com/?tel={e164}&who={name}')
  await section.getByLabel('Caller’s name').fill('O"; calc & $(rm -rf) #')
  const exact =
    'https://crm.example.com/?tel=%2B14155551212&who=O%22%3B%20calc%20%26%20%24%28rm%20-rf%29%20%23'
  await section.getByLabel('Name', { exact: true }).fill('Open record')
  await expect(section.getByText(exact, { exact: true })).toBeVisible()
  await section.getByRole('button', { name: 'Do it now' }).click()
  await expect.poll(() => opened(app)).toEqual([exact])
  await section.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded()
  await pictures(page, info, 'form')
  // Playwright cannot open the blank page that axe-core wants beside an Electron window.
  const form = new AxeBuilder({ page }).setLegacyMode(true).include('section:has(form)')
  expect((await form.analyze()).violations).toEqual([])
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByRole('listitem')).toContainText('Button once a call rings · incoming')

  await section.getByRole('button', { name: 'Add a rule' }).click()
  await section.getByLabel('Name', { exact: true }).fill('Write down')
  await section.getByLabel('Then').selectOption('Do it, once for each call')
  await section.getByLabel('What to do').selectOption('Run a program')
  const script = path.join(userData, 'crm.mjs')
  const written = path.join(userData, 'written.json')
  writeFileSync(
    script,
    `import fs from 'node:fs'\nfs.writeFileSync(${JSON.stringify(written)}, JSON.stringify(process.argv.slice(2)))\n`,
  )
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, process.execPath)
  await section.getByRole('button', { name: 'Choose…' }).click()
  await expect(section.getByLabel('Program')).toHaveValue(process.execPath)
  await section.getByLabel('Arguments').fill(`${script}\n{name}\n{number}`)
  await pictures(page, info, 'program')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByRole('listitem')).toHaveCount(2)

  await section.getByRole('button', { name: 'Remove: Open record' }).click()
  await expect(section.getByRole('listitem')).toHaveCount(1)
  await section.getByRole('button', { name: 'Undo' }).scrollIntoViewIfNeeded()
  await pictures(page, info, 'removed')
  expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth)).toBe(
    await page.evaluate(() => document.querySelector('main')?.clientWidth),
  )
  await section.getByRole('button', { name: 'Undo' }).click()
  await expect(section.getByRole('listitem').first()).toContainText('Open record')

  const call = await ring(simulator, { fromDisplay: '-o $(id)' })
  const cards = await openedCardWindow(app)
  const button = cards.cards.getByRole('button', { name: 'Open record' })
  await expect(button).toBeVisible()
  await expect(cards.cards.getByRole('button', { name: 'Write down' })).toHaveCount(0)
  await pictures(cards.page, info, 'card')
  await button.click()
  await expect
    .poll(() => opened(app))
    .toContain('https://crm.example.com/?tel=%2B14155551212&who=-o%20%24%28id%29')
  await expect
    .poll(() => {
      try {
        return readFileSync(written, 'utf8')
      } catch {
        return 'nothing yet'
      }
    })
    .toBe(JSON.stringify(['o $(id)', '4155551212']))

  await hangUp(simulator, call)
  const missed = await ring(simulator, { from: 'sip:12125550100@outside.example', fromDisplay: 'Bea Reed' })
  await hangUp(simulator, missed)
  await page.getByRole('button', { name: 'Calls', exact: true }).click()
  const row = online.endedCall('Bea Reed')
  await row.hover()
  await row.getByRole('button', { name: /^More/u }).click()
  await pictures(page, info, 'list')
  await page.getByRole('menuitem', { name: 'Open record' }).click()
  await expect.poll(() => opened(app)).toContain('https://crm.example.com/?tel=%2B12125550100&who=Bea%20Reed')
})

test.describe('set by an administrator', () => {
  test.use({
    provisioned: {
      events: {
        rules: [
          {
            ...{ name: 'Report', when: 'end', start: 'itself', lines: ['sales@example.com'] },
            action: { kind: 'post', url: 'http://localhost:8080/call' },
          },
        ],
      },
    },
  })

  test('rules are shown with their file and cannot be changed', async ({ online }, info) => {
    const { page } = online
    await online.openSettings()
    const section = page.getByRole('region', { name: 'When a call…' })
    await expect(section).toContainText('These rules cannot be changed here.')
    await expect(section.getByRole('listitem')).toContainText(
      'By itself when a call ends · only sales@example.com',
    )
    await expect(section.getByRole('button')).toHaveCount(0)
    await section.getByRole('list').scrollIntoViewIfNeeded()
    await pictures(page, info, 'locked')
  })
})
