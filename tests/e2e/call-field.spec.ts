/** The call field by keyboard alone: whom it offers, where its keys lead, and that nothing is dialled that was not meant. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './harness/fixtures.ts'
import { hangUp, legs, ring } from './harness/phone-calls.ts'

test('the call field offers who was spoken with of late, finds by keys, takes whatever is pasted, and calls by Enter', async ({
  online,
  app,
  simulator,
}, info) => {
  const { page, callField } = online
  const options = page.getByRole('option')
  const marked = page.getByRole('option', { selected: true })
  const chord = process.platform === 'darwin' ? 'Meta' : 'Control'

  await hangUp(simulator, await ring(simulator, { fromDisplay: 'Carter & Sons' }))
  await expect(online.endedCall('Carter & Sons')).toBeVisible()
  await page.keyboard.press(`${chord}+k`)
  await expect(callField).toBeFocused()
  await expect(options.first()).toContainText('Call Carter & Sons')
  await expect(callField).toHaveAttribute('aria-expanded', 'true')
  await expect(marked).toHaveCount(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`recent-${colorScheme}.png`) })
  }
  // Playwright cannot open the blank page that axe-core wants beside an Electron window.
  const field = new AxeBuilder({ page }).setLegacyMode(true).include('[role=search]')
  expect((await field.analyze()).violations).toEqual([])
  // Nothing is marked yet, so Enter calls nobody; Escape puts the list away.
  await callField.press('Enter')
  await callField.press('Escape')
  await expect(options).toHaveCount(0)
  await callField.press('ArrowDown')
  await expect(options).not.toHaveCount(0)
  await callField.press('ArrowDown')
  await expect(marked).toContainText('Carter & Sons')
  const id = await marked.getAttribute('id')
  expect(await callField.getAttribute('aria-activedescendant')).toBe(id)

  // 2-2-7 is Car on the keys of a telephone.
  await callField.fill('2-2-7')
  await expect(page.getByRole('option', { name: /Call Carla Diaz/u })).toBeVisible()
  await page.screenshot({ path: info.outputPath('keys.png') })

  await callField.fill('ar')
  await expect(options.nth(1)).toBeVisible()
  await callField.press('ArrowDown')
  await callField.press('End')
  await expect(options.last()).toHaveAttribute('aria-selected', 'true')
  await expect(options.last()).toBeInViewport()
  await callField.press('Home')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await callField.press('Escape')
  await expect(callField).toHaveValue('')

  await app.electron.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('Desk\t732-555-0100\nMobile\t415-555-1212\n')
  })
  await callField.press(`${chord}+v`)
  await expect(callField).toHaveValue('Desk | 732-555-0100 | Mobile | 415-555-1212')
  await expect(options).toHaveCount(2)
  await expect(options.nth(1)).toContainText('(415) 555-1212')
  await page.screenshot({ path: info.outputPath('several.png') })
  expect(await legs(simulator)).toEqual([])
  await callField.press('Escape')

  await online.call('7003')
  await expect(online.liveCall('Bob Reed')).toBeVisible()
  await expect(callField).toHaveValue('')
  await callField.press('ArrowUp')
  await expect(callField).not.toHaveValue('')
  expect(
    await callField.evaluate((field) => field instanceof HTMLInputElement && field.selectionEnd),
  ).not.toBe(0)
  await expect(options.first()).toBeVisible()
  await expect(online.liveCalls).toHaveCount(1)
})
