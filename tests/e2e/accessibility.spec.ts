/** What axe-core can find wrong for people who read with a screen reader, or see colours or contrast badly: nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { invoke } from './harness/bridge.ts'
import { cardOnScreen, openedCardWindow } from './harness/card-window.ts'
import { closeBy } from './harness/close-by.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

/** What axe-core finds, one line each. */
async function findings(page: Page): Promise<readonly string[]> {
  // Playwright cannot open the blank page that axe-core wants beside an Electron window.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary}`),
  )
}

/** In both themes, as the system would set them. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findings(page), `${what}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}

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

test('what is planted is found, in each theme', async ({ main }) => {
  const { page } = main
  await expect(page.getByRole('heading', { name: 'Ringside' })).toBeVisible()
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
})

test('the sign-in form: empty, with advanced fields and a test, with a refusal', async ({
  main,
  password,
}) => {
  const { page } = main
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expectAccessible(page, 'sign-in')
  await page.getByText('Advanced', { exact: true }).click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Test' })).toContainText('Everything works.')
  await expectAccessible(page, 'sign-in with a test')
  await main.signIn('wrong')
  await expect(page.getByText('The address or the password is wrong.')).toBeVisible()
  await expectAccessible(page, 'sign-in refused')
})

test('the calls view: with no call, with three, and with calls that ended', async ({ online, simulator }) => {
  await expectAccessible(online.page, 'no call')
  const first = await ring(simulator, { fromDisplay: 'Ann Carter' })
  await pickUp(simulator, first)
  await ring(simulator, { from: 'sip:17325550100@outside.example' })
  await ring(simulator, { from: 'sip:12125550147@outside.example', to: 'sip:sales@example.com' })
  await expect(online.liveCalls).toHaveCount(3)
  await expectAccessible(online.page, 'three calls')
  for (let count = 2; count >= 0; count -= 1) {
    await hangUp(simulator)
    await expect(online.liveCalls).toHaveCount(count)
  }
  await expect(online.endedCall('Ann Carter')).toBeVisible()
  await expectAccessible(online.page, 'ended calls')
})

test('the settings, with a list of contacts that cannot be read, and a form for another', async ({
  online,
  app,
}) => {
  const { page } = online
  await app.electron.evaluate(({ dialog }) => {
    const filePaths = [`${process.cwd()}/package.json`]
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
  })
  await online.openSettings()
  await expect(page.getByRole('region', { name: 'Shortcuts' })).toBeVisible()
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
  await expectAccessible(online.page, 'settings')
  await online.page.getByRole('button', { name: 'Why is this setting so?…' }).click()
  await expect(online.page.locator('[data-setting="account.address"]')).toBeVisible()
  await expectAccessible(online.page, 'why is this setting so')
})

const view = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name })

test.describe('the views beside the calls', () => {
  test.use({ provisioned: { developer: { enabled: true } } })

  test('team: empty, and with lines of several kinds', async ({ online, simulator }) => {
    const { page } = online
    await view(page, /^Team/u).click()
    await expect(page.getByText('No lines yet')).toBeVisible()
    await expectAccessible(page, 'team, empty')
    const field = page.getByRole('textbox', { name: 'Lines to add' })
    await field.fill('bob sales stranger@example.net no@@one')
    await field.press('Enter')
    await ring(simulator, { to: 'sip:bob@example.com', fromDisplay: 'Bea Lind' })
    const rows = page.getByRole('list', { name: 'Watched lines' }).getByRole('listitem')
    await expect(rows.filter({ hasText: 'bob' })).toContainText('Ringing')
    await expectAccessible(page, 'team')
    await rows.filter({ hasText: 'stranger' }).getByRole('button', { name: /^More/u }).click()
    await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeVisible()
    await expectAccessible(page, 'team, menu')
  })

  test('history: empty, with calls, with nothing that fits', async ({ online, simulator }) => {
    const { page } = online
    await view(page, /^History/u).click()
    await expect(page.getByText('No calls yet')).toBeVisible()
    await expectAccessible(page, 'history, empty')
    await hangUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
    const rows = page.getByRole('list', { name: 'Calls that are over' }).getByRole('listitem')
    await expect(rows).toHaveCount(1)
    await expectAccessible(page, 'history')
    await rows.hover()
    await rows.getByRole('button', { name: /^Label the call with/u }).click()
    await expect(rows.getByRole('textbox', { name: 'Label' })).toBeVisible()
    await expectAccessible(page, 'history, label')
    await page.getByRole('searchbox', { name: 'Search the history' }).fill('nobody')
    await expect(page.getByText('Nothing fits')).toBeVisible()
    await expectAccessible(page, 'history, nothing fits')
  })

  test('voicemail: empty, with a message, and with one being deleted', async ({ online, simulator }) => {
    const { page } = online
    await view(page, /^Voicemail/u).click()
    await expect(page.getByText('No messages', { exact: true })).toBeVisible()
    await expectAccessible(page, 'voicemail, empty')
    for (const fromDisplay of ['Ann Carter', 'Bea Lind']) {
      await simulator.do({
        ...{ do: 'voicemail', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' },
        ...{ fromDisplay, seconds: 42 },
      })
    }
    const rows = page.getByRole('list', { name: 'Messages' }).locator('[data-index]')
    await expect(rows).toHaveCount(2)
    await expectAccessible(page, 'voicemail')
    await rows.first().hover()
    await rows.first().getByRole('button', { name: /^More/u }).click()
    await expectAccessible(page, 'voicemail, menu')
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(rows.first()).toContainText('deleted')
    await expectAccessible(page, 'voicemail, undo')
  })

  test('phones: some, and an address without one', async ({ online, simulator }) => {
    const { page } = online
    await view(page, /^Phones/u).click()
    const rows = page.getByRole('list', { name: 'Registered phones' }).getByRole('listitem')
    await expect(rows).toHaveCount(2)
    await simulator.do({ do: 'unregister', address: 'sales@example.com' })
    await expect(rows.last()).toContainText('No phone registered')
    await expectAccessible(page, 'phones')
  })

  test('people: the directory, a search, and contacts that are suggested', async ({ online }) => {
    const { page } = online
    await view(page, /^People/u).click()
    await expect(page.getByRole('list', { name: 'Directory' }).getByRole('listitem').first()).toBeVisible()
    await expectAccessible(page, 'people')
    await page
      .getByRole('button', { name: /^Details/u })
      .first()
      .click()
    await expect(page.getByRole('combobox', { name: /^Alerts for/u })).toBeVisible()
    await expectAccessible(page, 'people, details')
    await page.getByRole('button', { name: 'Ask OnSIP for contacts' }).click()
    const suggestions = page.getByRole('region', { name: 'Suggested contacts' })
    await suggestions.getByRole('button', { name: 'Show who' }).click()
    await expect(suggestions.getByRole('listitem').first()).toBeVisible()
    await expectAccessible(page, 'people, suggested')
  })

  test('the dialling rules, with a rule being written and numbers being tried', async ({ online }) => {
    const { page } = online
    await online.openSettings()
    await page.getByRole('button', { name: 'Rules and tester…' }).click()
    await page.getByLabel('Numbers to try').fill('732-555-0100\n911\nno number')
    await expect(page.getByText('No number found in this.')).toBeVisible()
    await expectAccessible(page, 'rules, tester')
    await page.getByLabel('Should dial: 732-555-0100').fill('50100')
    await page.getByRole('button', { name: /^Add for this number/u }).click()
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
    await expectAccessible(page, 'rules')
  })

  test('the developer view: console, browser, command form', async ({ online, simulator }) => {
    const { page } = online
    await view(page, /^Developer/u).click()
    await expectAccessible(page, 'console, empty')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await ring(simulator)
    const stanzas = page.getByRole('list', { name: 'Stanzas' }).getByRole('listitem')
    await expect(stanzas.filter({ hasText: 'requested' })).toHaveCount(1)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByText('Send a stanza', { exact: true }).click()
    await expectAccessible(page, 'console')

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
    await expectAccessible(page, 'service browser')

    await page.getByRole('tab', { name: 'Commands', exact: true }).click()
    await page.getByRole('button', { name: 'Create Call' }).click()
    await expect(page.getByRole('form', { name: 'Create Call' })).toContainText('From')
    await expectAccessible(page, 'command form')
  })
})

test('the settings of a voice engine: off, on, and while nothing answers', async ({ online }) => {
  const { page } = online
  await online.openSettings()
  const form = page.getByRole('region', { name: 'OpenZoep (local engine)' })
  await expectAccessible(page, 'engine off')
  await form.getByLabel('Use the engine of this computer').check()
  await form.getByLabel('Jabber address').fill('ann@jabber.example.com')
  await form.getByLabel('Password').fill('wrong')
  await form.getByLabel('Port').fill('1')
  await expectAccessible(page, 'engine on')
  await form.getByRole('button', { name: 'Save and connect' }).click()
  await expect(form.locator('[role=status], .problem').first()).toBeVisible()
  await expectAccessible(page, 'engine, no answer')
})

test('the health page: all well, and while the server is gone', async ({ online, simulator }) => {
  const { page, footer } = online
  await footer.getByRole('button', { name: /^(?:Check|Why\?)$/u }).click()
  await expect(page.getByRole('heading', { name: 'Will I see the next call?' })).toBeVisible()
  await expectAccessible(page, 'health')
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 60_000 })
  await expect(page.locator('[data-status="red"]').first()).toBeVisible()
  await expectAccessible(page, 'health, off line')
})

test('the dial window: one number, and several to choose from', async ({ online: _online, app }) => {
  await app.startAgain('--dial=732-555-0100')
  const page = await app.page('dial')
  await expect(page.getByRole('article')).toContainText('(732) 555-0100')
  await expectAccessible(page, 'dial window')
  await closeBy(page.getByRole('button', { name: /Cancel|Stop|Close/u }).first())
  await app.startAgain('--dial=Call 732-555-0100 or 212-555-0147')
  const several = await app.page('dial')
  await expect(several.getByRole('article')).toContainText('(212) 555-0147')
  await expectAccessible(several, 'dial window, several')
})

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

test('the card in each of its states', async ({ online, app, simulator }) => {
  const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  const { width } = await cardOnScreen(app)
  await expect(cards.card(/Incoming call/u)).toBeVisible()
  // Said at once, and the keyboard stays where it was.
  await expect(cards.page.locator('[aria-live=assertive]')).toHaveText(
    'Incoming call from Ann Carter, (415) 555-1212',
  )
  expect(await cards.page.evaluate(() => document.activeElement === document.body)).toBe(true)
  await expectAccessible(cards.page, 'ringing')
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
  await cards.page.emulateMedia({ forcedColors: 'active' })
  expect(await findings(cards.page), 'forced colours').toEqual([])
  await cards.page.emulateMedia({ forcedColors: null })

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
