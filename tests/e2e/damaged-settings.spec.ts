import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './harness/fixtures.ts'

for (const [what, text, aside, sentence] of [
  ['break off', '{"version":1,"alerts":{', 'settings.damaged-', 'could not be read'],
  ['are a list', '[]', 'settings.damaged-', 'could not be read'],
  ['are of a newer version', '{"version":99}', 'settings.newer-', 'written by a newer Ringside'],
] as const) {
  test(`settings that ${what} are kept aside, and the sign-in form says so`, async ({ start, userData }) => {
    writeFileSync(path.join(userData, 'settings.json'), text)
    const page = await (await start()).page('main')
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await expect(page.getByRole('alert')).toContainText(sentence)
    await expect(page.getByRole('alert')).toContainText(aside)
    expect(readdirSync(userData).filter((name) => name.startsWith(aside))).toHaveLength(1)
  })
}
