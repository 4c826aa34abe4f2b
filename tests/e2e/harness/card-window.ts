/** The call cards: what their page says and what the X server says of their window. */
import type { Locator, Page } from '@playwright/test'
import { untilTrue, until } from '../../desktop/until.ts'
import { windowsOf, type XWindow } from '../../desktop/x-windows.ts'
import type { RunningApp } from './running-app.ts'

export interface CardWindow {
  readonly page: Page
  /** A card by what it says first: its state and whom it is about. */
  card(name: string | RegExp): Locator
  readonly cards: Locator
}

export async function openedCardWindow(app: RunningApp): Promise<CardWindow> {
  const page = await app.page('card')
  return {
    page,
    cards: page.getByRole('article'),
    card: (name) => page.getByRole('article', { name }),
  }
}

/** In every language that a test chooses while a card is shown. */
const TITLE = /^Ringside\s?: (?:calls|Anrufe|llamadas|appels)$/u

/** Windows with cards that are on the screen now, as the X server has it. */
export async function cardsOnScreen(app: RunningApp): Promise<readonly XWindow[]> {
  return (await windowsOf(app.pid)).filter((window) => window.viewable && TITLE.test(window.title))
}

export const cardOnScreen = (app: RunningApp): Promise<XWindow> =>
  until('a card on the screen', async () => (await cardsOnScreen(app))[0])

export const cardGone = (app: RunningApp): Promise<void> =>
  untilTrue('the card to leave the screen', async () => (await cardsOnScreen(app)).length === 0)
