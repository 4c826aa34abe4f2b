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
  const restarted = simulator.do({ do: 'fault', kind: 'restart', forMs: 2_500 })
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
  // In the order in which the service told of them.
  await expect(cards).toContainText(/Pick up your phone.*ringing: (?:Polycom VVX 450|Android app) and /su)
  await expect(cards).toContainText('Polycom VVX 450')
  await expect(cards).toContainText('Android app')
  await simulator.do({ do: 'hangup' })
  await simulator.do({ do: 'ring', from: 'sip:15105550142@outside.example', to: 'sip:sales@example.com' })
  await expect(cards.filter({ hasText: 'Incoming call' })).toContainText('ringing: Zoiper')
})

test('a call that is over names its device where its leg bears the contact of one', async ({
  app,
  online,
  simulator,
}) => {
  const contact = 'sip:ann@192.168.0.7:5061'
  await openPhones(online)
  await simulator.do({
    ...{ do: 'publish', service: 'user-agents', node: '/example.com/ann', id: 'app' },
    xml: `<user-agent xmlns="onsip:user-agents"><contact>${contact}</contact><device>Zoiper 5</device></user-agent>`,
  })
  await expect(rows(online)).toHaveCount(3)
  const leg = { service: 'active-calls', node: '/example.com/ann', id: 'leg' }
  await simulator.do({
    ...{ do: 'publish', ...leg },
    xml:
      `<active-call xmlns="onsip:active-calls"><dialog-state>confirmed</dialog-state><to-aor>ann@example.com</to-aor>` +
      `<call-id>c-1</call-id><from-uri>sip:17325550100@jnctn.net</from-uri><to-uri>${contact}</to-uri>` +
      `<from-tag>a</from-tag><to-tag>b</to-tag><branch>z9hG4bK1</branch></active-call>`,
  })
  const { page } = await openedCardWindow(app)
  // The card of a call that is over stays for two seconds only.
  const sentences = await page.evaluateHandle(() => {
    const seen: string[] = []
    new MutationObserver(() => {
      const ended = document.querySelector('[data-card-kind=ended]')
      if (ended !== null) seen.push(ended.textContent)
    }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
    return seen
  })
  await online.page.getByRole('button', { name: 'Calls', exact: true }).click()
  await expect(online.liveCalls).toHaveCount(1)
  await simulator.do({ do: 'retract', ...leg })
  await expect(online.endedCall('(732) 555-0100')).toContainText(/Answered · .* · Zoiper 5/u)
  await expect
    .poll(() => sentences.evaluate((seen) => seen.join(' ')))
    .toMatch(/Ended after \d+:\d\d on Zoiper 5/u)
})
