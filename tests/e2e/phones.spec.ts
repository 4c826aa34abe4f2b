import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import type { MainWindow } from './harness/main-window.ts'

const openPhones = async ({ page }: MainWindow): Promise<void> => {
  await page.getByRole('button', { name: 'Phones', exact: true }).click()
}
const rows = ({ page }: MainWindow) =>
  page.getByRole('list', { name: 'Registered phones' }).getByRole('listitem')

test('phones show as they register and go, and an address without any says so', async ({
  online,
  simulator,
}) => {
  await openPhones(online)
  await expect(rows(online).first()).toContainText(
    /ann@example\.com.*Polycom VVX 450.*until.*192\.168\.0\.\d+:5060/su,
  )
  await expect(rows(online).nth(1)).toContainText(/sales@example\.com.*Zoiper/su)
  await simulator.do({ do: 'register', address: 'ann@example.com', device: 'Android app' })
  await expect(rows(online)).toHaveCount(3)
  await simulator.do({ do: 'unregister', address: 'sales@example.com' })
  await expect(rows(online).last()).toContainText('No phone registered')
  const restarted = simulator.do({ do: 'fault', kind: 'restart', forMs: 4_000 })
  await expect(online.page.getByText(/^As of .*Ringside is off line\./u)).toBeVisible()
  await expect(rows(online)).toHaveCount(3)
  await restarted
})

test('who calls without a phone is told so first, and calls all the same', async ({ online, simulator }) => {
  await online.callField.fill('17325550100')
  const warning = online.page.getByText('No phone is registered for the address you call from')
  await expect(online.page.getByRole('option')).toHaveCount(1)
  await expect(warning).toHaveCount(0)
  await simulator.do({ do: 'unregister', address: 'ann@example.com' })
  await expect(warning).toBeVisible()
  await online.callField.press('Enter')
  await expect(online.liveCalls).toContainText('(732) 555-0100')
})

test('the cards of an own call and of an incoming one name the phones that ring', async ({
  app,
  online,
  simulator,
}) => {
  await simulator.do({ do: 'register', address: 'ann@example.com', device: 'Android app' })
  await openPhones(online)
  await expect(rows(online)).toHaveCount(3)
  await online.call('17325550100')
  const { cards } = await openedCardWindow(app)
  await expect(cards).toContainText(/Pick up your phone.*ringing: Polycom VVX 450 and Android app/su)
  await simulator.do({ do: 'hangup' })
  await simulator.do({ do: 'ring', from: 'sip:15105550142@outside.example', to: 'sip:sales@example.com' })
  await expect(cards.filter({ hasText: 'Incoming call' })).toContainText('ringing: Zoiper')
})
