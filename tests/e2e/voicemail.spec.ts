import type { Locator } from '@playwright/test'
import type { Simulator } from '../../app/simulator/simulator.ts'
import { expect, test } from './harness/fixtures.ts'
import type { MainWindow } from './harness/main-window.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'

const tab = ({ page }: MainWindow, name: RegExp): Locator =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name })

const list = ({ page }: MainWindow): Locator => page.getByRole('list', { name: 'Messages' })
const row = (main: MainWindow, who: string): Locator =>
  list(main).locator('[data-index]').filter({ hasText: who })

async function leave(simulator: Simulator, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const reply = await simulator.do({
    ...{ do: 'voicemail', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' },
    ...{ fromDisplay: 'Ann Carter', seconds: 42, ...more },
  })
  if (!reply.ok) throw new Error(reply.error)
}

async function choose(main: MainWindow, who: string, what: string): Promise<void> {
  await row(main, who).hover()
  await row(main, who)
    .getByRole('button', { name: `More ${who}` })
    .click()
  await main.page.getByRole('menuitem', { name: what }).click()
}

test('messages are counted on their tab and shown by mailbox and label', async ({ online, simulator }) => {
  await tab(online, /^Voicemail$/u).click()
  await expect(online.page.getByText('No messages', { exact: true })).toBeVisible()
  await leave(simulator)
  await leave(simulator, { to: 'sip:sales@example.com', fromDisplay: 'Bob Reed', labels: ['Family'] })
  await expect(tab(online, /Voicemail.*1 message$/u)).toBeVisible()
  await expect(row(online, 'Ann Carter')).toContainText(/42 s.*\(415\) 555-1212.*for ann@example\.com/u)
  await expect(row(online, 'Bob Reed')).toContainText('Family')
  const show = online.page.getByRole('combobox', { name: 'Show' })
  await show.selectOption('Family (1)')
  await expect(row(online, 'Bob Reed')).toBeVisible()
  await expect(row(online, 'Ann Carter')).toHaveCount(0)
})

test('a deleted message can be brought back, and else is gone', async ({ online, simulator }) => {
  await leave(simulator)
  await tab(online, /^Voicemail/u).click()
  await choose(online, 'Ann Carter', 'Delete')
  await expect(row(online, 'Ann Carter')).toContainText('deleted')
  await row(online, 'Ann Carter').getByRole('button', { name: 'Undo' }).click()
  await expect(row(online, 'Ann Carter')).toContainText('42 s')
  await list(online).focus()
  await online.page.keyboard.press('ArrowDown')
  await online.page.keyboard.press('Delete')
  await expect(row(online, 'Ann Carter')).toContainText('deleted')
  await expect(online.page.getByText('No messages', { exact: true })).toBeVisible({ timeout: 15_000 })
})

test('a deletion that the service refuses brings the message back with its words', async ({
  online,
  simulator,
}) => {
  // The service keeps its list of labels under this id and deletes no such thing.
  await simulator.do({
    ...{ do: 'publish', service: 'voicemail', node: '/example.com/vm_ann', id: 'labels' },
    xml: '<voicemail xmlns="onsip:voicemail"><caller-id>"Ann Carter" &lt;ann&gt;</caller-id></voicemail>',
  })
  await tab(online, /^Voicemail/u).click()
  await choose(online, 'Ann Carter', 'Delete')
  await expect(row(online, 'Ann Carter')).toContainText('“Execution Errors; delete voicemail failed”', {
    timeout: 15_000,
  })
})

test('preparing a message shows what the service answers, and that it cannot be played here', async ({
  online,
  simulator,
}) => {
  await leave(simulator)
  await tab(online, /^Voicemail/u).click()
  await choose(online, 'Ann Carter', 'Prepare for listening')
  await expect(row(online, 'Ann Carter')).toContainText('The voicemail has been cached')
  await expect(row(online, 'Ann Carter')).toContainText('Ringside cannot play it')
})

test('a call that the mailbox answered says so once its message came', async ({ online, simulator }) => {
  await tab(online, /^Voicemail$/u).click()
  await expect(online.page.getByText('No messages', { exact: true })).toBeVisible()
  const from = 'sip:14155551212@jnctn.net'
  const call = await ring(simulator, { from, fromDisplay: 'Bea Lind' })
  await pickUp(simulator, call)
  await hangUp(simulator, call)
  await tab(online, /^Calls$/u).click()
  await expect(online.endedCall('Bea Lind')).toContainText('Answered')
  await leave(simulator, { from, fromDisplay: 'Bea Lind' })
  await expect(online.endedCall('Bea Lind')).toContainText('Went to voicemail')
})
