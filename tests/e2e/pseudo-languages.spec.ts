/** Every view in languages that nobody speaks: what was never given to translators stays English, what needs more room is cut. */
import type { Page } from '@playwright/test'
import { invoke } from './harness/bridge.ts'
import { openedCardWindow } from './harness/card-window.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test as base } from './harness/fixtures.ts'
import { pageTexts } from './harness/page-texts.ts'
import { pickUp, ring } from './harness/phone-calls.ts'
import { IN_PLACE_OF, pseudoProgram } from './harness/pseudo-program.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

/** Built before the tests and not within one: that takes its own time. */
const test = base.extend<object, { readonly program: string }>({
  program: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      await use(await pseudoProgram())
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.skip(!X11, NEEDS_X11)

const VIEWS = [
  ...(['calls', 'team', 'history', 'voicemail', 'phones', 'people', 'settings', 'rules', 'reasons'] as const),
  ...(['health', 'sign-in', 'developer', 'report', 'dial-list'] as const),
]

const DATA = new RegExp(
  [
    ...['Ringside', 'OnSIP', 'OpenZoep', 'XMPP', 'SIP', 'DNS', 'TLS', 'STARTTLS', 'WebSocket'],
    ...['Deutsch', 'Español', 'Français', 'English', 'Ann Carter', 'Bea Lind'],
    // Main speaks the language whose place is taken, and has it in what it tells of extensions.
    ...[
      '(?:Durchwahl|ext\\.) \\d+',
      '[\\w.+!-]+@[\\w.-]+',
      '<iq type="get" …>',
      '(?:tel|callto|sips?|ringside):\\S*',
    ],
  ].join('|'),
  'u',
)

/** As the page itself comes back to where it was. */
async function show(page: Page, view: string): Promise<void> {
  await page.evaluate((next) => {
    history.replaceState({ view: next }, '')
  }, view)
  await page.reload()
  await expect(page.locator('main')).toBeVisible()
}

for (const how of ['accented', 'from-the-right'] as const) {
  test(`every view, ${how}, says nothing that is not translated, and shows it whole`, async ({
    start,
    program,
    simulator,
    userData,
    password,
  }) => {
    const account = simulator.ready.accounts[0]?.jid ?? ''
    const app = await start({
      program,
      args: [
        configArgument(userData, simulator.ready, {
          appearance: { language: IN_PLACE_OF[how] },
          developer: { enabled: true },
        }),
      ],
    })
    const page = await app.page('main')
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(how === 'accented' ? 'ltr' : 'rtl')
    const found: string[] = []
    async function look(where: string, shown: Page): Promise<void> {
      const { foreign, clipped, beyond } = await pageTexts(shown, DATA)
      found.push(...foreign.map((text) => `${where}, not translated: ${text}`))
      found.push(...clipped.map((text) => `${where}, cut off: ${text}`))
      if (beyond > 0) found.push(`${where} reaches ${String(beyond)} px beyond the window`)
      await shown.screenshot({ path: test.info().outputPath(`${how}-${where}.png`) })
    }
    await expect(page.locator('input[type=password]')).toBeVisible()
    await look('sign-in', page)
    await page.locator('input[type=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await expect(page.getByRole('banner')).toContainText(account)
    await expect(page.locator('[role=combobox]').first()).toBeVisible()

    await pickUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
    await ring(simulator, { from: 'sip:17325550100@outside.example', fromDisplay: 'Bea Lind' })
    const card = await openedCardWindow(app)
    await expect(card.cards).toHaveCount(2)
    await look('card', card.page)
    for (const view of VIEWS) {
      await show(page, view)
      await look(view, page)
    }
    await invoke(page, 'dial.propose', { text: '+49 30 1234567', marked: '', source: 'clipboard' })
    const dial = await app.page('dial')
    await expect(dial.getByRole('button').first()).toBeVisible()
    await look('dial', dial)
    expect(found).toEqual([])
  })
}
