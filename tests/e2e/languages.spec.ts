/** Another language than English: at the start, by the setting while a card is shown, and on the command line. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { cardOnScreen, openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { ring } from './harness/phone-calls.ts'
import { cleanEnvironment, electronArguments, executable, IS_ROOT, ROOT } from './harness/runtime.ts'
import { startOnce } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

const languageOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang)

async function languageFindings(page: Page): Promise<readonly string[]> {
  // Playwright cannot open the blank page that axe-core wants beside an Electron window.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations, passes } = await axe
    .withRules(['html-has-lang', 'html-lang-valid', 'valid-lang'])
    .analyze()
  expect(passes.map(({ id }) => id)).toContain('html-has-lang')
  return violations.map(({ id }) => id)
}

test('a language chosen while a call rings changes card, window, menu and answers, and loses nothing', async ({
  app,
  online,
  simulator,
  desktop,
  userData,
}) => {
  const { page } = online
  await ring(simulator, { fromDisplay: 'Bea Lind' })
  await cardOnScreen(app)
  const shown = await openedCardWindow(app)
  await expect(shown.card(/Bea Lind/u)).toContainText('Hide')
  await online.openSettings()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')

  const language = page.getByRole('combobox', { name: 'Sprache' })
  await expect(language).toBeFocused()
  await expect(language).toBeInViewport()
  await expect(language).toHaveValue('de')
  expect(await languageOf(page)).toBe('de')
  expect(await languageFindings(page)).toEqual([])
  await expect(page.getByRole('contentinfo')).toContainText('den nächsten Anruf')

  await expect(shown.card(/Bea Lind/u)).toContainText('Ausblenden')
  expect(await languageOf(shown.page)).toBe('de')
  await cardOnScreen(app)
  await page.screenshot({ path: test.info().outputPath('settings-de.png') })

  if (desktop !== undefined) {
    await expect.poll(async () => (await desktop.tray.item()).tooltip).toContain('Online als ann@example.com')
  }
  const menu = await app.electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  )
  expect(menu).toContain('Bearbeiten')
  // Whoever runs answers in its own language; who finds nobody there, in the system's.
  expect((await app.startAgain('--hang-up')).said).toContain('keinen Anruf aufzulegen')
  const line = electronArguments({
    userData,
    program: ROOT,
    chromium: [],
    own: ['--help'],
    sandbox: !IS_ROOT,
  })
  const help = await startOnce(executable(), line, cleanEnvironment({ LANG: 'fr_CA.UTF-8' }))
  expect(help.out).toContain('voir et commander les appels')

  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('Español')
  await expect(page.getByRole('combobox', { name: 'Idioma' })).toBeFocused()
})
