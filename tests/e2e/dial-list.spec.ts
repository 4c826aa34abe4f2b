import { expect, test } from './harness/fixtures.ts'
import { hangUp, legs, pickUp, ring } from './harness/phone-calls.ts'

const LIST = [
  'Name,Phone',
  'Ann Miller,732-555-0100',
  'Bob Stone,nobody',
  'Ann once more,(732) 555-0100',
  'Carla Abroad,+44 20 7946 0958',
].join('\n')

test('a pasted list is called row by row, by hand, asks before a call abroad, and stops', async ({
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
  await expect(page.getByRole('textbox', { name: 'Names and numbers' })).toBeVisible()
})

test.describe('a list that goes on by itself', () => {
  test.use({ provisioned: { callList: { nextAfterSeconds: 5 } } })

  test('counts down on the screen, dials then, and halts when somebody calls or another view is chosen', async ({
    online,
    simulator,
  }) => {
    const { page } = online
    await page.getByRole('button', { name: 'Call list', exact: true }).click()
    await page.getByRole('textbox').last().fill('732-555-0100\n732-555-0101\n732-555-0102')
    await page.getByRole('button', { name: 'Read the list' }).click()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(page.getByText(/^Dials by itself in \d s\.$/u)).toBeVisible()
    await ring(simulator)
    await expect(page.getByText('Stopped because another call came or stands.')).toBeVisible()
    await hangUp(simulator)
    await expect(online.page.getByText('Stopped because another call')).toBeVisible()

    await expect
      .poll(async () => {
        await page
          .getByRole('button', { name: 'Go on' })
          .click({ timeout: 1_000 })
          .catch(() => undefined)
        return page.getByText(/^Dials by itself in \d s\.$/u).count()
      })
      .toBe(1)
    await page.getByRole('button', { name: 'Team', exact: true }).click()
    await page.getByRole('button', { name: /^Call list/u }).click()
    await expect(page.getByText('the count-down was not on the screen')).toBeVisible()
    expect(await legs(simulator)).toEqual([])

    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('Calling (732) 555-0100')).toBeVisible({ timeout: 15_000 })
    await expect(online.page.getByRole('button', { name: /^Stop/u })).toBeVisible()
  })
})
