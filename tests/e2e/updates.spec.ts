/** Updates as a user meets them: the program lies in an AppImage, and its feed on a real https server. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Locator, TestInfo } from '@playwright/test'
import { untilTrue } from '../desktop/until.ts'
import { createFeed } from '../integration/updates/feed.ts'
import { closeBy } from './harness/close-by.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { hangUp, ring } from './harness/phone-calls.ts'
import { executable } from './harness/runtime.ts'

test.skip(process.platform !== 'linux', 'AppImages are for Linux')

const OLD = '#!/bin/sh\n# the old one\n'
const NEW = '#!/bin/sh\n# the new one\n'
const MARKS_ITS_START = '#!/bin/sh\necho "$@" > "$0.part"; mv "$0.part" "$0.started"\n'

async function pictures(of: Locator, info: TestInfo, name: string): Promise<void> {
  const page = of.page()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await of.scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) })
  }
}

test('an update is found, told, downloaded, held back by a call, and in place once the user has quit', async ({
  start,
  userData,
  simulator,
  password,
  desktop,
}, info) => {
  const feed = await createFeed()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-appimage-'))
  try {
    const program = path.join(folder, 'Ringside.AppImage')
    writeFileSync(program, OLD)
    chmodSync(program, 0o755)
    const authorities = path.join(userData, 'authorities.pem')
    writeFileSync(authorities, `${readFileSync(simulator.ready.ca, 'utf8')}\n${feed.caPem}`)
    // As the version before left it.
    writeFileSync(path.join(userData, 'updates.json'), JSON.stringify({ lastVersion: '0.0.9' }))
    const notes =
      'releaseNotes: |\n  Calls are shown <b>sooner</b>.\n  More at https://ringside.example/new\n'
    const feedUrl = feed.publish('ringside', { version: '9.0.0', program: Buffer.from(NEW), more: notes })
    const { host, port, domain } = simulator.ready
    const config = configArgument(userData, simulator.ready, {
      server: { host, port, domain, caFile: authorities },
      updates: { feedUrl },
    })
    const env = { APPIMAGE: program, APPDIR: path.dirname(executable()) }
    const app = await start({ args: [config], env })
    const main = createMainWindow(await app.page('main'))
    const { page } = main
    await main.signIn(password)
    await main.expectOnline()

    const line = page.getByRole('region', { name: 'New version' })
    await expect(line).toContainText('Before it was 0.0.9.')
    await expect(line).toContainText('To go back, install version 0.0.9 over this one.')
    await line.getByRole('button', { name: 'Dismiss' }).click()
    await expect(line).toHaveText('')

    await main.openSettings()
    const section = page.getByRole('region', { name: 'Updates', exact: true })
    await section.getByRole('button', { name: 'Look now' }).click()
    await expect(section.getByRole('status')).toHaveText('Ringside 9.0.0 is available.')
    await section.getByText('What is new').click()
    await expect(section).toContainText('Calls are shown sooner.')
    await pictures(section.getByText('Look for updates'), info, 'available')
    await section.getByRole('button', { name: 'Download', exact: true }).click()
    await expect(line).toContainText('Ringside 9.0.0 is ready. It is installed when you quit, or now.')
    expect(readFileSync(program, 'utf8')).toBe(OLD)

    const call = await ring(simulator)
    await main.page.getByRole('button', { name: 'Calls', exact: true }).first().click()
    await expect(main.liveCalls).toHaveCount(1)
    await line.getByRole('button', { name: 'Install now' }).click()
    await expect(line).toContainText('as soon as no call stands')
    await line.getByRole('button', { name: 'Not now' }).click()
    await hangUp(simulator, call)
    await expect(main.liveCalls).toHaveCount(0)
    expect(readFileSync(program, 'utf8')).toBe(OLD)
    await pictures(line, info, 'ready')
    if (desktop !== undefined)
      await expect
        .poll(async () => (await desktop.tray.menu()).map(({ label }) => label))
        .toContain('Ringside 9.0.0 is ready…')

    await app.close()
    expect(readFileSync(program, 'utf8')).toBe(NEW)
    expect(readFileSync(`${program}.previous`, 'utf8')).toBe(OLD)
    expect(existsSync(`${program}.next`)).toBe(false)

    // What runs now is not what was put in place: here it is the checkout once more.
    feed.publish('ringside', { version: '9.1.0', program: Buffer.from(MARKS_ITS_START) })
    const again = await start({ args: [config], env })
    const next = createMainWindow(await again.page('main'))
    await next.signIn(password)
    await next.expectOnline()
    const told = next.page.getByRole('region', { name: 'New version' })
    await expect(told).toContainText('The update could not be put in place; the version that you have stays.')
    await next.openSettings()
    const updates = next.page.getByRole('region', { name: 'Updates', exact: true })
    await updates.getByRole('button', { name: 'Try again' }).click()
    await updates.getByRole('button', { name: 'Download', exact: true }).click()
    const over = again.electron.waitForEvent('close')
    await closeBy(told.getByRole('button', { name: 'Install now' }))
    await over
    await untilTrue('the new version to start', () => existsSync(`${program}.started`))
    expect(readFileSync(`${program}.started`, 'utf8').trim()).toBe(config)
    expect(readFileSync(`${program}.previous`, 'utf8')).toBe(NEW)
  } finally {
    await feed.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
