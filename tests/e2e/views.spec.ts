/** The row of views above everything: all of it must be in sight, in the narrowest window and with the most to tell. */
import { expect, test } from './harness/fixtures.ts'
import { hangUp, ring } from './harness/phone-calls.ts'

test.use({ provisioned: { developer: { enabled: true } } })

for (const width of [420, 360]) {
  test(`all views and their counts fit into one line of a window ${String(width)} wide`, async ({
    online,
    app,
    simulator,
  }, info) => {
    const { page } = online
    await app.electron.evaluate(({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(wanted, 640)
    }, width)
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width)
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    for (let count = 0; count < 11; count += 1) {
      await hangUp(simulator, await ring(simulator, { fromDisplay: `Caller ${String(count)}` }))
      const left = await simulator.do({
        ...{ do: 'voicemail', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com', seconds: 42 },
      })
      expect(left.ok).toBe(true)
    }
    const views = page.getByRole('navigation', { name: 'Views' })
    await expect(views.getByRole('button', { name: /^History.*11 missed calls$/u })).toBeVisible()
    await expect(views.getByRole('button', { name: /^Voicemail.*11 messages$/u })).toBeVisible()
    const buttons = await views.getByRole('button').all()
    expect(buttons).toHaveLength(8)
    const boxes = await Promise.all(buttons.map((button) => button.boundingBox()))
    const [first] = boxes
    for (const [index, box] of boxes.entries()) {
      expect(box?.y, `button ${String(index)} in the first line`).toBe(first?.y)
      expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: info.outputPath(`views-${String(width)}-${colorScheme}.png`) })
    }
  })
}
