/** Start at login as a Linux desktop does it: the entry that the program wrote is started by GLib's own launcher. */
import { spawn } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hasProgram } from '../desktop/programs.ts'
import { until, untilTrue } from '../desktop/until.ts'
import { windowsOf } from '../desktop/x-windows.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { IS_ROOT, cleanEnvironment } from './harness/runtime.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)
test.skip(!hasProgram('gio'), 'needs gio (libglib2.0-bin), which starts desktop entries')

test('started by its autostart entry, the program is in the tray and shows no window', async ({
  start,
  userData,
  desktop,
  simulator,
  password,
}, info) => {
  const config = path.join(userData, 'xdg')
  const entry = path.join(config, 'autostart', 'com.ringside.companion.desktop')
  const env = { XDG_CONFIG_HOME: config }
  const app = await start({ env, args: [configArgument(userData, simulator.ready)] })
  const main = createMainWindow(await app.page('main'))
  const { page } = main
  await main.signIn(password)
  await main.openSettings()
  const box = page.getByRole('checkbox', { name: 'Start Ringside when you log in' })
  await expect(box).not.toBeChecked()
  await box.click()
  await expect(box).toBeChecked()
  const switchedOn = (): boolean => existsSync(entry) && !readFileSync(entry, 'utf8').includes('Hidden=true')
  await untilTrue('the autostart entry', switchedOn)

  // What the desktop's own settings do with it; the window looks again when it gets the keyboard.
  writeFileSync(entry, `${readFileSync(entry, 'utf8')}Hidden=true\n`)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(box).not.toBeChecked()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.getByRole('region', { name: 'Start', exact: true }).scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath(`start-${colorScheme}.png`) })
  }
  await box.click()
  await untilTrue('the autostart entry', switchedOn)
  expect(pagesWith(userData)).toBeGreaterThan(0)
  await app.close()

  const launcher = spawn('gio', ['launch', entry], {
    // Electron's own variable: as root it must do without Chromium's sandbox, and the entry says nothing of that.
    env: cleanEnvironment({ ...env, ...(IS_ROOT ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}) }),
    stdio: 'ignore',
  })
  await new Promise((resolve) => launcher.once('exit', resolve))
  const profile = path.join(config, 'Ringside')
  const pid = await until('the program that the entry starts', () => ownerOf(profile))
  try {
    await until('an icon in the tray', () => (desktop?.tray.present() === true ? true : undefined))
    expect((await desktop?.tray.item())?.tooltip).toContain('Ringside')
    expect((await windowsOf(pid)).filter(({ viewable }) => viewable)).toEqual([])
    // Nor is one kept ready out of sight, with a process of its own.
    expect(pagesWith(profile)).toBe(0)
  } finally {
    process.kill(pid)
    await untilTrue('the program to quit', () => !existsSync(`/proc/${String(pid)}`))
  }
})

/** @returns the process that holds the profile: Chromium's lock is a link to "HOST-PID" */
function ownerOf(profile: string): number | undefined {
  const lock = path.join(profile, 'SingletonLock')
  const held = lstatSync(lock, { throwIfNoEntry: false }) === undefined ? undefined : readlinkSync(lock)
  return held === undefined ? undefined : Number(held.split('-').at(-1))
}

/** How many processes show a page of that profile; Chromium names it to each. */
function pagesWith(profile: string): number {
  const commands = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => commandOf(Number(name)))
  return commands.filter(
    (words) => words.includes('--type=renderer') && words.includes(`--user-data-dir=${profile}`),
  ).length
}

function commandOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'latin1').split(/[\0 ]/u)
  } catch {
    // It has ended meanwhile.
    return []
  }
}
