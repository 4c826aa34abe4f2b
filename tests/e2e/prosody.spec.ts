import { writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  createJoinedServices,
  DOMAIN,
  SUFFIX,
  type JoinedServices,
} from '../integration/prosody/joined-services.ts'
import { prosodyMissing } from '../integration/prosody/prosody.ts'
import { startHttpProxy, startSocksProxy } from '../integration/xmpp/proxy-servers.ts'
import { openedCardWindow } from './harness/card-window.ts'
import { writtenConfig } from './harness/config-file.ts'
import { expect, test as base } from './harness/fixtures.ts'
import { createMainWindow, type MainWindow } from './harness/main-window.ts'
import type { RunningApp } from './harness/running-app.ts'

interface Fixtures {
  readonly services: JoinedServices
  /** Starts the program for these services; `server`: where they are. */
  readonly startFor: (
    server: Readonly<Record<string, unknown>>,
    chromium?: readonly string[],
  ) => Promise<{ readonly app: RunningApp; readonly main: MainWindow }>
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
  services: async ({}, use) => {
    const services = await createJoinedServices({ names: [DOMAIN, '127.0.0.1'] })
    await use(services)
    await services.close()
  },
  startFor: async ({ services, userData, start }, use) => {
    await use(async (server, chromium = []) => {
      const caFile = path.join(userData, 'company.pem')
      writeFileSync(caFile, services.caPem)
      const config = writtenConfig(userData, {
        account: { address: `ann@${DOMAIN}` },
        server: { caFile, ...server },
        services: { suffix: SUFFIX },
      })
      const app = await start({ args: [config], chromium })
      return { app, main: createMainWindow(await app.page('main')) }
    })
  },
})

test.skip(prosodyMissing !== undefined, prosodyMissing ?? '')
// Another process joins the server, and SCRAM is not the only thing that takes its time on a busy machine.
test.setTimeout(120_000)

const RING = { do: 'ring', from: 'sip:14155551212@outside.example', to: `sip:ann@${DOMAIN}` } as const

async function receiveCall(services: JoinedServices, app: RunningApp, main: MainWindow): Promise<void> {
  const { call } = await services.order({ ...RING, fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call.*Ann Carter/u)).toContainText('(415) 555-1212')
  await services.order({ do: 'answer', call })
  await cards
    .card(/On a call/u)
    .getByRole('button', { name: 'Hang up' })
    .click()
  await expect(main.endedCall('Ann Carter')).toContainText('Answered')
  await expect.poll(() => services.serviceCalls()).toEqual([])
}

test('through a real server a call rings, is answered and hung up', async ({ services, startFor }) => {
  const { startTlsPort } = services.prosody
  const { app, main } = await startFor({ host: '127.0.0.1', port: startTlsPort })
  await main.signIn(services.passwords['ann'] ?? '')
  await main.expectOnline()
  await receiveCall(services, app, main)
})

test('a real server that restarts in mid-call loses neither that call nor what changed meanwhile', async ({
  services,
  startFor,
}) => {
  const { startTlsPort } = services.prosody
  const { main } = await startFor({ host: '127.0.0.1', port: startTlsPort })
  await main.signIn(services.passwords['ann'] ?? '')
  await main.expectOnline()
  const { call } = await services.order({ ...RING, fromDisplay: 'Ann Carter' })
  await expect(main.liveCall('Ann Carter')).toContainText('Incoming call')
  await services.order({ do: 'answer', call })
  await expect(main.liveCall('Ann Carter')).toContainText('On a call')
  await services.prosody.stop()
  await expect(main.footer).toContainText('Ringside cannot see calls now.')
  await services.order({ do: 'hangup', call })
  await services.prosody.start()
  // The components come back by themselves, and what was asked of them too early is asked again after a while.
  await expect(main.footer).toContainText('You will see the next call.', { timeout: 75_000 })
  await expect(main.liveCalls).toHaveCount(0)
  const next = await services.order({ ...RING, fromDisplay: 'Bob Dale' })
  await expect(main.liveCall('Bob Dale')).toContainText('Incoming call')
  await services.order({ do: 'hangup', call: next['call'] })
  await expect(main.liveCalls).toHaveCount(0)
})

test('over WebSocket the same call rings, is answered and hung up', async ({ services, startFor }) => {
  const webSocketUrl = services.prosody.webSocketUrl('127.0.0.1')
  const { app, main } = await startFor({ transport: 'websocket', webSocketUrl })
  await main.signIn(services.passwords['ann'] ?? '')
  await main.expectOnline()
  await receiveCall(services, app, main)
  await main.openSettings()
  const account = main.page.getByRole('region', { name: 'Account', exact: true })
  await expect(account).toContainText(webSocketUrl)
  await expect(account).not.toContainText('Security')
})

test('by hand: WebSocket is chosen under Advanced, and an address without encryption is refused', async ({
  services,
  startFor,
}) => {
  const { main } = await startFor({})
  const { page } = main
  await page.getByText('Advanced', { exact: true }).click()
  await page.getByLabel('Connection', { exact: true }).selectOption('WebSocket')
  await expect(page.getByLabel('Server', { exact: true })).toHaveCount(0)
  const url = page.getByLabel('WebSocket URL', { exact: true })
  const right = services.prosody.webSocketUrl('127.0.0.1')
  await url.fill(right.replace('wss:', 'ws:'))
  await main.signIn(services.passwords['ann'] ?? '')
  await expect(
    page.getByText('An address that begins with ws:// is not encrypted, so nothing was sent to it.'),
  ).toBeVisible()
  await url.fill(right)
  await main.signIn(services.passwords['ann'] ?? '')
  await main.expectOnline()
})

test('an administrator’s address without encryption is refused before the password goes anywhere', async ({
  services,
  startFor,
}) => {
  const webSocketUrl = services.prosody.webSocketUrl('127.0.0.1').replace('wss:', 'ws:')
  const { main } = await startFor({ transport: 'websocket', webSocketUrl })
  await main.signIn(services.passwords['ann'] ?? '')
  await expect(
    main.page.getByText('An address that begins with ws:// is not encrypted, so nothing was sent to it.'),
  ).toBeVisible()
})

for (const [name, start, scheme] of [
  ['an HTTP', startHttpProxy, 'http'],
  ['a SOCKS5', startSocksProxy, 'socks5'],
] as const) {
  test(`through ${name} proxy of the system’s settings, which resolves the name`, async ({
    services,
    startFor,
  }) => {
    const proxy = await start(services.prosody.startTlsPort)
    try {
      const { app, main } = await startFor({}, [`--proxy-server=${scheme}://127.0.0.1:${String(proxy.port)}`])
      await main.signIn(services.passwords['ann'] ?? '')
      await main.expectOnline()
      await receiveCall(services, app, main)
      expect(new Set(proxy.asked)).toEqual(new Set([`${DOMAIN}:5222`]))
    } finally {
      await proxy.close()
    }
  })
}
