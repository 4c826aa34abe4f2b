/** The scenes of the pictures in the documents. Each leaves the stage as the next one wants it. */
import path from 'node:path'
import { expect as ask, type Page } from '@playwright/test'
import type { Simulator } from '../../../app/simulator/simulator.ts'
import { OUT } from '../../../build/paths.mjs'
import { pause, untilTrue } from '../../desktop/until.ts'
import { invoke } from '../../e2e/harness/bridge.ts'
import { openedCardWindow } from '../../e2e/harness/card-window.ts'
import { closeBy } from '../../e2e/harness/close-by.ts'
import type { MainWindow } from '../../e2e/harness/main-window.ts'
import { hangUp, pickUp, ring } from '../../e2e/harness/phone-calls.ts'
import type { RunningApp } from '../../e2e/harness/running-app.ts'
import type { Album } from './album.ts'
import type { HeldTime } from './held-time.ts'

export interface Studio {
  readonly app: RunningApp
  readonly main: MainWindow
  readonly simulator: Simulator
  readonly password: string
  readonly time: HeldTime
  readonly album: Album
  /** Starts a second program that plays a recording. Ended with the studio. */
  readonly play: (file: string) => Promise<RunningApp>
  /** The report that is saved, to try further what one can do with it. Absolute; its name is in a picture. */
  readonly reportFile: string
}

/** For a machine that does other things as well. */
const expect = ask.configure({ timeout: 20_000 })

const SECOND_MS = 1_000
const SETTLED_MS = 300
const MINUTE_MS = 60 * SECOND_MS

const TRAY_STATES = ['online', 'ringing', 'on-call', 'missed', 'problem', 'offline', 'signed-out'] as const

const CARTER = 'sip:14155551212@pstn.example.com'
const OKAFOR = 'sip:15105550142@pstn.example.com'
const LINDQVIST = 'sip:14155550199@pstn.example.com'

export async function playGuide(studio: Studio): Promise<void> {
  studio.album.lay(
    'tray',
    TRAY_STATES.map((state) => path.join(OUT, 'tray', `${state}-light@2x.png`)),
  )
  await signIn(studio)
  await team(studio)
  await voicemail(studio)
  const twoCallsAtMs = await twoCalls(studio)
  await callField(studio)
  await dialWindow(studio)
  await lists(studio)
  await report(studio, twoCallsAtMs)
  await outage(studio)
}

const view = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click()

async function order(simulator: Simulator, what: Readonly<Record<string, unknown>>): Promise<void> {
  const reply = await simulator.do(what)
  if (!reply.ok) throw new Error(`${JSON.stringify(what)}: ${reply.error}`)
}

async function signIn({ album, main, password }: Studio): Promise<void> {
  await main.page.getByLabel('Password', { exact: true }).fill(password)
  await album.take('sign-in', main.page)
  await main.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await main.expectOnline()
  await main.footer.getByRole('button', { name: 'Check' }).click()
  await expect(main.page.getByRole('heading', { name: 'Will I see the next call?' })).toBeVisible()
  await expect(main.page.getByRole('listitem').filter({ hasText: 'Clock' })).toContainText('Agrees')
  // Several lines come late, and each makes the page longer.
  const lines = main.page.getByRole('listitem')
  let count = -1
  await untilTrue('the page to be whole', async () => {
    const before = count
    count = await lines.count()
    await pause(SETTLED_MS)
    return count === before
  })
  await album.take('check', main.page)
}

async function team({ album, main, simulator, time }: Studio): Promise<void> {
  const { page } = main
  await view(page, /^Team$/u)
  const field = page.getByRole('textbox', { name: 'Lines to add' })
  await field.fill('bob carla dev elodie grace stranger@example.net')
  await field.press('Enter')
  const rows = page.getByRole('list', { name: 'Watched lines' }).getByRole('listitem')
  await expect(rows).toHaveCount(6)
  await order(simulator, {
    do: 'ring',
    from: CARTER,
    to: 'sip:bob@example.com',
    fromDisplay: 'Carter & Sons',
  })
  await order(simulator, { do: 'answer' })
  await time.forward(125 * SECOND_MS)
  await order(simulator, { do: 'ring', from: OKAFOR, to: 'sip:dev@example.com', fromDisplay: 'Dr. Okafor' })
  await expect(rows.filter({ hasText: 'Ringing' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'On a call' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'Not shown to you' })).toHaveCount(1)
  await time.forward(3 * SECOND_MS)
  await expect(rows.filter({ hasText: 'Ringing' })).toContainText('3 s')
  await album.take('team', page)
  await order(simulator, { do: 'hangup' })
  await order(simulator, { do: 'hangup' })
}

async function voicemail({ album, main, simulator, time }: Studio): Promise<void> {
  const left = { do: 'voicemail', to: 'sip:ann@example.com' }
  await order(simulator, { ...left, from: OKAFOR, fromDisplay: 'Dr. Okafor', seconds: 42 })
  await time.forward(6 * MINUTE_MS)
  await order(simulator, { ...left, from: LINDQVIST, fromDisplay: 'Maya Lindqvist', seconds: 17 })
  await order(simulator, {
    ...{ do: 'voicemail', to: 'sip:sales@example.com', from: CARTER, fromDisplay: 'Carter & Sons' },
    ...{ seconds: 65, labels: ['INBOX', 'Orders'] },
  })
  await time.forward(9 * MINUTE_MS)
  await view(main.page, /^Voicemail/u)
  await expect(main.page.getByRole('list', { name: 'Messages' }).locator('[data-index]')).toHaveCount(3)
  await album.take('voicemail', main.page)
}

/** @returns when one call went on and another one rang, epoch ms */
async function twoCalls({ album, app, main, simulator, time }: Studio): Promise<number> {
  const { page } = main
  await view(page, /^Calls$/u)
  const carter = await ring(simulator, {
    ...{ from: CARTER, to: 'sip:sales@example.com', fromDisplay: 'Carter & Sons' },
  })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call.*Carter/u)).toBeVisible()
  await time.forward(4 * SECOND_MS)
  await expect(cards.cards).toContainText('0:04')
  await album.take('card-incoming', cards.page)
  await pickUp(simulator, carter)
  await expect(cards.card(/On a call.*Carter/u)).toBeVisible()
  await time.forward(72 * SECOND_MS)
  await expect(cards.cards).toContainText('1:12')
  await album.take('card-answered', cards.page)

  await ring(simulator, { from: LINDQVIST, fromDisplay: 'Maya Lindqvist' })
  await expect(cards.cards).toHaveCount(2)
  await time.forward(3 * SECOND_MS)
  await expect(cards.card(/Incoming call.*Maya/u)).toContainText('0:03')
  await expect(main.liveCall('Carter')).toContainText('1:15')
  const atMs = time.simulatorClock.now()
  await album.take('ringside', page, cards.page)
  await Promise.all([page, cards.page].map((one) => one.emulateMedia({ colorScheme: 'dark' })))
  await album.takeDark('dark', page, cards.page)
  await Promise.all([page, cards.page].map((one) => one.emulateMedia({ colorScheme: null })))

  await main
    .liveCall('Carter')
    .getByRole('button', { name: /^Transfer/u })
    .click()
  await page.getByLabel('Transfer to').fill('bob')
  await expect(page.getByRole('option').first()).toContainText('Bob Reed')
  await album.take('transfer', page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Hang up Carter & Sons' }).click()
  await expect(main.endedCall('Carter')).toBeVisible()
  await time.forward(9 * SECOND_MS)
  await hangUp(simulator)
  await expect(cards.card(/Missed.*Maya/u)).toBeVisible()
  await album.take('card-missed', cards.card(/Missed.*Maya/u))
  await expect(cards.cards).toHaveCount(0)
  return atMs
}

async function callField({ album, app, main, time }: Studio): Promise<void> {
  const { callField: field, page } = main
  await time.forward(4 * MINUTE_MS)
  await field.fill('732 555 0100')
  await expect(page.getByRole('option').first()).toContainText('dials 17325550100')
  await album.take('call-field', page)
  await field.press('Enter')
  const cards = await openedCardWindow(app)
  const own = cards.card(/Pick up your phone/u)
  await expect(own).toContainText('ringing: Polycom VVX 450')
  await time.forward(3 * SECOND_MS)
  await expect(own).toContainText('0:42 left')
  await album.take('card-own-phone', cards.page)
  await own.getByRole('button', { name: 'Cancel' }).click()
  await expect(main.liveCalls).toHaveCount(0)
  await expect(cards.cards).toHaveCount(0)
}

async function dialWindow({ album, app, main, time }: Studio): Promise<void> {
  const shown = async (text: string): Promise<Page> => {
    await app.electron.evaluate(async ({ clipboard }, copied) => {
      await clipboard.writeText(copied)
    }, text)
    await app.startAgain('--dial-clipboard')
    return app.page('dial')
  }
  // Long enough for a picture on a machine that does other things as well.
  await invoke(main.page, 'settings.set', { patch: { dialing: { waitSeconds: 10 } } })
  const one = await shown('Ms. Diaz (new), tel. +44 (0)20 7946 0958')
  await expect(one.getByRole('article')).toContainText('dials in')
  await album.take('copied', one)
  await closeBy(one.getByRole('button', { name: /^Stop/u }))
  // Pressed again at once, it would be taken for the same press.
  await time.forward(MINUTE_MS)
  const several = await shown('Office 732-555-0100\nMobile 415-555-1212 (after 6 pm)')
  await expect(several.getByRole('article').getByRole('listitem')).toHaveCount(2)
  await album.take('several', several)
  await closeBy(several.getByRole('button', { name: /^Close/u }))
}

/** What the service has on record of other days. */
const RECORDS = [
  {
    party: `<to-uri>sip:17325550100@jnctn.net</to-uri><to-display>Bea Lind</to-display>`,
    ago: 19,
    lasted: 312,
  },
  { party: `<from-uri>${OKAFOR}</from-uri><from-display>Dr. Okafor</from-display>`, ago: 20, lasted: 0 },
  {
    party: `<from-uri>${CARTER}</from-uri><from-display>Carter &amp; Sons</from-display>`,
    ago: 71,
    lasted: 95,
  },
] as const

async function lists({ album, main, simulator, time }: Studio): Promise<void> {
  const { page } = main
  for (const [index, { party, ago, lasted }] of RECORDS.entries()) {
    const start = new Date(time.simulatorClock.now() - ago * 60 * MINUTE_MS).toISOString()
    await order(simulator, {
      ...{ do: 'publish', service: 'recent-calls', node: '/example.com/ann', id: `r${String(index)}` },
      xml: `<recent-call xmlns="onsip:recent-calls">${party}<time start="${start}" duration="${String(lasted)}"/></recent-call>`,
    })
  }
  await view(page, /^History/u)
  const calls = page.getByRole('list', { name: 'Calls that are over' }).getByRole('listitem')
  await expect(calls).toHaveCount(5)
  await album.take('history', page)
  await view(page, /^People$/u)
  await expect(page.getByText('Carla Diaz')).toBeVisible()
  await album.take('people', page)
  await main.openSettings()
  const alerts = page.getByRole('region', { name: 'Alerts', exact: true })
  await alerts.evaluate((section) => {
    section.scrollIntoView({ block: 'start' })
  })
  await album.take('alerts', page)
}

async function report(
  { album, app, main, play, reportFile, time }: Studio,
  twoCallsAtMs: number,
): Promise<void> {
  const { page } = main
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, reportFile)
  await time.holdChance()
  await page.getByRole('button', { name: 'That was wrong…' }).click()
  await page.getByLabel('What was wrong?').fill('Maya Lindqvist rang, and I saw no card.')
  await expect(page.getByRole('button', { name: 'Save as…' })).toBeEnabled()
  await album.take('report', page)
  await page.getByRole('button', { name: 'Save as…' }).click()
  await expect(page.getByText(/^Saved as /u)).toBeVisible()
  const player = await play(reportFile)
  const recording = await player.page('main')
  await expect(recording.getByRole('complementary', { name: 'Recording' })).toContainText(
    'Nothing here is live.',
  )
  const position = recording.getByRole('slider', { name: 'Position' })
  const lengthMs = Number(await position.getAttribute('max'))
  await position.fill(String(lengthMs - (time.simulatorClock.now() - twoCallsAtMs) - SECOND_MS))
  await expect(recording.getByRole('list', { name: 'Now' }).getByRole('listitem')).toHaveCount(2)
  await album.take('recording', recording, (await openedCardWindow(player)).page)
  await view(page, /^Calls$/u)
}

async function outage({ album, main, simulator }: Studio): Promise<void> {
  await main.page.getByRole('button', { name: 'Calls', exact: true }).click()
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 60_000 })
  await expect(main.footer).toContainText('Ringside cannot see calls now.')
  await expect(main.page.getByRole('button', { name: 'Try now' })).toBeVisible()
  await album.take('cannot-see', main.page)
}
