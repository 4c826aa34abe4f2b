import { expect, test } from './harness/fixtures.ts'
import type { MainWindow } from './harness/main-window.ts'
import { legs, pickUp, ring } from './harness/phone-calls.ts'

const openTeam = async ({ page }: MainWindow): Promise<void> => {
  await page.getByRole('button', { name: 'Team', exact: true }).click()
}
const rows = ({ page }: MainWindow) => page.getByRole('list', { name: 'Watched lines' }).getByRole('listitem')

async function add({ page }: MainWindow, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Lines to add' })
  await field.fill(text)
  await field.press('Enter')
}

test('lines are added by name and show in five ways who can be reached', async ({ online, simulator }) => {
  await openTeam(online)
  await expect(online.page.getByText('No lines yet')).toBeVisible()
  await add(online, 'bob stranger@example.net no@@one')
  await expect(online.page.getByText('2 lines added. Not read: no@@one')).toBeVisible()
  const [bob, stranger] = [
    rows(online).filter({ hasText: 'bob' }),
    rows(online).filter({ hasText: 'stranger' }),
  ]
  await expect(bob).toContainText('Free')
  await expect(stranger).toContainText('Not shown to you')
  await ring(simulator, { to: 'sip:bob@example.com', fromDisplay: 'Bea Lind' })
  await expect(bob).toContainText('Ringing · Bea Lind')
  await simulator.do({ do: 'answer' })
  await expect(bob).toContainText('On a call · Bea Lind')
  await simulator.do({ do: 'hangup' })
  await simulator.do({ do: 'unregister', address: 'bob@example.com' })
  await expect(bob).toContainText('No phone registered')
  // Nobody else's call is a call of one's own.
  await online.page.getByRole('button', { name: 'Calls', exact: true }).click()
  await expect(online.page.getByText('No calls')).toBeVisible()
})

test('arrow keys walk through the lines, Enter calls one, its menu moves and removes it', async ({
  online,
}) => {
  await openTeam(online)
  await add(online, 'bob sales')
  await expect(rows(online)).toHaveCount(2)
  await online.page.getByRole('list', { name: 'Watched lines' }).focus()
  await online.page.keyboard.press('ArrowDown')
  await online.page.keyboard.press('ArrowDown')
  await online.page.keyboard.press('ArrowUp')
  await rows(online).first().getByRole('button', { name: 'More bob' }).click()
  await online.page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(rows(online).first()).toContainText(/sales/iu)
  await rows(online).first().getByRole('button', { name: 'More sales' }).click()
  await online.page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(rows(online)).toHaveCount(1)
  await online.page.getByRole('list', { name: 'Watched lines' }).focus()
  await online.page.keyboard.press('ArrowDown')
  await online.page.keyboard.press('Enter')
  await online.page.getByRole('button', { name: 'Calls', exact: true }).click()
  await expect(online.liveCalls).toContainText('bob')
})

test('a call is dropped on a colleague, or sent there by the menu, and asked about before it goes', async ({
  online,
  simulator,
}) => {
  const { page } = online
  await openTeam(online)
  await add(online, 'bob')
  await pickUp(simulator, await ring(simulator, { fromDisplay: 'Ann Carter' }))
  const bob = rows(online).filter({ hasText: 'Bob Reed' })
  const question = page.getByRole('form', { name: 'Transfer Ann Carter to Bob Reed (bob@example.com)?' })
  await page.getByRole('list', { name: 'Calls that can be transferred' }).getByText('Ann Carter').dragTo(bob)
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await page.getByRole('list', { name: 'Watched lines' }).focus()
  await page.keyboard.press('ArrowDown')
  // The list moves the focus once the row is in sight, and would take it from the menu.
  await expect(bob).toBeFocused()
  await bob.getByRole('button', { name: 'More Bob Reed' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Transfer Ann Carter here…' }).press('Enter')
  await expect(question.getByRole('button', { name: 'Transfer' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(bob).toContainText('Ringing')
  await expect(question).toHaveCount(0)
  await expect.poll(async () => JSON.stringify(await legs(simulator))).not.toContain('ann@example.com')
})

test('off line the lines stay, hatched and with their age, and come back', async ({ online, simulator }) => {
  await openTeam(online)
  await add(online, 'bob')
  await expect(rows(online).first()).toContainText('Free')
  const restarted = simulator.do({ do: 'fault', kind: 'restart', forMs: 2_500 })
  await expect(online.page.getByText(/^As of .*Ringside is off line\./u)).toBeVisible()
  await expect(rows(online).first()).toContainText('Free')
  await restarted
  await expect(online.page.getByText(/^As of/u)).toHaveCount(0, { timeout: 30_000 })
  await expect(rows(online).first()).toContainText('Free')
})

test.describe('with a thousand colleagues', () => {
  test.use({ simulatorOptions: { mechanisms: ['PLAIN'], colleagues: 1_000 } })

  test('only the rows in sight cross, and the last of them is a key away', async ({ online, simulator }) => {
    await openTeam(online)
    const addresses = simulator.ready.accounts.slice(-1_000).map(({ jid }) => jid)
    await add(online, addresses.join(' '))
    await expect(online.page.getByText('1000 lines added.')).toBeVisible()
    await expect(rows(online).first()).toContainText('Free', { timeout: 30_000 })
    await online.page.getByRole('list', { name: 'Watched lines' }).focus()
    await online.page.keyboard.press('End')
    const last = addresses.at(-1)?.split('@')[0] ?? ''
    await expect(rows(online).filter({ hasText: last })).toBeVisible()
    expect(await rows(online).count()).toBeLessThan(60)
  })
})
