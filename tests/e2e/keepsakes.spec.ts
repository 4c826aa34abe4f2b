import { readFileSync } from 'node:fs'
import { openedCardWindow } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, pickUp, ring } from './harness/phone-calls.ts'

test('a note on a call, favourites and the history as a file, by the keyboard', async ({
  online,
  app,
  simulator,
}, info) => {
  const { page } = online
  const tab = (name: RegExp) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click()

  // A note that is written on the card, which stays until it is saved.
  const call = await ring(simulator, { fromDisplay: '=Ann Carter' })
  await pickUp(simulator, call)
  const before = await openedCardWindow(app)
  await before.cards.getByRole('button', { name: 'More' }).click()
  await before.cards.getByRole('button', { name: 'Note…' }).click()
  // X11 gives the keyboard to a second window, which takes the place of the first.
  await expect.poll(async () => (await openedCardWindow(app)).page.getByRole('textbox').count()).toBe(1)
  const { cards: card } = await openedCardWindow(app)
  const field = card.getByRole('textbox', { name: /^Note on the call with/u })
  await expect(field).toBeFocused()
  await field.pressSequentially('Wants the offer')
  await hangUp(simulator, call)
  await expect(card).toContainText(/Ended after/u)
  await card.getByRole('button', { name: 'Save' }).click()

  await tab(/^History/u)
  const row = page.getByRole('list', { name: 'Calls that are over' }).getByRole('listitem')
  await expect(row).toContainText('Wants the offer')
  await row.hover()
  await row.getByRole('button', { name: /^More/u }).click()
  await page.getByRole('menuitem', { name: 'Add to favourites' }).click()
  await row.hover()
  await row.getByRole('button', { name: /^More/u }).click()
  await page.getByRole('menuitem', { name: 'Note…' }).click()
  await page.keyboard.press('Escape')

  const file = info.outputPath('calls.csv')
  await app.electron.evaluate(({ dialog, shell }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.showItemInFolder = () => undefined
  }, file)
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByText(`One call was saved in ${file}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Show in folder' }).click()
  expect(readFileSync(file, 'utf8')).toContain(`,'=Ann Carter,415 555 1212,`)
  expect(readFileSync(file, 'utf8')).toContain(',Wants the offer\r\n')

  await tab(/^People/u)
  await page.getByRole('button', { name: 'Bob Reed as a favourite' }).click()
  const favourites = page.getByRole('list', { name: 'Favourites' }).getByRole('listitem')
  await expect(favourites).toContainText(['Ann Carter', 'Bob Reed'])
  await favourites.nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(favourites).toContainText(['Bob Reed', 'Ann Carter'])
  await expect(favourites.first()).toBeFocused()

  const callField = page.getByRole('combobox', { name: 'Call' })
  await callField.click()
  await expect(page.getByRole('option').first()).toContainText('Bob Reed')
  await callField.press('Alt+1')
  await tab(/^Calls/u)
  await expect(online.liveCall('Bob Reed')).toBeVisible()

  await tab(/^History/u)
  await page.evaluate(() => Reflect.get(window, 'ringside').invoke('names.hide', { hidden: true }))
  await expect(row.last()).toContainText('There is a note; it is hidden with the names.')
  await expect(row.last()).not.toContainText('offer')
})
