/** The program asked by a shell, by a key and by links of the desktop's: one run of it for all. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pressKey } from '../desktop/keyboard.ts'
import { hasProgram } from '../desktop/programs.ts'
import { until } from '../desktop/until.ts'
import { invoke } from './harness/bridge.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { expectKeyboard } from './harness/keyboard.ts'
import { createMainWindow } from './harness/main-window.ts'
import { pickUp, ring } from './harness/phone-calls.ts'
import { startOnce } from './harness/running-app.ts'
import { cleanEnvironment, electronArguments, executable, IS_ROOT, ROOT } from './harness/runtime.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

const OUR_ENTRY = 'com.ringside.companion.desktop'

test('scripts, keys and the desktop’s links reach the program that runs', async ({
  start,
  simulator,
  userData,
  password,
}) => {
  test.skip(!hasProgram('xdg-open'), 'needs xdg-utils')
  const line = (...own: readonly string[]) =>
    electronArguments({ userData, program: ROOT, chromium: [], own, sandbox: !IS_ROOT })
  // A desktop of the test's own, on which a package has entered Ringside and another program has the links.
  const home = {
    XDG_DATA_HOME: path.join(userData, 'data'),
    XDG_CONFIG_HOME: path.join(userData, 'config'),
    XDG_CURRENT_DESKTOP: '',
    DESKTOP_SESSION: '',
  }
  const applications = path.join(home.XDG_DATA_HOME, 'applications')
  mkdirSync(applications, { recursive: true })
  mkdirSync(home.XDG_CONFIG_HOME)
  const entry = (name: string, exec: string) => {
    const lines = ['[Desktop Entry]', 'Type=Application', `Name=${name}`, `Exec=${exec}`, '']
    writeFileSync(path.join(applications, name), lines.join('\n'))
  }
  entry(OUR_ENTRY, `${[executable(), ...line('--')].join(' ')} %u`)
  entry('zoiper5.desktop', '/bin/true %u')
  writeFileSync(
    path.join(home.XDG_CONFIG_HOME, 'mimeapps.list'),
    '[Default Applications]\nx-scheme-handler/tel=zoiper5.desktop\n',
  )
  const xdgOpen = (link: string) => startOnce('xdg-open', [link], cleanEnvironment(home))
  const alone = (...own: readonly string[]) => startOnce(executable(), line(...own), cleanEnvironment())

  await test.step('nobody runs', async () => {
    const status = await alone('--status')
    expect([status.code, JSON.parse(status.out)]).toEqual([
      3,
      { version: expect.any(String), running: false },
    ])
    expect(await alone('--hang-up')).toMatchObject({ code: 3, out: '' })
    expect((await alone('--help')).out).toContain('--hang-up')
  })

  const app = await start({ args: [configArgument(userData, simulator.ready)], env: home })
  const main = createMainWindow(await app.page('main'))
  await main.signIn(password)
  await main.expectOnline()
  const dial = async () => (await app.page('dial')).getByRole('article')
  const press = async (chord: string) => {
    await expectKeyboard(app, 'dial')
    await pressKey(chord)
  }
  const gone = () => expect.poll(() => app.pageNow('dial')?.isClosed() ?? true).toBe(true)

  await test.step('--status, --hang-up and --dial', async () => {
    const status = await app.startAgain('--status')
    expect(status.code).toBe(0)
    expect(JSON.parse(status.out)).toMatchObject({ running: true, seesCalls: true, calls: [], unseen: 0 })
    expect(status.out).not.toContain(password)
    expect(await app.startAgain('--hang-up')).toMatchObject({ code: 4, out: '' })
    await expect(await dial()).toContainText('There is no call to hang up')
    expect(await app.startAgain('--status', '--sttaus')).toMatchObject({ code: 2, out: '' })

    expect((await app.startAgain('--dial=good morning')).code).toBe(4)
    await expect(await dial()).toContainText('Nothing to dial')
    expect((await app.startAgain('--dial=call 732 555 0100')).code).toBe(0)
    await expect(await dial()).toContainText('Call from the command line')
    await expect(await dial()).toContainText('dials in')
    // It counts down: that is what a hang-up stops.
    expect((await app.startAgain('--hang-up')).code).toBe(0)
    await gone()
    await expect(main.liveCalls).toHaveCount(0)
  })

  await test.step('several calls: it asks which, and a digit picks', async () => {
    await ring(simulator)
    await pickUp(simulator)
    await ring(simulator, { from: 'sip:14155550177@outside.example' })
    await pickUp(simulator)
    await ring(simulator, { from: 'sip:14155550178@outside.example' })
    await expect(main.liveCalls).toHaveCount(3)
    await invoke(main.page, 'settings.set', { patch: { shortcuts: { hangUp: 'Control+Shift+H' } } })
    await pressKey('ctrl+shift+h')
    const article = await dial()
    await expect(article.getByRole('listitem')).toHaveCount(2)
    await press('2')
    await gone()
    await expect(main.liveCalls).toHaveCount(2)
    await pressKey('ctrl+shift+h')
    await expect(main.liveCalls).toHaveCount(1)
    // The one that rings is left.
    await expect(main.liveCall('(415) 555-0178')).toBeVisible()
  })

  await test.step('links are made ours, open here, wait for Enter, and go back', async () => {
    await main.openSettings()
    const tel = main.page.locator('li[data-scheme=tel]')
    await tel.scrollIntoViewIfNeeded()
    await expect(tel).toContainText('Opened by zoiper5')
    await tel.getByRole('button').click()
    await expect(tel).toContainText('Opened by Ringside · zoiper5 before')
    expect((await xdgOpen('tel:+1-732-555-0100')).code).toBe(0)
    await expect(await dial()).toContainText('Call from a link')
    await expect(await dial()).toContainText('dials 17325550100')
    await expect(await dial()).toContainText('waits for Enter')
    await press('Escape')
    await gone()
    await main.page.locator('li[data-scheme=ringside]').getByRole('button').click()
    await expect(main.page.locator('li[data-scheme=ringside]')).toContainText('Opened by Ringside')
    expect((await xdgOpen('ringside:call?to=x7042')).code).toBe(0)
    await expect(await dial()).toContainText('dials 7042')
    await press('Escape')
    await gone()
    expect((await xdgOpen('ringside:call?to=7042&config=/tmp/x')).code).toBe(0)
    await expect(main.page.getByText('A link asked for something that no link may')).toBeVisible()
    await tel.getByRole('button').click()
    await expect(tel).toContainText('Opened by zoiper5')
  })

  await app.close()
  await until('nobody runs', async () => ((await alone('--status')).code === 3 ? true : undefined))
})
