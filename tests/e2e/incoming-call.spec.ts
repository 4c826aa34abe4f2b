import type { Page } from '@playwright/test'
import { openTypingVictim } from '../desktop/typing-victim.ts'
import { clickAt, pressKey, typeText } from '../desktop/keyboard.ts'
import { focusedWindow, stackingOrder } from '../desktop/x-windows.ts'
import { cardGone, cardOnScreen, cardsOnScreen, openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'
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

test('an incoming call makes a card while another window keeps the keyboard and loses no key', async ({
  online: _online,
  app,
  simulator,
}) => {
  const victim = await openTypingVictim()
  try {
    const before = 'Dear Sir, '
    const during = 'thank you for your letter of the third; we shall answer it by Friday. '
    const after = 'Yours, Ann'
    await typeText(before)
    const typing = typeText(during, 25)
    const call = await ring(simulator, { from: 'sip:14155551212@outside.example', fromDisplay: 'Ann Carter' })
    const onScreen = await cardOnScreen(app)
    await typing
    await typeText(after)
    const cards = await openedCardWindow(app)
    await expect(cards.card(/Incoming call.*Ann Carter/u)).toContainText('(415) 555-1212')
    await expect(cards.card(/Incoming call/u)).toContainText('For ann@example.com')
    expect(await victim.hasKeyboard()).toBe(true)
    await expect.poll(() => victim.text()).toBe(before + during + after)
    expect(onScreen.overrideRedirect).toBe(true)
    await hangUp(simulator, call)
    await cardGone(app)
    expect(await victim.hasKeyboard()).toBe(true)
  } finally {
    await victim.close()
  }
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

test('two calls have two cards in one window, and neither covers the other', async ({
  online: _online,
  app,
  simulator,
}) => {
  await ring(simulator, { from: 'sip:14155551212@outside.example', fromDisplay: 'Ann Carter' })
  await ring(simulator, { from: 'sip:17325550100@outside.example', to: 'sip:sales@example.com' })
  const { cards } = await openedCardWindow(app)
  await expect(cards).toHaveCount(2)
  const [first, second] = await Promise.all([cards.nth(0).boundingBox(), cards.nth(1).boundingBox()])
  if (first === null || second === null) throw new Error('a card has no place')
  const apart = first.y + first.height <= second.y || second.y + second.height <= first.y
  expect(apart).toBe(true)
  expect(await cardsOnScreen(app)).toHaveLength(1)
  const onScreen = await cardOnScreen(app)
  expect(onScreen.height).toBeGreaterThanOrEqual(Math.floor(first.height + second.height))
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
