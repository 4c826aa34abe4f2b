import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { legs, ring } from './harness/phone-calls.ts'

test('a name typed into the call field and Enter call that colleague', async ({ online, simulator }) => {
  const { callField, page } = online
  await callField.fill('carla')
  await expect(page.getByRole('option', { name: /Call Carla Diaz/u })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await callField.press('Enter')
  await expect(online.liveCall('Carla Diaz')).toBeVisible()
  await expect.poll(() => legs(simulator)).not.toEqual([])
})

test('arrows choose among those who were found', async ({ online }) => {
  const { callField, page } = online
  await callField.fill('di')
  await expect(page.getByRole('option')).not.toHaveCount(0)
  await callField.fill('ar')
  const second = page.getByRole('option').nth(1)
  await expect(second).toBeVisible()
  const name = (await second.textContent())?.trim() ?? ''
  await callField.press('ArrowDown')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  expect(name).toContain('Call ')
})

test("a colleague's call bears their name on the card and in the list", async ({
  online,
  app,
  simulator,
}) => {
  await expect(online.page.getByRole('button', { name: 'People', exact: true })).toBeVisible()
  await ring(simulator, { from: 'sip:7003@example.com' })
  const cards = await openedCardWindow(app)
  await expect(cards.card(/Bob Reed/u)).toContainText('7003')
  await expect(online.liveCall('Bob Reed')).toBeVisible()
})

test('suggested contacts wait for consent and are entered by it', async ({ online }) => {
  const { page } = online
  await page.getByRole('button', { name: 'People', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Directory' }).getByRole('listitem').first()).toContainText(
    'Ann Carter',
  )
  await page.getByRole('button', { name: 'Ask OnSIP for contacts' }).click()
  const suggestions = page.getByRole('region', { name: 'Suggested contacts' })
  await expect(suggestions).toContainText('OnSIP suggests 7 people in 3 groups.')
  await suggestions.getByRole('button', { name: 'Show who' }).click()
  await expect(suggestions.getByRole('listitem').filter({ hasText: 'Hiro Tanaka' })).toContainText('Workshop')
  await suggestions.getByRole('button', { name: 'Add' }).click()
  await expect(suggestions).not.toContainText('OnSIP suggests')
})

test('where only news is told, the directory is not said to be empty', async ({
  main,
  password,
  simulator,
}) => {
  await simulator.do({ do: 'fault', kind: 'all-items-refused' })
  await main.signIn(password)
  await main.expectOnline()
  const { page } = main
  await page.getByRole('button', { name: 'People', exact: true }).click()
  await expect(page.getByText('Nothing new yet')).toBeVisible()
  await expect(page.getByText('Nobody in the directory')).toHaveCount(0)
  await expect(page.getByText('0 people')).toHaveCount(0)
})

test.describe('where an administrator set the rules for people', () => {
  test.use({ provisioned: { alerts: { people: [{ who: '7004', alerts: 'never', private: true }] } } })

  test('what is set for somebody is shown and cannot be changed', async ({ online }) => {
    const { page } = online
    await page.getByRole('button', { name: 'People', exact: true }).click()
    const people = page.getByRole('list', { name: 'Directory' })
    await people.getByRole('button', { name: 'Details: Carla Diaz' }).click()
    const alerts = people.getByRole('combobox', { name: 'Alerts for Carla Diaz' })
    await expect(alerts).toBeDisabled()
    await expect(alerts).toHaveValue('mixed')
    await expect(people.getByRole('checkbox', { name: 'Initials only for Carla Diaz' })).toBeDisabled()
    await expect(people).toContainText('Set by your administrator in')
  })
})
