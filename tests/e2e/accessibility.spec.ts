/**
 * What axe-core can find wrong for people who read with a screen reader, or see colours or contrast badly, in every view
 * and state: nothing. What a screen reader is told of each view is what `accessible-names.json` says; after a change,
 * look at what `RINGSIDE_RENEW_NAMES=1` writes there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { VIEWS, type View } from '../../renderer/frame/views.ts'
import type { Simulator } from '../../app/simulator/simulator.ts'
import { expectAccessible, expectForcedColours, findings, tooWide } from './harness/accessible.ts'
import { invoke } from './harness/bridge.ts'
import { cardOnScreen, openedCardWindow } from './harness/card-window.ts'
import { closeBy } from './harness/close-by.ts'
import { expect, test } from './harness/fixtures.ts'
import type { MainWindow } from './harness/main-window.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { spokenNames, spokenTree, unnamed } from './harness/spoken-names.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

interface Place {
  readonly window: MainWindow
  readonly page: Page
  readonly app: RunningApp
  readonly simulator: Simulator
  readonly password: string
  /** What is on the screen is right, as far as can be told. */
  readonly look: (state: string) => Promise<void>
}

const NAMES = path.join(import.meta.dirname, 'accessible-names.json')
const readNames = (): Readonly<Record<string, readonly string[]>> =>
  z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(NAMES, 'utf8')))
/** Of views with very many controls what one goes to first; of the others everything that has a name. */
const PARTS: Readonly<Partial<Record<View, ReadonlySet<string>>>> = {
  settings: new Set(['main', 'region', 'heading']),
  reasons: new Set(['main', 'region', 'heading', 'searchbox']),
}

async function expectNames(page: Page, of: string, parts?: ReadonlySet<string>): Promise<void> {
  await expect.poll(() => unnamed(page), `${of}: controls without a name`).toEqual([])
  if (process.env['RINGSIDE_RENEW_NAMES'] === '1') {
    const names = { ...readNames(), [of]: await spokenNames(page, parts) }
    const sorted = Object.entries(names).sort(([one], [other]) => (one < other ? -1 : 1))
    writeFileSync(NAMES, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`)
  }
  await expect.poll(() => spokenNames(page, parts), `${of}: names and roles`).toEqual(readNames()[of])
}

const go = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click()
const items = (page: Page, list: string): Locator =>
  page.getByRole('list', { name: list }).locator('[data-index]')

/** How each view is gone to, and what states it has. A view that is not here does not compile. */
const WALKS: Readonly<Record<View, (place: Place) => Promise<void>>> = {
  'sign-in': async ({ page, window, password, look }) => {
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await look('empty')
    await page.getByText('Advanced', { exact: true }).click()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Test' })).toContainText('Everything works.')
    await look('advanced, with a test')
    await window.signIn('wrong')
    await expect(page.getByText('The address or the password is wrong.')).toBeVisible()
    await look('refused')
  },
  calls: async ({ page, window, simulator, look }) => {
    await go(page, /^Calls/u)
    await look('no call')
    const first = await ring(simulator, { fromDisplay: 'Ann Carter' })
    await pickUp(simulator, first)
    await ring(simulator, { from: 'sip:17325550100@outside.example' })
    await ring(simulator, { from: 'sip:12125550147@outside.example', to: 'sip:sales@example.com' })
    await expect(window.liveCalls).toHaveCount(3)
    await window.liveCall('Ann Carter').getByRole('button', { name: 'Transfer… Ann Carter' }).click()
    await page.getByLabel('Transfer to').fill('bob')
    await expect(page.getByRole('option').first()).toBeVisible()
    await look('three calls, one of them being transferred')
    await page.keyboard.press('Escape')
    await window.liveCall('Ann Carter').getByRole('button', { name: 'More Ann Carter' }).click()
    await window.callField.fill('bo')
    await expect(
      page.getByRole('listbox', { name: 'What can be called' }).getByRole('option').first(),
    ).toBeVisible()
    await look('people found in the call field')
    await window.callField.press('Escape')
    for (let count = 2; count >= 0; count -= 1) {
      await hangUp(simulator)
      await expect(window.liveCalls).toHaveCount(count)
    }
    await expect(window.endedCall('Ann Carter')).toBeVisible()
    await look('ended calls')
  },
  team: async ({ page, simulator, look }) => {
    await go(page, /^Team/u)
    await expect(page.getByText('No lines yet')).toBeVisible()
    await look('empty')
    const field = page.getByRole('textbox', { name: 'Lines to add' })
    await field.fill('bob sales stranger@example.net no@@one')
    await field.press('Enter')
    const call = await ring(simulator, { to: 'sip:bob@example.com', fromDisplay: 'Bea Lind' })
    const rows = items(page, 'Watched lines')
    await expect(rows.filter({ hasText: 'bob' })).toContainText('Ringing')
    await look('list')
    await rows.filter({ hasText: 'stranger' }).getByRole('button', { name: /^More/u }).click()
    await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeVisible()
    await look('menu')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Operator view' }).click()
    const board = page.getByRole('listbox', { name: 'Watched lines' })
    await expect(board.getByRole('option')).toHaveCount(3)
    await expect(board.getByRole('option', { name: /Ringing/u })).toBeVisible()
    await expectNames(page, 'team, operator view')
    await pickUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
    await expect(page.getByRole('button', { name: /^Transfer Ann Carter here/u })).toBeVisible()
    await board.getByRole('option').first().focus()
    await page.keyboard.type('sal')
    await look('operator view')
    await expectForcedColours(page, 'operator view')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('form', { name: /^Transfer Ann Carter to/u })).toBeVisible()
    await look('operator view, asked about a transfer')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+3')
    await expect(page.getByText('No line fits')).toBeVisible()
    await look('operator view, nothing fits')
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await look('keys')
    await expectNames(page, 'keys', new Set(['dialog', 'region', 'heading', 'button']))
    await page.keyboard.press('Escape')
    await hangUp(simulator)
    await hangUp(simulator, call)
    await page.getByRole('button', { name: 'List view' }).click()
    await expect(rows.filter({ hasText: 'bob' })).toContainText('Free')
  },
  history: async ({ page, simulator, look }) => {
    await go(page, /^History/u)
    await hangUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
    const rows = items(page, 'Calls that are over')
    await expect(rows.first()).toBeVisible()
    await look('calls')
    await rows.first().hover()
    await rows
      .first()
      .getByRole('button', { name: /^Label the call with/u })
      .click()
    await expect(rows.getByRole('textbox', { name: 'Label' })).toBeVisible()
    await look('label')
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox', { name: 'Search the history' }).fill('nobody')
    await expect(page.getByText('Nothing fits')).toBeVisible()
    await look('nothing fits')
    await page.getByRole('searchbox', { name: 'Search the history' }).fill('')
  },
  voicemail: async ({ page, simulator, look }) => {
    await go(page, /^Voicemail/u)
    await expect(page.getByText('No messages', { exact: true })).toBeVisible()
    await look('empty')
    for (const fromDisplay of ['Ann Carter', 'Bea Lind']) {
      await simulator.do({
        ...{ do: 'voicemail', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' },
        ...{ fromDisplay, seconds: 42 },
      })
    }
    const rows = items(page, 'Messages')
    await expect(rows).toHaveCount(2)
    await rows.first().hover()
    await rows.first().getByRole('button', { name: /^More/u }).click()
    await look('menu')
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(rows.first()).toContainText('deleted')
    await look('undo')
    await rows.first().getByRole('button', { name: /Undo/u }).click()
  },
  phones: async ({ page, simulator, look }) => {
    await go(page, /^Phones/u)
    const rows = items(page, 'Registered phones')
    await expect(rows).toHaveCount(2)
    await simulator.do({ do: 'unregister', address: 'sales@example.com' })
    await expect(rows.last()).toContainText('No phone registered')
    await look('one address without a phone')
  },
  people: async ({ page, look }) => {
    await go(page, /^People/u)
    await expect(items(page, 'Directory').first()).toBeVisible()
    await page
      .getByRole('button', { name: /^Details/u })
      .first()
      .click()
    await expect(page.getByRole('combobox', { name: /^Alerts for/u })).toBeVisible()
    await page.getByRole('button', { name: 'Ask OnSIP for contacts' }).click()
    const suggestions = page.getByRole('region', { name: 'Suggested contacts' })
    await suggestions.getByRole('button', { name: 'Show who' }).click()
    await expect(suggestions.getByRole('listitem').first()).toBeVisible()
    await look('details and suggestions')
    await page.getByRole('searchbox').fill('nobody of this name')
    await expect(items(page, 'Directory')).toHaveCount(0)
    await look('nobody fits')
    await page.getByRole('searchbox').fill('')
  },
  settings: async ({ page, window, app, look }) => {
    await app.electron.evaluate(({ dialog }) => {
      const filePaths = [`${process.cwd()}/package.json`]
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    })
    await window.openSettings()
    const source = readFileSync(
      path.join(import.meta.dirname, '../../renderer/settings/SettingsView.svelte'),
      'utf8',
    )
    const sections = [...source.matchAll(/^(?:\{#if .*\})?<([A-Z]\w+)/gmu)].map(([, name]) => name)
    expect(sections.length).toBeGreaterThan(15)
    await expect(page.locator('main > section')).toHaveCount(sections.length)
    const contacts = page.getByRole('region', { name: 'Contacts', exact: true })
    await contacts.getByRole('button', { name: 'Address book server…' }).click()
    await contacts.getByLabel('Address', { exact: true }).fill('https://127.0.0.1:1/')
    await contacts.getByLabel('User name').fill('ann')
    await contacts.getByLabel('Password', { exact: true }).fill('secret')
    await contacts.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(contacts.getByRole('listitem')).toContainText('Nobody answers')
    await contacts.getByRole('button', { name: 'Add file…' }).click()
    await expect(contacts.getByRole('combobox').first()).toBeVisible()
    const alerts = page.getByRole('region', { name: 'Alerts' })
    await alerts.getByLabel('Number or address').fill('204')
    await alerts.getByRole('button', { name: 'Add' }).click()
    await alerts.getByRole('checkbox', { name: 'Hold alerts back at these hours' }).check()
    await expect(alerts.getByRole('group', { name: 'Beginning on' })).toBeVisible()
    const engine = page.getByRole('region', { name: 'OpenZoep (local engine)' })
    await engine.getByLabel('Use the engine of this computer').check()
    await engine.getByLabel('Jabber address').fill('ann@jabber.example.com')
    await engine.getByLabel('Password').fill('wrong')
    await engine.getByLabel('Port').fill('1')
    await engine.getByRole('button', { name: 'Save and connect' }).click()
    await expect(engine.locator('[role=status], .problem').first()).toBeVisible()
    await look('every section, three of them with something to fill in or wrong')
  },
  rules: async ({ page, window, look }) => {
    await window.openSettings()
    await page.getByRole('button', { name: 'Rules and tester…' }).click()
    await page.getByLabel('Numbers to try').fill('732-555-0100\n911\nno number')
    await expect(page.getByText('No number found in this.')).toBeVisible()
    await page.getByLabel('Should dial: 732-555-0100').fill('50100')
    await page.getByRole('button', { name: /^Add for this number/u }).click()
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
    await look('a rule being written, numbers being tried')
  },
  reasons: async ({ page, window, look }) => {
    await window.openSettings()
    await page.getByRole('button', { name: 'Why is this setting so?…' }).click()
    await expect(page.locator('[data-setting="account.address"]')).toBeVisible()
    await look('all settings')
  },
  health: async ({ page, window, look }) => {
    await window.footer.getByRole('button', { name: /^(?:Check|Why\?)$/u }).click()
    await expect(page.getByRole('heading', { name: 'Will I see the next call?' })).toBeVisible()
    await look('all well')
  },
  report: async ({ page, look }) => {
    await invoke(page, 'window.open', { view: 'report' })
    await expect(page.getByRole('heading', { name: 'That was wrong' })).toBeVisible()
    await expect(page.getByText('Calls and connections', { exact: true })).toBeVisible()
    await look('to be read')
  },
  'dial-list': async ({ page, look }) => {
    await page.getByRole('button', { name: 'Call list', exact: true }).click()
    const field = page.getByRole('textbox', { name: 'Names and numbers, one call to a line' })
    await expect(field).toBeVisible()
    await look('empty')
    await field.fill('Ann Miller,732-555-0100\nBob Stone,nobody\nCarla Abroad,+44 20 7946 0958')
    await page.getByRole('button', { name: 'Read the list' }).click()
    await expect(page.getByRole('list', { name: 'Rows of the list' }).getByRole('listitem')).toHaveCount(3)
    await look('a list that was read')
  },
  developer: async ({ page, simulator, look }) => {
    await go(page, /^Developer/u)
    await look('console, empty')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await ring(simulator)
    const stanzas = page.getByRole('list', { name: 'Stanzas' }).getByRole('listitem')
    await expect(stanzas.filter({ hasText: 'requested' })).toHaveCount(1)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByText('Send a stanza', { exact: true }).click()
    await look('console')
    await page.getByRole('tab', { name: 'Services', exact: true }).click()
    const calls = 'pubsub.active-calls.xmpp.onsip.com'
    const tree = page.getByRole('list', { name: 'Services and nodes' })
    for (const node of [calls, '/me/ann@example.com', '/me/ann@example.com/example.com']) {
      await tree
        .getByRole('button', { name: `Open ${node}`, exact: true })
        .first()
        .click()
    }
    await tree.getByRole('button', { name: '/example.com/ann', exact: true }).click()
    await page.getByRole('button', { name: 'Items', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Items', exact: true })).toContainText('ringing')
    await look('services')
    await page.getByRole('tab', { name: 'Commands', exact: true }).click()
    await page.getByRole('button', { name: 'Create Call' }).click()
    await expect(page.getByRole('form', { name: 'Create Call' })).toContainText('From')
    await look('a command’s form')
    await hangUp(simulator)
  },
}

/** Goes through these views and each of their states. */
async function walk(views: readonly View[], place: Omit<Place, 'look'>): Promise<void> {
  const { page } = place
  for (const view of views) {
    const states: string[] = []
    const look = async (state: string): Promise<void> => {
      await expect(page.locator('main')).toHaveAttribute('data-view', view)
      states.push(state)
      await expectAccessible(page, `${view}, ${state}`)
      expect(await tooWide(page), `${view}, ${state}: too wide`).toEqual([])
    }
    await test.step(view, () => WALKS[view]({ ...place, look }))
    expect(states, view).not.toEqual([])
    await expectForcedColours(page, view)
    await expectNames(page, view, PARTS[view])
  }
}

const WORK: readonly View[] = ['calls', 'team']
const LISTS: readonly View[] = ['history', 'voicemail', 'phones', 'people']
const SETTINGS: readonly View[] = ['settings', 'rules', 'reasons']
const OTHERS = VIEWS.filter((view) => ![...WORK, ...LISTS, ...SETTINGS, 'sign-in'].includes(view))

/** As large as the words get, in the window that comes with it. */
async function expectRoomForLargeText({ page }: MainWindow, views: readonly View[]): Promise<void> {
  const width = await page.evaluate(() => devicePixelRatio)
  await invoke(page, 'settings.set', { patch: { accessibility: { textSize: 200 } } })
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(2 * width)
  for (const view of views) {
    await invoke(page, 'window.open', { view })
    await expect(page.locator('main')).toHaveAttribute('data-view', view)
    expect(await tooWide(page), `${view} with large text`).toEqual([])
    expect(await findings(page, ['target-size', 'scrollable-region-focusable']), view).toEqual([])
  }
}

test('signing in: what is planted is found, and nothing else, in every state', async ({
  main,
  app,
  simulator,
  password,
}) => {
  const { page } = main
  await expect(page.getByRole('heading', { name: 'Ringside' })).toBeVisible()
  const regions = (await spokenTree(page)).flatMap(({ states }) =>
    states.filter((state) => /^live=/u.test(state)),
  )
  expect(regions.filter((state) => state === 'live=assertive')).toHaveLength(1)
  expect(regions).toContain('live=polite')
  await walk(['sign-in'], { window: main, page, app, simulator, password })
  await page.evaluate(() => {
    const pale = document.createElement('p')
    pale.textContent = 'Hardly to be read'
    // Below 4.5:1 on a light and on a dark ground.
    pale.style.color = '#7d7d7d'
    document.querySelector('h1')?.after(pale, document.createElement('button'))
  })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const found = await findings(page)
    expect(found.some((line) => line.startsWith('color-contrast'))).toBe(true)
    expect(found.some((line) => line.startsWith('button-name'))).toBe(true)
  }
  expect(await unnamed(page)).toEqual(['button'])
})

test.describe('on line', () => {
  test.use({ provisioned: { developer: { enabled: true } } })

  test('calls and lines, in each of their states', async ({ online, app, simulator, password }) => {
    await walk(WORK, { window: online, page: online.page, app, simulator, password })
    await expectRoomForLargeText(online, WORK)
    // Where no card would tell of a call, this window does.
    await invoke(online.page, 'settings.set', { patch: { alerts: { cards: false } } })
    await ring(simulator, { fromDisplay: 'Bea Lind' })
    await expect(online.page.locator('[aria-live=assertive]')).toHaveText(/^Incoming call from Bea Lind/u)
  })

  test('the lists of what was and of who there is, in each of their states', async ({
    online,
    app,
    simulator,
    password,
  }) => {
    await walk(LISTS, { window: online, page: online.page, app, simulator, password })
    await expectRoomForLargeText(online, LISTS)
  })

  test('the settings and what belongs to them', async ({ online, app, simulator, password }) => {
    await walk(SETTINGS, { window: online, page: online.page, app, simulator, password })
    await expectRoomForLargeText(online, ['settings'])
  })

  test('all other views, and every view while the server is gone', async ({
    online,
    app,
    simulator,
    password,
  }) => {
    const { page } = online
    await walk(OTHERS, { window: online, page, app, simulator, password })
    await simulator.do({ do: 'fault', kind: 'restart', forMs: 60_000 })
    await expect(online.footer).toContainText('Ringside cannot see calls now.')
    for (const view of [...WORK, ...LISTS, 'health'] as const) {
      await invoke(page, 'window.open', { view })
      await expect(page.locator('main')).toHaveAttribute('data-view', view)
      expect(await findings(page), `${view}, off line`).toEqual([])
    }
    await expectAccessible(page, 'health, off line')
    await expectRoomForLargeText(online, ['health', 'report', 'sign-in'])
  })
})

test.describe('numbers that wait as long as one looks at them', () => {
  test.use({ provisioned: { dialing: { waitSeconds: null } } })

  test('the dial window: one number, and several', async ({ online: _online, app }) => {
    await app.startAgain('--dial=732-555-0100')
    const page = await app.page('dial')
    await expect(page.getByRole('article')).toContainText('(732) 555-0100')
    await expectAccessible(page, 'dial window')
    await expectForcedColours(page, 'dial window')
    await expectNames(page, 'dial window')
    await closeBy(page.getByRole('button', { name: /Cancel|Stop|Close/u }).first())
    await app.startAgain('--dial=Call 732-555-0100 or 212-555-0147')
    const several = await app.page('dial')
    await expect(several.getByRole('article')).toContainText('(212) 555-0147')
    await expectAccessible(several, 'dial window, several')
  })
})

/** The card of an ended call goes after two seconds, on no clock of the page's: what it looked like stays. */
const keepEndedCard = (page: Page, callId: string): Promise<void> =>
  page.evaluate((id) => {
    const observer = new MutationObserver(() => {
      const ended = document.querySelector(`[data-call-id="${id}"][data-card-kind=ended]`)
      if (ended === null) return
      observer.disconnect()
      ended.parentElement?.append(ended.cloneNode(true))
    })
    observer.observe(document, { childList: true, subtree: true, attributes: true })
  }, callId)

/** Texts of the cards that are wider than the place they have, and whether the page is wider than its window. */
const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll('article h2, article p, article button')]
    const root = document.documentElement
    return [
      ...texts.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
      ...(root.scrollWidth > root.clientWidth ? ['the page'] : []),
    ]
  })

/** In a page, before its own scripts: what the regions held that are read aloud when they came into it. */
function rememberFilledRegions(): void {
  document.addEventListener('DOMContentLoaded', () => {
    const { dataset } = document.documentElement
    dataset['filled'] = ''
    new MutationObserver((records) => {
      for (const added of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(added instanceof HTMLElement)) continue
        for (const region of [added, ...added.querySelectorAll('*')]) {
          if (region.hasAttribute('aria-live'))
            dataset['filled'] = `${dataset['filled'] ?? ''}${region.textContent}`
        }
      }
    }).observe(document.body, { childList: true, subtree: true })
  })
}

test('the card in each of its states', async ({ online, app, simulator }) => {
  await app.electron.context().addInitScript(rememberFilledRegions)
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  const { width } = await cardOnScreen(app)
  await expect(cards.card(/Incoming call/u)).toBeVisible()
  // Said at once, and the keyboard stays where it was.
  await expect(cards.page.locator('[aria-live=assertive]')).toHaveText(
    'Incoming call from Ann Carter, (415) 555-1212',
  )
  expect(await cards.page.evaluate(() => document.activeElement === document.body)).toBe(true)
  expect(await cards.page.evaluate(() => document.documentElement.dataset['filled'])).toBe('')
  await expectAccessible(cards.page, 'ringing')
  await expectForcedColours(cards.page, 'card')
  await expectNames(cards.page, 'card, ringing')
  await pickUp(simulator, call)
  await expect(cards.card(/On a call/u)).toBeVisible()
  await expect(cards.page.locator('[aria-live=polite]')).toHaveText('On a call: Ann Carter')
  await expectAccessible(cards.page, 'answered')
  await online.call('732-555-0100')
  await expect(cards.card(/Pick up your phone/u)).toBeVisible()
  await expectAccessible(cards.page, 'own phone rings')
  await pickUp(simulator)
  await expect(cards.cards).toHaveCount(2)
  await expectAccessible(cards.page, 'outgoing')

  await invoke(online.page, 'call.create', { to: '2125550147', from: 'nobody@example.net' })
  await expect(cards.card(/Call failed/u)).toBeVisible()
  await expectAccessible(cards.page, 'failed')
  await invoke(online.page, 'settings.set', { patch: { accessibility: { textSize: 200 } } })
  await expect.poll(async () => (await cardOnScreen(app)).width).toBe(2 * width)
  expect(await overflowing(cards.page)).toEqual([])
  await expectAccessible(cards.page, 'text of twice the size')

  await keepEndedCard(cards.page, call)
  await hangUp(simulator, call)
  await expect(cards.card(/Ended after/u).first()).toBeAttached()
  await expectAccessible(cards.page, 'ended')
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 60_000 })
  await expect(cards.page.locator('article.stale').first()).toBeVisible()
  await expectAccessible(cards.page, 'off line')
})

test.describe('with the name of who calls spoken', () => {
  test.use({ provisioned: { accessibility: { speakCaller: true }, alerts: { keepCardReady: true } } })

  test('it is said once for each call, and offered only where the system has a voice', async ({
    online,
    app,
    simulator,
  }) => {
    await online.openSettings()
    const section = online.page.getByRole('region', { name: 'Accessibility' })
    /** The system's voices, as the page sees them. */
    const haveVoices = (count: number): Promise<void> =>
      online.page.evaluate((many) => {
        speechSynthesis.getVoices = () => Array.from<SpeechSynthesisVoice>({ length: many })
        speechSynthesis.dispatchEvent(new Event('voiceschanged'))
      }, count)
    await haveVoices(0)
    await expect(section.getByLabel('Text size')).toBeVisible()
    await expect(section.getByLabel('Say who calls')).toHaveCount(0)
    await haveVoices(1)
    await expect(section.getByLabel('Say who calls')).toBeChecked()

    const { page } = await openedCardWindow(app)
    const said = await page.evaluateHandle(() => {
      const texts: string[] = []
      speechSynthesis.speak = ({ text }) => void texts.push(text)
      return texts
    })
    const call = await ring(simulator, { fromDisplay: 'Ann Carter', phones: 2 })
    await expect.poll(() => said.jsonValue()).toEqual(['Incoming call from Ann Carter, (415) 555-1212'])
    await pickUp(simulator, call)
    await ring(simulator, { from: 'sip:anonymous@anonymous.invalid' })
    await expect
      .poll(() => said.jsonValue())
      .toEqual(['Incoming call from Ann Carter, (415) 555-1212', 'Incoming call from Caller ID withheld'])
  })
})

test('the card while a call is transferred', async ({ online: _online, app, simulator }) => {
  await pickUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
  const cards = await openedCardWindow(app)
  await cardOnScreen(app)
  await cards
    .card(/On a call.*Ann Carter/u)
    .getByRole('button', { name: /Transfer/u })
    .click()
  // The page with the keyboard is another one than the one that never takes it.
  await expect.poll(() => app.pageNow('card')?.getByLabel('Transfer to').count() ?? 0).toBe(1)
  const page = app.pageNow('card')
  if (page !== undefined) await expectAccessible(page, 'transfer')
})
