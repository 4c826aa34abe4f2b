import { expect, test } from './harness/fixtures.ts'
import { hangUp, legs, pickUp, ring } from './harness/phone-calls.ts'

const LIST = [
  'Name,Phone',
  'Ann Miller,732-555-0100',
  'Bob Stone,nobody',
  'Ann once more,(732) 555-0100',
  'Carla Abroad,+44 20 7946 0958',
].join('\n')

test('a pasted list is called row by row, by hand, asks before a call abroad, stops, and goes on by itself only while that is seen', async ({
  online,
  simulator,
}) => {
  const { page } = online
  await page.getByRole('button', { name: 'Call list', exact: true }).click()
  await page.getByRole('textbox', { name: 'Names and numbers, one call to a line' }).fill(LIST)
  await page.getByRole('button', { name: 'Read the list' }).click()
  const rows = page.getByRole('list', { name: 'Rows of the list' }).getByRole('listitem')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(0)).toContainText('dials 17325550100 · A number of your own country.')
  await expect(rows.nth(1)).toContainText('No number in this row: it is left out.')
  await expect(rows.nth(2)).toContainText('Row 1 has the same number')
  await expect(rows.nth(3)).toContainText('waits for a yes of its own')
  expect(await legs(simulator)).toEqual([])

  // By keyboard alone: the button that goes on has it.
  await page.getByRole('button', { name: 'Start', exact: true }).press('Enter')
  const call = page.getByRole('button', { name: 'Call', exact: true })
  await expect(call).toBeFocused()
  await page.getByText('Row 1 of 4').waitFor()
  await call.click()
  await expect(page.getByText('Calling Ann Miller')).toBeVisible()
  await pickUp(simulator)
  await pickUp(simulator)
  await expect(online.page.getByText('Hanging up ends this call, and the list goes on.')).toBeVisible()
  await expect.poll(async () => JSON.stringify(await legs(simulator))).toContain('confirmed')
  await hangUp(simulator)
  await expect(rows.nth(0)).toContainText('answered')

  // No Enter that was meant for the row before may call this one.
  const yes = page.getByRole('button', { name: 'Call it all the same' })
  await expect(yes).toBeVisible()
  await expect(yes).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Stopped: nothing is dialled until you go on.')).toBeVisible()
  expect(await legs(simulator)).toEqual([])

  await page.getByRole('button', { name: 'End the list' }).click()
  await expect(rows.nth(3)).toContainText('not called')
  await page.getByRole('button', { name: 'Delete the list' }).click()

  // By itself: counted on the screen, and halted by a call and by leaving the view.
  await page.getByRole('textbox', { name: 'Names and numbers' }).fill('732-555-0104\n732-555-0105')
  await page.getByRole('button', { name: 'Read the list' }).click()
  const pace = page.getByRole('combobox', { name: 'After each call' })
  await pace.selectOption('60')
  await expect(pace).toHaveValue('60')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const counting = page.getByText(/^Dials by itself in \d+ s\.$/u)
  await expect(counting).toBeVisible()
  await ring(simulator)
  await expect(page.getByText('Stopped because another call came or stands.')).toBeVisible()
  await hangUp(simulator)
  await expect(online.liveCalls).toHaveCount(0)
  await pace.selectOption('5')
  await expect(pace).toHaveValue('5')
  await expect
    .poll(async () => {
      const goOn = page.getByRole('button', { name: 'Go on' })
      // Gone by the time of the click where it was pressed just before.
      await goOn.click({ timeout: 500 }).catch(() => undefined)
      return counting.count()
    })
    .toBe(1)
  await page.getByRole('button', { name: 'Team', exact: true }).click()
  await page.getByRole('button', { name: /^Call list/u }).click()
  await expect(page.getByText('the count-down was not on the screen')).toBeVisible()
  expect(await legs(simulator)).toEqual([])
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Calling (732) 555-0104')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Stop/u })).toBeVisible()
})
