import { renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { ring } from './harness/phone-calls.ts'
import type { RunningApp } from './harness/running-app.ts'

const chooseFile = (app: RunningApp, file: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)

const card = (name: string, ...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n')

test('contacts of files name callers, are found while typing, follow their files and can be taken away', async ({
  online,
  app,
  simulator,
  userData,
}) => {
  const { page } = online
  const cards = path.join(userData, 'friends.vcf')
  const table = path.join(userData, 'customers.csv')
  writeFileSync(
    cards,
    card('Mara Olsen', 'ORG:Olsen Ltd', 'TEL;TYPE=WORK:+1 415 555 0111', 'TEL;TYPE=CELL:+1 415 555 0112'),
  )
  writeFileSync(table, 'Who,Line,Notes\nM. Olsen (customer),415-555-0111,likes tea\nPia Berg,415-555-0113,\n')

  await online.openSettings()
  const section = page.getByRole('region', { name: 'Contacts', exact: true })
  await expect(section).toContainText('No lists yet.')
  await chooseFile(app, cards)
  await section.getByRole('button', { name: 'Add file…' }).click()
  await expect(section).toContainText('Mara Olsen · +1 415 555 0111 · +1 415 555 0112')
  await section.getByRole('button', { name: 'Add', exact: true }).click()
  const rows = section.getByRole('list', { name: 'Lists of contacts' }).getByRole('listitem')
  await expect(rows.first()).toContainText('1 contact · read')

  await chooseFile(app, table)
  await section.getByRole('button', { name: 'Add file…' }).click()
  await expect(section).toContainText('Say below which column holds the name')
  await section.getByRole('combobox', { name: 'Column “Who”' }).selectOption('Name')
  await section.getByRole('combobox', { name: 'Column “Line”' }).selectOption('Number')
  await expect(section).toContainText('2 contacts')
  await section.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(rows.nth(1)).toContainText('2 contacts · read')

  await ring(simulator, { from: 'sip:14155550111@example.net' })
  const shown = await openedCardWindow(app)
  await expect(shown.card(/Mara Olsen · Olsen Ltd/u)).toBeVisible()

  await online.callField.fill('olsen')
  const mobile = page.getByRole('option', { name: /Call Mara Olsen.*friends.*0112 · mobile · Olsen Ltd/u })
  await expect(mobile).toBeVisible()
  await online.callField.fill('')
  await online.callField.blur()

  await page.getByRole('button', { name: 'People', exact: true }).click()
  const people = page.getByRole('list', { name: 'Directory' })
  await page.getByRole('searchbox', { name: 'Search people' }).fill('mara')
  await people.getByRole('button', { name: 'Details: Mara Olsen' }).click()
  await expect(people).toContainText('Also kept as M. Olsen (customer) (customers)')
  await expect(people.getByRole('button', { name: 'Call Mara Olsen at (415) 555-0112' })).toBeVisible()

  // What is chosen for her is a rule for each of her numbers, and choosing again takes it back.
  const alerts = people.getByRole('combobox', { name: 'Alerts for Mara Olsen' })
  await expect(alerts).toHaveValue('as-set')
  await alerts.press('a')
  await expect(people).toContainText('Gets through quiet hours, a pause and do-not-disturb.')
  await people.getByRole('checkbox', { name: 'Initials only for Mara Olsen' }).press('Space')
  await expect(shown.card(/M\. O\./u)).toBeVisible()
  await online.openSettings()
  for (const number of ['+14155550111', '+14155550112']) {
    await expect(page.getByRole('combobox', { name: `Alerts for ${number}` })).toHaveValue('Always')
  }
  await page.getByRole('combobox', { name: 'Alerts for +14155550112' }).selectOption('Never')
  await page.getByRole('button', { name: 'People', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search people' }).fill('mara')
  await people.getByRole('button', { name: 'Details: Mara Olsen' }).click()
  await expect(alerts).toHaveValue('mixed')
  await alerts.selectOption('No rule')
  await expect(people).not.toContainText('treats their numbers differently')
  await people.getByRole('checkbox', { name: 'Initials only for Mara Olsen' }).press('Space')
  await expect(shown.card(/Mara Olsen/u)).toBeVisible()
  await online.openSettings()
  await expect(page.getByText('Everybody is treated alike.')).toBeVisible()

  writeFileSync(`${cards}.new`, card('Mara Dahl', 'TEL;TYPE=WORK:+1 415 555 0111'))
  renameSync(`${cards}.new`, cards)
  await expect(shown.card(/Mara Dahl/u)).toBeVisible()
  rmSync(cards)
  await online.openSettings()
  await expect(rows.first()).toContainText('The file is not there any more.')
  await expect(rows.first()).toContainText('1 contact')

  await rows.first().getByRole('button', { name: 'More: friends' }).click()
  await section.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(shown.card(/M\. Olsen \(customer\)/u)).toBeVisible()
  await section.getByRole('button', { name: 'Undo: friends' }).click()
  await expect(rows).toHaveCount(2)
})
