/** The operator's board in the real program: many lines in sight, worked at by keys alone. */
import type { Locator } from '@playwright/test'
import { expect, test } from './harness/fixtures.ts'
import { legs, pickUp, ring } from './harness/phone-calls.ts'

const COUNT = 60
test.use({ simulatorOptions: { mechanisms: ['PLAIN'], colleagues: COUNT } })

const placeOf = async (cell: Locator) => {
  const { x = 0, y = 0 } = (await cell.boundingBox()) ?? {}
  return { x, y }
}

test('sixty lines are in sight at once, and are found, called and transferred to by keys', async ({
  online,
  app,
  simulator,
}, info) => {
  const { page } = online
  const { keyboard } = page
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_180, 920)
  })
  await page.getByRole('button', { name: 'Team', exact: true }).click()
  const addresses = simulator.ready.accounts.slice(-COUNT).map(({ jid }) => jid)
  await page.getByRole('textbox', { name: 'Lines to add' }).fill(addresses.join(' '))
  await keyboard.press('Enter')
  await page.getByRole('button', { name: 'Operator view' }).click()
  const board = page.getByRole('listbox', { name: 'Watched lines' })
  const cells = board.getByRole('option')
  const cell = (name: RegExp): Locator => board.getByRole('option', { name })
  await expect(cells).toHaveCount(COUNT)
  await expect(cell(/^Grace Okafor, extension 7008, Free$/u)).toBeVisible()

  // One stop for Tab, whose place is told, and arrows in two dimensions.
  expect(await board.locator('[tabindex="0"]').count()).toBe(1)
  await expect(cells.nth(7)).toHaveAttribute('aria-posinset', '8')
  await expect(cells.nth(7)).toHaveAttribute('aria-setsize', String(COUNT))
  await cells.first().focus()
  const [first, second] = [await placeOf(cells.nth(0)), await placeOf(cells.nth(1))]
  await keyboard.press('ArrowRight')
  await expect(cells.nth(1)).toBeFocused()
  await keyboard.press('ArrowDown')
  await expect.poll(() => placeOf(board.locator(':focus'))).toMatchObject({ x: second.x })
  expect((await placeOf(board.locator(':focus'))).y).toBeGreaterThan(first.y)
  await keyboard.press('End')
  await expect(cells.last()).toBeFocused()

  // A name as one types it, an extension, and a text that fits nobody.
  await keyboard.type('okaf')
  const grace = cell(/^Grace Okafor/u)
  await expect(grace).toBeFocused()
  await keyboard.press('Escape')
  await keyboard.type('7026')
  await expect(cell(/^tomas,/u)).toBeFocused()
  await keyboard.press('Escape')
  await keyboard.type('zq')
  await expect(page.getByText('No line begins with “zq”.')).toBeVisible()
  await keyboard.press('Escape')
  await keyboard.type('grace o')
  await expect(grace).toBeFocused()
  await keyboard.press('Escape')

  // Others come and go around the line with the keyboard, which stays where it is.
  const before = await placeOf(grace)
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Ringing first')
  await grace.focus()
  await expect(grace).toBeFocused()
  const there = await placeOf(grace)
  expect(there).toEqual(before)
  for (const name of ['zoe', 'wendy', 'paul2'])
    await simulator.do({ do: 'ring', from: 'sip:17325550100@jnctn.net', to: `sip:${name}@example.com` })
  await expect(cells.first()).toHaveAccessibleName(/Ringing/u)
  await expect(page.getByRole('button', { name: 'Ringing 3' })).toBeVisible()
  await expect(grace).toBeFocused()
  expect(await placeOf(grace)).toEqual(there)

  // Enter sends the call that there is, once asked; the keyboard comes back.
  await pickUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
  await expect(page.getByRole('button', { name: /^Transfer Ann Carter here/u })).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`board-${colorScheme}.png`) })
  }
  await keyboard.press('Enter')
  const question = page.getByRole('form', { name: /^Transfer Ann Carter to Grace Okafor/u })
  await expect(question.getByRole('button', { name: 'Transfer' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(grace).toBeFocused()
  await expect(page.getByRole('list', { name: 'Your calls' })).toContainText('On a call')
  await keyboard.press('Enter')
  await expect(question.getByRole('button', { name: 'Transfer' })).toBeFocused()
  await keyboard.press('Enter')
  await expect.poll(async () => JSON.stringify(await legs(simulator))).toContain('grace@example.com')
  await expect(grace).toBeFocused()
  await expect(grace).toHaveAccessibleName(/Ringing/u)
  await expect(page.getByRole('list', { name: 'Your calls' })).toHaveCount(0)

  // What rings alone; the keys of the program, and back; a call to a line.
  await keyboard.press('Control+2')
  await expect(cells).toHaveCount(4)
  await expect(cells.first()).toBeFocused()
  await keyboard.press('Control+1')
  await expect(cells).toHaveCount(COUNT)
  await keyboard.type('karl')
  await expect(cell(/^karl,/u)).toBeFocused()
  await keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.screenshot({ path: info.outputPath('keys.png') })
  await keyboard.press('Escape')
  await expect(cell(/^karl,/u)).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Your calls' })).toContainText('karl')

  // It is what the window begins with from now on.
  await page.reload()
  await expect(cells).toHaveCount(COUNT)
})
