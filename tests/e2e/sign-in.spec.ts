import { createMainWindow } from './harness/main-window.ts'
import { expectNoTraceOf } from './harness/no-trace.ts'
import { expect, test } from './harness/fixtures.ts'

test('signs in by hand, says that the next call will be seen, and names the addresses', async ({
  start,
  simulator,
  password,
}) => {
  const { host, port, domain, ca, services } = simulator.ready
  const app = await start()
  const main = createMainWindow(await app.page('main'))
  const { page } = main
  await page.getByLabel('Address', { exact: true }).fill('ann@example.com')
  await page.getByText('Advanced', { exact: true }).click()
  await page.getByLabel('Server', { exact: true }).fill(host)
  await page.getByLabel('Port', { exact: true }).fill(String(port))
  await page.getByLabel('Domain', { exact: true }).fill(domain)
  await page.getByLabel('CA file', { exact: true }).fill(ca)
  await page.getByLabel('Service suffix', { exact: true }).fill(services.suffix)
  await main.signIn(password)
  await main.expectOnline()
  await expect(main.header).toContainText('ann@example.com')
})

test('an administrator’s file fills the form in, and only the password is asked for', async ({
  main,
  simulator,
  password,
}) => {
  const { page } = main
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue('ann@example.com')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await page.getByText('Advanced', { exact: true }).click()
  await expect(page.getByLabel('Server', { exact: true })).toHaveValue(simulator.ready.host)
  await expect(page.getByLabel('Server', { exact: true })).toBeDisabled()
  await expect(page.getByText('Your administrator set up this account in')).toBeVisible()
  await main.signIn(password)
  await main.expectOnline()
})

test.describe('with every way to check a password that the service has', () => {
  test.use({ simulatorOptions: {} })

  test('a wrong password is said in one sentence and can be corrected', async ({ main, password }) => {
    await main.signIn('wrong')
    await expect(main.page.getByText('The address or the password is wrong.')).toBeVisible()
    await main.signIn(password)
    await main.expectOnline()
  })
})

test('Test goes through every stage and stores nothing', async ({ main, password, app }) => {
  const { page } = main
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  const result = page.getByRole('region', { name: 'Test' })
  await expect(result).toContainText('Everything works.')
  await expect(result).toContainText('ann@example.com and sales@example.com')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  expectNoTraceOf(password, app)
})

test('Test names the stage that failed: the password', async ({ main }) => {
  const { page } = main
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  const stages = page.getByRole('region', { name: 'Test' }).getByRole('listitem')
  await expect(stages.filter({ hasText: 'Encrypt the connection' })).toContainText('passed')
  await expect(stages.filter({ hasText: 'Check the password' })).toContainText(
    'The address or the password is wrong.',
  )
  await expect(stages.filter({ hasText: 'Get permission to see calls' })).toContainText('not reached')
})

test('Test names the stage that failed: the way to the server', async ({ main, simulator, password }) => {
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 60_000 })
  const { page } = main
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  const stages = page.getByRole('region', { name: 'Test' }).getByRole('listitem')
  await expect(stages.filter({ hasText: /^\s*Connect\b/u })).toContainText('failed')
  await expect(stages.filter({ hasText: /^\s*Connect\b/u })).toContainText(
    'The server does not accept connections there.',
  )
})

test('without an account the built-in simulator can be tried, and left again', async ({ start }) => {
  const app = await start()
  const main = createMainWindow(await app.page('main'))
  await main.page.getByRole('button', { name: 'Try it without an account' }).click()
  await main.expectOnline()
  await expect(main.page.getByText('This is the built-in simulator: nobody is really called.')).toBeVisible()
  await main.call('(732) 555-0100')
  await expect(main.liveCall('(732) 555-0100')).toBeVisible()
})
