/** Every task by keys alone. No pointer is used here: where the keyboard is can be seen, it is never held fast, and it returns. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './harness/fixtures.ts'
import { legs, pickUp, ring } from './harness/phone-calls.ts'

/** What has the keyboard, and whether that can be seen. */
const focused = (page: Page): Promise<{ readonly what: string; readonly isSeen: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return { what: '', isSeen: true }
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const { width, height } = element.getBoundingClientRect()
    const name = element.getAttribute('aria-label') ?? element.innerText
    return {
      what: `${element.tagName} ${element.id} ${name.slice(0, 60)}`,
      isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && width > 1 && height > 1,
    }
  })

/** Presses the key until the keyboard is there; on the way its place must be seen all the time. */
async function reach(page: Page, target: Locator, key = 'Tab', most = 60): Promise<void> {
  const way: string[] = []
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key)
    const { what, isSeen } = await focused(page)
    expect(isSeen, `${what} shows that it has the keyboard`).toBe(true)
    way.push(what)
    const there = await target.evaluateAll((all) => all.some((one) => one === document.activeElement))
    if (there) return
  }
  throw new Error(`${key} does not lead to ${String(target)}, but to ${way.join(' → ')}`)
}

const view = (page: Page, name: RegExp): Locator =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name })

test('signing in, calling, transferring, history, voicemail and settings by keys alone', async ({
  main,
  password,
  simulator,
}) => {
  const { page } = main
  const { keyboard } = page

  await test.step('sign in', async () => {
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await reach(page, page.getByLabel('Password', { exact: true }))
    await keyboard.type(password)
    await keyboard.press('Enter')
    await main.expectOnline()
  })

  await test.step('call', async () => {
    await keyboard.press('Control+k')
    await expect(main.callField).toBeFocused()
    await keyboard.type('732-555-0100')
    await keyboard.press('Enter')
    await expect(main.liveCalls).toHaveCount(1)
    await pickUp(simulator)
    await pickUp(simulator)
    await expect(main.liveCall('(732) 555-0100')).toContainText('On a call')
    for (let count = 0; count < 3; count += 1) await keyboard.press('Escape')
    await expect(main.callField).toBeFocused()
  })

  await test.step('transfer, given up first', async () => {
    const transfer = page.getByRole('button', { name: 'Transfer… (732) 555-0100' })
    await reach(page, transfer)
    await keyboard.press('Enter')
    await expect(page.getByLabel('Transfer to')).toBeFocused()
    await keyboard.press('Escape')
    await expect(transfer).toBeFocused()
    await expect(main.liveCall('(732) 555-0100')).toContainText('On a call')
    const more = page.getByRole('button', { name: 'More (732) 555-0100' })
    await reach(page, more)
    await keyboard.press('Enter')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await keyboard.press('Escape')
    await expect(more).toBeFocused()
    await reach(page, transfer, 'Shift+Tab')
    await keyboard.press('Enter')
    await keyboard.type('bob')
    await expect(page.getByRole('option', { name: /Bob Reed/u })).toBeVisible()
    await keyboard.press('Enter')
    await expect.poll(async () => JSON.stringify(await legs(simulator))).toContain('bob@example.com')
    await expect(main.liveCalls).toHaveCount(0)
  })

  await test.step('hang up', async () => {
    await pickUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
    await expect(main.liveCall('Ann Carter')).toContainText('On a call')
    await reach(page, page.getByRole('button', { name: 'Hang up Ann Carter' }))
    await keyboard.press('Escape')
    await expect(main.liveCall('Ann Carter')).toContainText('On a call')
    await keyboard.press('Enter')
    await expect(main.endedCall('Ann Carter')).toBeVisible()
  })

  await test.step('history: a call is labelled', async () => {
    await keyboard.press('Control+k')
    await reach(page, view(page, /^History/u))
    await keyboard.press('Enter')
    const list = page.getByRole('list', { name: 'Calls that are over' })
    const row = list.locator('[data-index]').filter({ hasText: 'Ann Carter' })
    await expect(row).toBeVisible()
    await reach(page, list)
    await reach(page, row, 'ArrowDown')
    const label = row.getByRole('button', { name: /^Label the call with/u })
    await reach(page, label)
    await keyboard.press('Enter')
    await expect(row.getByRole('textbox', { name: 'Label' })).toBeFocused()
    await keyboard.press('Escape')
    await expect(label).toBeFocused()
    await keyboard.press('Enter')
    await keyboard.type('urgent')
    await keyboard.press('Enter')
    await expect(row).toContainText('urgent')
  })

  await test.step('voicemail: a message is deleted and taken back', async () => {
    const left = { do: 'voicemail', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' }
    await simulator.do({ ...left, fromDisplay: 'Bea Lind', seconds: 42 })
    await keyboard.press('Control+k')
    await reach(page, view(page, /^Voicemail/u))
    await keyboard.press('Enter')
    const list = page.getByRole('list', { name: 'Messages' })
    const row = list.locator('[data-index]').filter({ hasText: 'Bea Lind' })
    await expect(row).toBeVisible()
    await reach(page, list)
    await reach(page, row, 'ArrowDown')
    await keyboard.press('Delete')
    const undo = page.getByRole('button', { name: /Undo/u })
    await expect(undo).toBeVisible()
    await reach(page, undo)
    await keyboard.press('Enter')
    await expect(undo).toHaveCount(0)
    await expect(row).toBeVisible()
  })

  await test.step('settings: one is changed, the keys are shown, and Tab comes round', async () => {
    await keyboard.press('Control+k')
    await reach(page, view(page, /^Settings/u))
    await keyboard.press('Enter')
    const size = page.getByRole('combobox', { name: 'Text size' })
    await reach(page, size, 'Tab', 150)
    await keyboard.press('ArrowDown')
    await expect(size).toHaveValue('125')
    await keyboard.press('ArrowUp')
    await expect(size).toHaveValue('100')
    const keys = page.getByRole('button', { name: 'Keys of the window' })
    await reach(page, keys)
    await keyboard.press('Enter')
    const help = page.getByRole('dialog', { name: 'Keys' })
    await expect(help).toBeVisible()
    await keyboard.press('Escape')
    await expect(help).toHaveCount(0)
    await expect(keys).toBeFocused()
    await keyboard.press('F1')
    await expect(help).toBeVisible()
    await keyboard.press('Escape')
    await expect(keys).toBeFocused()
    // The rest of the page, and from its end to the field above everything: nothing holds the keyboard.
    await reach(page, main.callField, 'Tab', 150)
  })
})
