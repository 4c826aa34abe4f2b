import type { Locator } from '@playwright/test'

/**
 * Clicks a button that closes its own window, and waits until the window is gone. The window may go while Playwright
 * still waits for the click to settle, which it reports as a failed click; that the window went is what counts.
 * @throws the click's own failure, or that the window stays
 */
export async function closeBy(button: Locator): Promise<void> {
  const page = button.page()
  const closed = page.waitForEvent('close')
  const clicked = button.click().then(
    () => undefined,
    (failure: unknown) => failure,
  )
  try {
    await closed
  } catch (stays) {
    throw (await clicked) ?? stays
  }
}
