/**
 * The whole life of a Debian package: installed by apt, run by somebody without rights and with Chromium's sandbox on,
 * asked by the desktop, replaced by a newer one, removed. Afterwards the machine is as it was found.
 */
import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium, type Browser, type Page } from '@playwright/test'
import { z } from 'zod'
import { LINK_SCHEMES } from '../../app/contract/links.ts'
import { packLabDeb } from '../../build/package.mjs'
import { contentsOf } from '../../build/packaging/contents.mjs'
import { LAB_UNPACKED, labDeb } from '../../build/packaging/lab.mjs'
import { findFallbackRuntime } from '../../build/runtime.mjs'
import { end, hasProgram, run } from '../desktop/programs.ts'
import { until, untilTrue } from '../desktop/until.ts'
import { configArgument } from './harness/config-file.ts'
import { filesOf, missingForDebian, openPackageDesk, type PackageDesk } from './harness/debian.ts'
import { expect, test as base } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { createOtherUser, missingForOtherUser, type OtherUser } from './harness/other-user.ts'
import { ROOT } from './harness/runtime.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'
import { missingForSandbox } from './harness/unprivileged.ts'

const PACKAGE = 'ringside-lab'
const FOLDER = '/opt/RingsideLab'
const NEWER = '99.1.0'
/** All that it takes outside of folders which many packages share. */
const PLACES = ['/usr/bin/ringside', '/etc/alternatives/ringside', '/etc/apparmor.d/ringside', FOLDER]

interface Machine {
  readonly desk: PackageDesk
  readonly user: OtherUser
}

/** Both are as before at the end, also where the test failed or ran out of time. */
const test = base.extend<Machine>({
  desk: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const desk = await openPackageDesk(PACKAGE)
      await use(desk)
      await desk.leave()
    },
    // Another checkout's test may have the machine.
    { timeout: 400_000 },
  ],
  user: [
    async ({ desk: _desk }, use) => {
      const user = await createOtherUser()
      await use(user)
      await user.leave()
    },
    { timeout: 60_000 },
  ],
})

const missing = missingForDebian(PACKAGE, PLACES) ?? missingForSandbox() ?? missingForOtherUser()
test.skip(!X11, NEEDS_X11)
test.skip(missing !== undefined, missing ?? '')
test.skip(findFallbackRuntime() === undefined, 'packs the stand-in runtime, which is not on this machine')
test.skip(!hasProgram('xdg-open'), 'needs xdg-utils')

/** The installed program as the user started it, seen through Chromium's own debugger: the fuses allow no other. */
interface Installed {
  readonly pid: number
  page(name: 'main' | 'dial'): Promise<Page>
  quit(): Promise<void>
}

async function startInstalled(user: OtherUser, ...args: readonly string[]): Promise<Installed> {
  const program = user.start(
    'ringside',
    '--remote-debugging-port=0',
    '--password-store=gnome-libsecret',
    ...args,
  )
  let words = ''
  program.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const address = await until(
    'the debugger',
    () => /DevTools listening on (ws:\S+)/u.exec(words)?.[1],
    20_000,
  )
  const browser: Browser = await chromium.connectOverCDP(address, { noDefaults: true })
  const pageNow = (name: string): Page | undefined =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().startsWith(`app://ringside/${name}.html`))
  return {
    pid: program.pid ?? 0,
    page: (name) => until(`the ${name} page`, () => pageNow(name), 20_000),
    quit: async () => {
      await end(program)
      await browser.close()
    },
  }
}

test.afterEach(() => {
  // Nobody is to take it for a release.
  rmSync(labDeb(NEWER), { force: true })
})

test('a Debian package installs, runs in the sandbox, is asked by the desktop, is upgraded, and goes without a trace', async ({
  desk,
  user,
  simulator,
  password,
}) => {
  test.setTimeout(240_000)
  // The real version last: that is what stays in the folders of the build.
  const [newer, first] = await test.step('is packed in two versions', async () => [
    await packLabDeb(NEWER),
    await packLabDeb(),
  ])
  expectContents()

  await test.step('is installed, and no other package is', async () => {
    expect(await desk.changesFor(first)).toEqual([`Inst ${PACKAGE}`])
    await desk.install(first)
  })
  const files = await filesOf(PACKAGE)
  await expectFuses()
  await expectPlaceInTheSystem(user)

  const ready = { ...simulator.ready, ca: user.give(simulator.ready.ca) }
  const config = configArgument(user.home, ready, { tour: { show: false } })
  await test.step('runs, and takes a link from the desktop', async () => {
    const app = await startInstalled(user, config)
    const main = createMainWindow(await app.page('main'))
    await main.signIn(password)
    await main.expectOnline()
    expectSandbox(app.pid)
    const status: unknown = JSON.parse(await user.run('ringside', '--status'))
    expect(status).toMatchObject({ running: true, seesCalls: true, version: versionHere() })
    await user.run('xdg-open', 'tel:+1-732-555-0100')
    const request = (await app.page('dial')).getByRole('article')
    await expect(request).toContainText('(732) 555-0100')
    await expect(request).toContainText('waits for Enter')
    await main.openSettings()
    await main.page.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
    await untilTrue('the setting on disk', () => settingsOf(user).includes('"dark"'))
    await app.quit()
  })

  await test.step('is upgraded, and keeps settings and password', async () => {
    expect(await user.run('ringside', '--version')).toBe(`Ringside ${versionHere()}\n`)
    await desk.install(newer)
    expect(await user.run('ringside', '--version')).toBe(`Ringside ${NEWER}\n`)
    const app = await startInstalled(user, config)
    const main = createMainWindow(await app.page('main'))
    await main.expectOnline()
    await main.openSettings()
    await expect(main.page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark')
    await app.quit()
  })

  await test.step('is removed, but for what is the user’s', async () => {
    await desk.purge()
    expect(desk.isInstalled()).toBe(false)
    const left = files.filter((file) => file.includes('ingside') && existsSync(file))
    expect([...left, ...PLACES.filter((place) => existsSync(place))]).toEqual([])
    expect(settingsOf(user)).toContain('"dark"')
  })
})

const versionHere = (): string => {
  const found = /"version": "([^"]+)"/u.exec(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  return found?.[1] ?? ''
}

const settingsOf = ({ home }: OtherUser): string => {
  const file = path.join(home, '.config', 'Ringside Lab (not for users)', 'settings.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Nothing came into the package, or grew in it, that nobody has looked at. */
function expectContents(): void {
  const golden = z
    .record(z.string(), z.number())
    .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'package-contents.json'), 'utf8')))
  const now = contentsOf(LAB_UNPACKED)
  const close = Object.fromEntries(
    Object.entries(golden).map(([name, bytes]) => {
      const is = now[name]
      const room = Math.max(4_096, bytes / 10)
      return [name, is !== undefined && Math.abs(is - bytes) <= room ? is : bytes]
    }),
  )
  expect(now, 'look at what changed, then `npm run package -- --lab --contents`').toEqual(close)
}

async function expectFuses(): Promise<void> {
  const wire = await getCurrentFuseWire(path.join(FOLDER, 'ringside'))
  // The wire holds a digit for each (github.com/electron/fuses).
  const isOn = (fuse: FuseV1Options): boolean => Number(wire[fuse]) === '1'.charCodeAt(0)
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    integrity: true,
    onlyAsar: true,
    snapshot: false,
  })
}

/** On the PATH, with a man page, completion, icons; and the one that opens links. */
async function expectPlaceInTheSystem(user: OtherUser): Promise<void> {
  expect((await user.run('readlink', '-f', '/usr/bin/ringside')).trim()).toBe(`${FOLDER}/ringside`)
  for (const scheme of LINK_SCHEMES) {
    const owner = await user.run('xdg-mime', 'query', 'default', `x-scheme-handler/${scheme}`)
    expect(owner.trim(), scheme).toBe('com.ringside.companion.desktop')
  }
  expect(existsSync('/usr/share/icons/hicolor/48x48/apps/ringside.png')).toBe(true)
  expect(readFileSync(`${FOLDER}/resources/apparmor-profile`, 'utf8')).toContain(
    `"${FOLDER}/ringside" flags=(unconfined)`,
  )
  // Images for containers leave pages out (dpkg's path-exclude), and the program that shows them.
  const page = '/usr/share/man/man1/ringside.1.gz'
  if (hasProgram('man') && existsSync(page))
    expect(await run('man', ['-l', page])).toContain('--dial-clipboard')
  const complete = 'source /usr/share/bash-completion/completions/ringside && complete -p ringside'
  expect(await run('bash', ['-c', complete])).toContain('_ringside')
}

/** A page's process has given up its rights: it filters its system calls, and lives in a world of users of its own. */
function expectSandbox(main: number): void {
  const pages = readdirSync('/proc')
    .filter(
      (name) => /^\d+$/u.test(name) && contentOf(`/proc/${name}/cmdline`).includes(`${FOLDER}/ringside`),
    )
    .filter((name) => contentOf(`/proc/${name}/cmdline`).includes('--type=renderer'))
  expect(pages.length).toBeGreaterThan(0)
  for (const page of pages) {
    expect(contentOf(`/proc/${page}/status`)).toMatch(/^Seccomp:\s+2$/mu)
    expect(readlinkSync(`/proc/${page}/ns/user`)).not.toBe(readlinkSync(`/proc/${String(main)}/ns/user`))
  }
}

/** Empty where the process has ended meanwhile. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
