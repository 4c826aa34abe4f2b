/**
 * Somebody who looks at the screen. It knows only what a page's accessibility tree says and where its window lies; it
 * never asks the program what it thinks that it shows.
 */
import { until } from '../desktop/until.ts'
import type { NotificationsDouble } from '../desktop/notifications-double.ts'
import type { PageName, RunningApp } from '../e2e/harness/running-app.ts'
import { accessibilityTree, allNodes, namesBelow, textBelow, type AxNode } from './accessibility.ts'
import { boundsOnScreen, type Bounds } from './windows.ts'
import type { SeenCard } from '../stories/story.ts'

export interface Sight {
  /** What was read, in one line. */
  readonly text: string
  readonly buttons: readonly string[]
  readonly window: Bounds | undefined
}

export interface Witness {
  /** A call card that says this first, in a window that is on the screen. */
  card(name: RegExp): Promise<Sight>
  /** This many cards at once. */
  cards(count: number): Promise<Sight>
  /** These cards and no other, in this order, by the beginning of their state and whom they are about. */
  cardsAre(cards: readonly SeenCard[]): Promise<Sight>
  /** The main window lists these calls of today as ended, and no other. */
  endedAre(rows: readonly SeenCard[]): Promise<Sight>
  /** No card on the screen any more. */
  noCard(): Promise<Sight>
  /** Something that the main window reads out, in a part with this role. */
  inMainWindow(role: string, text: RegExp): Promise<Sight>
  notification(text: RegExp): Promise<Sight>
}

export function createWitness(
  app: RunningApp,
  notifications: NotificationsDouble | undefined,
  patienceMs: number,
): Witness {
  /** @returns undefined unless the window is on the screen and its page can be read */
  const look = async (
    page: PageName,
  ): Promise<{ readonly nodes: readonly AxNode[]; readonly window: Bounds } | undefined> => {
    const window = await boundsOnScreen(app, page)
    const opened = app.pageNow(page)
    if (window === undefined || opened === undefined) return undefined
    // A page that goes while it is read was not there to be seen.
    const nodes = await accessibilityTree(opened).catch(() => undefined)
    return nodes === undefined ? undefined : { nodes: allNodes(nodes), window }
  }
  const sightOf = (node: AxNode, window: Bounds): Sight => ({
    text: [node.name, textBelow(node)].filter(Boolean).join(' | '),
    buttons: namesBelow(node, 'button'),
    window,
  })
  const see = (what: string, find: () => Promise<Sight | undefined>): Promise<Sight> =>
    until(what, find, patienceMs)

  return {
    card: (name) =>
      see(`a card that says ${String(name)}`, async () => {
        const seen = await look('card')
        const card = seen?.nodes.find((node) => node.role === 'article' && name.test(node.name))
        return seen === undefined || card === undefined ? undefined : sightOf(card, seen.window)
      }),
    cards: (count) =>
      see(`${String(count)} cards`, async () => {
        const seen = await look('card')
        const cards = seen?.nodes.filter((node) => node.role === 'article') ?? []
        if (seen === undefined || cards.length !== count) return undefined
        return { text: cards.map(({ name }) => name).join(' / '), buttons: [], window: seen.window }
      }),
    cardsAre: (expected) =>
      see(`the cards ${wordsOf(expected)}`, async () => {
        const window = await boundsOnScreen(app, 'card')
        if (expected.length === 0) {
          return window === undefined ? { text: 'no card on the screen', buttons: [], window } : undefined
        }
        const seen = await look('card')
        const cards = seen?.nodes.filter((node) => node.role === 'article') ?? []
        const fit = cards.every(({ name }, index) => {
          const wanted = expected[index]
          return wanted !== undefined && name.startsWith(wanted.state) && name.includes(wanted.who)
        })
        if (seen === undefined || cards.length !== expected.length || !fit) return undefined
        return {
          text: cards.map(({ name }) => name).join(' / '),
          buttons: cards.flatMap((card) => namesBelow(card, 'button')),
          window: seen.window,
        }
      }),
    endedAre: (expected) =>
      see(`the list ${wordsOf(expected)}`, async () => {
        const seen = await look('main')
        const ended = seen?.nodes.find((node) => node.role === 'list' && node.name === 'Earlier today')
        const rows = ended === undefined ? [] : allNodes([ended]).filter(({ role }) => role === 'listitem')
        const texts = rows.map(textBelow)
        const fit = texts.every((text, index) => {
          const wanted = expected[index]
          return wanted !== undefined && text.includes(wanted.state) && text.includes(wanted.who)
        })
        if (seen === undefined || texts.length !== expected.length || !fit) return undefined
        return { text: texts.join(' / '), buttons: [], window: seen.window }
      }),
    noCard: () =>
      see('the cards to be gone', async () =>
        (await boundsOnScreen(app, 'card')) === undefined
          ? { text: 'no card on the screen', buttons: [], window: undefined }
          : undefined,
      ),
    inMainWindow: (role, text) =>
      see(`the main window to say ${String(text)}`, async () => {
        const seen = await look('main')
        const node = seen?.nodes.find((one) => one.role === role && text.test(sightOf(one, seen.window).text))
        return seen === undefined || node === undefined ? undefined : sightOf(node, seen.window)
      }),
    notification: (text) =>
      see(`a notification that says ${String(text)}`, () => {
        const shown = notifications?.shown.find((one) => text.test(one.summary))
        return Promise.resolve(
          shown === undefined
            ? undefined
            : { text: `${shown.summary} | ${shown.body}`, buttons: [], window: undefined },
        )
      }),
  }
}

const wordsOf = (seen: readonly SeenCard[]): string =>
  seen.length === 0 ? 'none' : seen.map(({ state, who }) => `“${state}… ${who}”`).join(', ')
