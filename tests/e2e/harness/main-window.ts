/** The main window as a person finds their way in it: by roles and names. */
import { expect, type Locator, type Page } from '@playwright/test'

export interface MainWindow {
  readonly page: Page
  /** Types the password and presses `Sign in`; whatever else is needed was filled in before. */
  signIn(password: string): Promise<void>
  /** The header, the footer and the absence of a banner agree that the next call would be seen. */
  expectOnline(): Promise<void>
  /** Types into the call field and presses Enter. */
  call(text: string): Promise<void>
  readonly header: Locator
  readonly footer: Locator
  readonly callField: Locator
  /** Calls that are not over. */
  readonly liveCalls: Locator
  /** A row of a call that is not over. */
  liveCall(who: string | RegExp): Locator
  /** A row of a call that ended today. */
  endedCall(who: string | RegExp): Locator
  openSettings(): Promise<void>
}

export function createMainWindow(page: Page): MainWindow {
  const header = page.getByRole('banner')
  const footer = page.getByRole('contentinfo')
  const callField = page.getByRole('combobox', { name: 'Call', exact: true })
  const liveCalls = page.getByRole('list', { name: 'Now' }).getByRole('listitem')
  return {
    page,
    header,
    footer,
    callField,
    liveCalls,
    signIn: async (password) => {
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    },
    expectOnline: async () => {
      await expect(footer).toContainText('You will see the next call.')
      await expect(header).toContainText('Online')
      await expect(page.getByText('Calls that ring now are not seen here')).toHaveCount(0)
    },
    call: async (text) => {
      await callField.fill(text)
      await callField.press('Enter')
    },
    liveCall: (who) => liveCalls.filter({ hasText: who }),
    endedCall: (who) =>
      page.getByRole('list', { name: 'Earlier today' }).getByRole('listitem').filter({ hasText: who }),
    openSettings: async () => {
      await page.getByRole('button', { name: 'Settings', exact: true }).click()
    },
  }
}
