import type { Locator, Page } from '@playwright/test'
import type { Simulator } from '../../app/simulator/simulator.ts'
import { openTypingVictim } from '../desktop/typing-victim.ts'
import { untilTrue } from '../desktop/until.ts'
import { clickAt, pressKey, typeText } from '../desktop/keyboard.ts'
import { focusedWindow, stackingOrder } from '../desktop/x-windows.ts'
import { cardGone, cardOnScreen, cardsOnScreen, openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

/** Watches from now on. @returns how long the next card of an ended call stays, in milliseconds of the page's clock */
async function watchEndedCard(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => ({
    stayedMs: new Promise<number>((resolve) => {
      let sinceMs: number | undefined
      const observer = new MutationObserver(() => {
        const ended = document.querySelector('[data-card-kind=ended]') !== null
        if (ended) sinceMs ??= performance.now()
        else if (sinceMs !== undefined) {
          observer.disconnect()
          resolve(performance.now() - sinceMs)
        }
      })
      observer.observe(document, { childList: true, subtree: true, attributes: true })
    }),
  }))
  return () => watch.evaluate(({ stayedMs }) => stayedMs)
}

/** Types, with every key that a card would understand, for as long as the work goes on. @returns what was typed */
async function typeDuring(work: Promise<void>): Promise<string> {
  const state = { over: false }
  const end = (): void => {
    state.over = true
  }
  work.then(end, end)
  let typed = ''
  while (!state.over) {
    const line = 'Dear Sir, thank you.\n'
    await typeText(line)
    typed += line
  }
  await work
  return typed
}

/** Calls come, five at a time, and are given up once their cards are there. */
async function ringMany(simulator: Simulator, app: RunningApp, count: number): Promise<void> {
  for (let begun = 0; begun < count; begun += 5) {
    const calls = await Promise.all(
      [0, 1, 2, 3, 4].map((nth) =>
        ring(simulator, { from: `sip:1415555${String(1000 + begun + nth)}@outside.example` }),
      ),
    )
    await untilTrue('their cards', async () => {
      // A page that goes while it is asked, since another takes its place, has no cards.
      const shown: readonly (string | null)[] | undefined = await app
        .pageNow('card')
        ?.$$eval('[data-card-kind=incoming]', (cards) =>
          cards.map((card) => card.getAttribute('data-call-id')),
        )
        .catch(() => [])
      return calls.every((call) => shown?.includes(call) === true)
    })
    for (const call of calls) await hangUp(simulator, call)
  }
}

test('fifty calls ring while keys go to another program, and none of them is lost, on a full screen neither', async ({
  online: _online,
  app,
  simulator,
}) => {
  let victim = await openTypingVictim()
  try {
    const typed = await typeDuring(ringMany(simulator, app, 25))
    expect(await victim.hasKeyboard()).toBe(true)
    await expect.poll(() => victim.text()).toBe(typed)
    await victim.close()

    victim = await openTypingVictim('full-screen')
    // The twin that had the keyboard lies behind the window that took it back.
    const first = await ring(simulator, { fromDisplay: 'Ann Carter' })
    await cardOnScreen(app)
    await pressKey('ctrl+shift+k')
    await expect.poll(() => victim.hasKeyboard()).toBe(false)
    await victim.focus()
    const more = await typeDuring(ringMany(simulator, app, 25))
    expect(await victim.hasKeyboard()).toBe(true)
    await expect.poll(() => victim.text()).toBe(more)
    const card = await cardOnScreen(app)
    expect(card.overrideRedirect).toBe(true)
    const order = await stackingOrder()
    expect(order.indexOf(card.id)).toBeLessThan(order.indexOf(victim.windowId))
    await hangUp(simulator, first)
    await cardGone(app)
    expect(await victim.hasKeyboard()).toBe(true)
  } finally {
    await victim.close()
  }
})

test('what a caller says of itself is shown for what it is, and pushes nothing off the card', async ({
  online: _online,
  app,
  simulator,
}) => {
  const from = 'sip:14155551212@outside.example'
  await ring(simulator, { from: 'sip:anonymous@anonymous.invalid' })
  await ring(simulator, { from, fromDisplay: '+1 (800) 432-1000' })
  await ring(simulator, { from, fromDisplay: 'Ann \u202egnp.exe\u0007\u200b' })
  await ring(simulator, { from, fromDisplay: 'W'.repeat(2_000) })
  const { cards, page } = await openedCardWindow(app)
  await expect(cards).toHaveCount(4)
  await expect(cards.nth(0)).toHaveAccessibleName('Incoming call Caller ID withheld')
  await expect(cards.nth(1)).toHaveAccessibleName('Incoming call (415) 555-1212')
  await expect(cards.nth(1)).toContainText('gives its name as “+1 (800) 432-1000”')
  await expect(cards.nth(2)).toHaveAccessibleName('Incoming call Ann gnp.exe')
  const heading = cards.nth(3).getByRole('heading')
  await expect(heading).toHaveText('W'.repeat(120))
  const place = await heading.boundingBox()
  expect(place?.height).toBeLessThan(60)
  await expect(cards.nth(3).getByRole('button', { name: 'Hide' })).toBeInViewport()
  // Whatever direction a name is written in, it moves nothing beside it.
  expect(
    await page.locator('h2 bdi').evaluateAll((all) => all.map((one) => getComputedStyle(one).unicodeBidi)),
  ).toEqual(Array.from({ length: 4 }, () => 'isolate'))
})

test('the card lies at the bottom right of the screen, above a window that fills the screen', async ({
  online: _online,
  app,
  simulator,
}) => {
  const victim = await openTypingVictim('220x70+0+0')
  try {
    await ring(simulator)
    const card = await cardOnScreen(app)
    expect(card.x + card.width).toBeGreaterThan(1280 - 40)
    expect(card.x + card.width).toBeLessThanOrEqual(1280)
    expect(card.y + card.height).toBeGreaterThan(800 - 60)
    expect(card.y + card.height).toBeLessThanOrEqual(800)
    const order = await stackingOrder()
    expect(order.indexOf(card.id)).toBeLessThan(order.indexOf(victim.windowId))
  } finally {
    await victim.close()
  }
})

test('answered on the phone the card says “On a call”; hung up there it says how, then goes', async ({
  online,
  app,
  simulator,
}) => {
  const call = await ring(simulator, { from: 'sip:14155551212@outside.example', fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call.*Ann Carter/u)).toBeVisible()
  await cardOnScreen(app)
  await pickUp(simulator, call)
  await expect(cards.card(/On a call.*Ann Carter/u)).toBeVisible()
  await expect(cards.cards).toHaveCount(1)
  const stayed = await watchEndedCard(cards.page)
  await hangUp(simulator, call)
  await expect(cards.card(/Ended after 0:\d\d/u)).toBeVisible()
  const stayedMs = await stayed()
  expect(stayedMs).toBeGreaterThan(1_700)
  expect(stayedMs).toBeLessThan(4_000)
  await cardGone(app)
  await expect(online.endedCall('Ann Carter')).toContainText('Answered')
})

test('a call that nobody answers is told as missed, on the card and in the list', async ({
  online,
  app,
  simulator,
}) => {
  const call = await ring(simulator, { from: 'sip:14155551212@outside.example', fromDisplay: 'Ann Carter' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Incoming call/u)).toBeVisible()
  await hangUp(simulator, call)
  await expect(cards.card(/Missed after \d+ s/u)).toBeVisible()
  await cardGone(app)
  await expect(online.endedCall('Ann Carter')).toContainText('Missed')
})

/** Where a button of the card is on the screen, in whole pixels. */
async function onScreen(app: RunningApp, button: Locator) {
  const [window, place] = [await cardOnScreen(app), await button.boundingBox()]
  if (place === null) throw new Error('the button has no place')
  return {
    windowHeight: window.height,
    button: { x: Math.round(window.x + place.x), y: Math.round(window.y + place.y) },
  }
}

test('two calls have two cards in one window, neither covers the other, and the second moves no button of the first', async ({
  online: _online,
  app,
  simulator,
}) => {
  await pickUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
  const { cards, card } = await openedCardWindow(app)
  const hangUpAnn = card(/On a call.*Ann Carter/u).getByRole('button', { name: 'Hang up' })
  await expect(hangUpAnn).toBeVisible()
  const before = await onScreen(app, hangUpAnn)
  await ring(simulator, { from: 'sip:17325550100@outside.example', to: 'sip:sales@example.com' })
  await expect(cards).toHaveCount(2)
  await expect.poll(async () => (await cardOnScreen(app)).height).toBeGreaterThan(before.windowHeight)
  // A hand on its way to the button finds it where it was.
  expect((await onScreen(app, hangUpAnn)).button).toEqual(before.button)
  const [first, second] = await Promise.all([cards.nth(0).boundingBox(), cards.nth(1).boundingBox()])
  if (first === null || second === null) throw new Error('a card has no place')
  const apart = first.y + first.height <= second.y || second.y + second.height <= first.y
  expect(apart).toBe(true)
  expect(await cardsOnScreen(app)).toHaveLength(1)
  const { height } = await cardOnScreen(app)
  expect(height).toBeGreaterThanOrEqual(Math.floor(first.height + second.height))
})

test('a call that rings on several phones is one card', async ({ online: _online, app, simulator }) => {
  await ring(simulator, { phones: 3 })
  const { cards } = await openedCardWindow(app)
  await expect(cards).toHaveCount(1)
  const state = await simulator.do({ do: 'state' })
  expect(state).toMatchObject({ ok: true, legs: { length: 3 } })
})

test('a card can be hidden with the mouse without the keyboard moving, and the call goes on', async ({
  online,
  app,
  simulator,
}) => {
  const victim = await openTypingVictim()
  try {
    await ring(simulator, { fromDisplay: 'Ann Carter' })
    const cards = await openedCardWindow(app)
    const button = cards.card(/Incoming call/u).getByRole('button', { name: 'Hide' })
    await expect(button).toBeVisible()
    const place = await button.boundingBox()
    const window = await cardOnScreen(app)
    if (place === null) throw new Error('the button has no place')
    await clickAt(window.x + place.x + place.width / 2, window.y + place.y + place.height / 2)
    await cardGone(app)
    expect(await victim.hasKeyboard()).toBe(true)
    await expect(online.liveCall('Ann Carter')).toBeVisible()
  } finally {
    await victim.close()
  }
})

test('one chord gives the card the keyboard; Escape closes the card and never ends the call', async ({
  online,
  app,
  simulator,
}) => {
  const victim = await openTypingVictim()
  try {
    const call = await ring(simulator, { fromDisplay: 'Ann Carter' })
    await pickUp(simulator, call)
    await cardOnScreen(app)
    await pressKey('ctrl+shift+k')
    await expect.poll(() => victim.hasKeyboard()).toBe(false)
    const shown = await cardOnScreen(app)
    await expect.poll(() => focusedWindow()).toBe(shown.id)
    // What has the focus is read aloud: the card by its state and whom it is about.
    const focused = app.pageNow('card')?.locator('article:focus')
    await expect(focused ?? online.page.locator('nothing')).toHaveAccessibleName('On a call Ann Carter')
    await pressKey('Escape')
    await cardGone(app)
    await expect(online.liveCall('Ann Carter')).toContainText('On a call')
  } finally {
    await victim.close()
  }
})

test.describe('with cards switched off by the administrator', () => {
  test.use({ provisioned: { alerts: { cards: false } } })

  test('a call shows in the list alone, and the window says so before', async ({
    main,
    app,
    simulator,
    password,
  }) => {
    await main.signIn(password)
    await expect(main.footer).toContainText('The next call will be listed here; cards are off.')
    await ring(simulator, { fromDisplay: 'Ann Carter' })
    await expect(main.liveCall('Ann Carter')).toContainText('Incoming call')
    expect(await cardsOnScreen(app)).toEqual([])
  })
})
