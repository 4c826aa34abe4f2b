import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './harness/fixtures.ts'

test('settings that cannot be read are kept aside, and the sign-in form says so', async ({
  start,
  userData,
}) => {
  writeFileSync(path.join(userData, 'settings.json'), '{"version":1,"alerts":{')
  const page = await (await start()).page('main')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('settings.damaged-')
  expect(readdirSync(userData).filter((name) => name.startsWith('settings.damaged-'))).toHaveLength(1)
})
