/** A terminal server: two people at one machine at once, each with a Ringside of their own. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { until } from '../desktop/until.ts'
import { expect, test as base } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { launchApp } from './harness/running-app.ts'
import { IS_ROOT } from './harness/runtime.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'
import { missingForSandbox, prepareUnprivileged } from './harness/unprivileged.ts'

/** @param work done at the end, the last one first, also where the test failed or ran out of time */
type AtEnd = (work: () => Promise<void> | void) => void

const test = base.extend<{ readonly atEnd: AtEnd }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
  atEnd: async ({}, use) => {
    const works: Parameters<AtEnd>[0][] = []
    await use((work) => void works.unshift(work))
    const failures: unknown[] = []
    for (const work of works) {
      try {
        await work()
      } catch (error) {
        failures.push(error)
      }
    }
    expect(failures).toEqual([])
  },
})

const noSandbox = missingForSandbox()
test.skip(!X11 || !IS_ROOT, `${NEEDS_X11}; and root, to run the program as two other users`)
test.skip(noSandbox !== undefined, noSandbox ?? '')

test('two users run it side by side: one policy of the machine, each their own account, window and second start', async ({
  simulator,
  atEnd,
}) => {
  const { ready } = simulator
  const machine = mkdtempSync(path.join(os.tmpdir(), 'ringside-machine-'))
  atEnd(() => {
    rmSync(machine, { recursive: true, force: true })
  })
  const places = { nobody: prepareUnprivileged('nobody'), daemon: prepareUnprivileged('daemon') }
  for (const place of Object.values(places)) atEnd(place.remove)
  const caFile = places.nobody.publish(ready.ca)
  mkdirSync(path.join(machine, 'policy'))
  writeFileSync(
    path.join(machine, 'policy', 'policy.json'),
    JSON.stringify({
      locked: {
        server: { host: ready.host, port: ready.port, domain: ready.domain, caFile },
        services: ready.services,
      },
    }),
  )
  // The folder that mkdtemp makes is its maker's alone.
  chmodSync(machine, 0o755)

  const begin = async (user: 'nobody' | 'daemon', index: number) => {
    const place = places[user]
    const account = ready.accounts[index]
    if (account === undefined) throw new Error('too few accounts')
    place.write(
      'config/ringside/policy.json',
      JSON.stringify({ locked: { account: { address: account.jid } } }),
    )
    const app = await launchApp({
      userData: place.userData,
      program: place.program,
      executablePath: place.executablePath,
      sandbox: true,
      env: {
        RINGSIDE_POLICY_FOLDER: path.join(machine, 'policy'),
        XDG_CONFIG_HOME: path.join(place.userData, 'config'),
      },
    })
    atEnd(app.close)
    const main = createMainWindow(await app.page('main'))
    await main.signIn(account.password)
    await main.expectOnline()
    await expect(main.header).toContainText(account.jid)
    return app
  }
  const one = await begin('nobody', 0)
  const other = await begin('daemon', 1)
  const uids = await Promise.all([one, other].map((app) => app.electron.evaluate(() => process.getuid?.())))
  expect(uids).toEqual([65_534, 1])

  // A second start of theirs, as a link makes it, reaches their own alone.
  expect(await other.startAgain('--dial=732-555-0100')).toMatchObject({ code: 0 })
  await until('the number waits', () => other.pageNow('dial'))
  expect(one.pageNow('dial')).toBeUndefined()
})
