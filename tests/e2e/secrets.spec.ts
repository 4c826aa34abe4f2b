import { HAS_KEYRING, openKeyring, type Keyring } from '../desktop/keyring.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { expectNoTraceOf } from './harness/no-trace.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

const MEMORY_ONLY = /no protected place for passwords, so Ringside keeps yours in memory only/u

test.describe('where the system keeps secrets', () => {
  test.skip(!HAS_KEYRING, 'needs gnome-keyring')

  const chromium = ['--password-store=gnome-libsecret']
  let keyring: Keyring | undefined
  test.beforeEach(async () => {
    keyring = await openKeyring()
  })
  test.afterEach(async () => {
    await keyring?.close()
  })

  test('the password is stored as ciphertext, found in no file and no log, and signs in at the next start', async ({
    start,
    simulator,
    userData,
    password,
  }) => {
    const args = [configArgument(userData, simulator.ready)]
    const first = await start({ args, chromium })
    const main = createMainWindow(await first.page('main'))
    await expect(main.page.getByText(MEMORY_ONLY)).toHaveCount(0)
    await main.signIn(password)
    await main.expectOnline()
    await main.openSettings()
    await expect(main.page.getByText('The password is encrypted by this system’s own store.')).toBeVisible()
    await first.close()
    expectNoTraceOf(password, first)

    const second = await start({ args, chromium })
    await createMainWindow(await second.page('main')).expectOnline()
    expectNoTraceOf(password, second)
  })

  test('a password is never sent to another server than the one it was given for', async ({
    start,
    simulator,
    userData,
    password,
  }) => {
    const first = await start({ args: [configArgument(userData, simulator.ready)], chromium })
    const main = createMainWindow(await first.page('main'))
    await main.signIn(password)
    await main.expectOnline()
    await first.close()

    const elsewhere = configArgument(userData, { ...simulator.ready, host: 'localhost' })
    const second = await start({ args: [elsewhere], chromium })
    const again = createMainWindow(await second.page('main'))
    await expect(again.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    const state = await simulator.do({ do: 'state' })
    expect(state).toMatchObject({ sessions: [] })
    await second.close()

    // Nor does it come back when the old server does: it is gone.
    const third = await start({ args: [configArgument(userData, simulator.ready)], chromium })
    const last = createMainWindow(await third.page('main'))
    await expect(last.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await last.signIn(password)
    await last.expectOnline()
  })

  test('signing out forgets the password', async ({ start, simulator, userData, password }) => {
    const args = [configArgument(userData, simulator.ready)]
    const first = await start({ args, chromium })
    const main = createMainWindow(await first.page('main'))
    await main.signIn(password)
    await main.expectOnline()
    await main.openSettings()
    await main.page.getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(() => simulator.do({ do: 'state' })).toMatchObject({ sessions: [] })
    await first.close()
    const second = await start({ args, chromium })
    const again = createMainWindow(await second.page('main'))
    await expect(again.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  })
})

test('where the system protects nothing the password stays in memory, and the window says so', async ({
  start,
  simulator,
  userData,
  password,
}) => {
  const options = {
    args: [configArgument(userData, simulator.ready)],
    chromium: ['--password-store=basic'],
  }
  const first = await start(options)
  const main = createMainWindow(await first.page('main'))
  await expect(main.page.getByText(MEMORY_ONLY)).toBeVisible()
  await main.signIn(password)
  await main.expectOnline()
  await first.close()
  expectNoTraceOf(password, first)

  const second = await start(options)
  const again = createMainWindow(await second.page('main'))
  await expect(again.page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(again.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
})
