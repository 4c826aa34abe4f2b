/** Every story, played against the core over a real socket: the cards are those of the story and no others. */
import { afterEach, describe, expect, test } from 'vitest'
import { cardsOf, type Card } from '../../../app/calls/cards.ts'
import { violations } from '../../../app/calls/invariants.ts'
import { endedDetail, endedSentence, liveState, partyTitle } from '../../../app/contract/messages/calls.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { STORIES } from '../../stories/book.ts'
import { CARTER_NAME, carterRings } from '../../stories/people.ts'
import { playStory, type Looker } from '../../stories/player.ts'
import { cards, does, list, type SeenCard, type Step } from '../../stories/story.ts'
import { untilTrue } from '../../desktop/until.ts'
import { createHouse, type House } from '../core/house.ts'

const ALL = { cards: true }

let house: House
afterEach(() => house.close())

const seen = ({ kind, call }: Card): SeenCard => ({
  state: kind === 'ended' ? endedSentence(call) : liveState(call),
  who: partyTitle(call.remote),
})
const rowsOf = ({ calls }: AppState): readonly SeenCard[] =>
  calls.ended.map((call) => ({ state: endedDetail(call), who: partyTitle(call.remote) }))

const fit = (shown: readonly SeenCard[], expected: readonly SeenCard[]): boolean =>
  shown.length === expected.length &&
  shown.every((one, index) => {
    const wanted = expected[index]
    return wanted !== undefined && one.state.startsWith(wanted.state) && one.who === wanted.who
  })

/** Remembers every picture, since some last no longer than the next event takes. */
function createMemory(
  { core }: House,
  patienceMs = 8_000,
): Looker & { readonly pictures: readonly (readonly SeenCard[])[] } {
  const pictures: (readonly SeenCard[])[] = [[]]
  const wrong: string[] = []
  let cursor = 0
  core.subscribe(({ calls }) => {
    if (calls === undefined) return
    wrong.push(...violations(calls))
    pictures.push(cardsOf(calls, ALL).map(seen))
  })
  return {
    pictures,
    async cards(expected) {
      const at = (): number => pictures.findIndex((shown, index) => index >= cursor && fit(shown, expected))
      const what = `cards ${JSON.stringify(expected)}`
      await untilTrue(what, () => at() >= 0, patienceMs).catch((error: unknown) => {
        throw new Error(`${what}; shown were ${JSON.stringify(pictures.slice(cursor))}`, { cause: error })
      })
      cursor = at()
      expect(wrong).toEqual([])
    },
    list: (rows) =>
      untilTrue(`ended ${JSON.stringify(rows)}`, () => fit(rowsOf(core.state), rows), patienceMs),
    async dial(text) {
      const created = await core.handle('call.create', { to: text })
      if (!created.ok) throw new Error(created.error.code)
    },
  }
}

describe('the book of stories', () => {
  test.each(STORIES)('$name: $tells', async (story) => {
    // A deadline of fifteen seconds passes in three, and the two of an ended card in less than one.
    house = await createHouse({}, { clock: createScaledClock(5) })
    await house.signIn()
    // What a mailbox holds before it can be seen is no news.
    await house.until('mailboxes are live', ({ feeds }) => feeds.voicemail.status === 'live')
    const memory = createMemory(house)
    await playStory(story, house.simulator, memory)
    if (story.never !== undefined) {
      const { never } = story
      expect(memory.pictures.flat().filter(({ state }) => state.startsWith(never))).toEqual([])
    }
  })

  test('has names that differ, and tells each story in a sentence', () => {
    expect(new Set(STORIES.map(({ name }) => name)).size).toBe(STORIES.length)
    for (const { name, tells } of STORIES) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(tells).toMatch(/\.$/)
    }
  })

  test.each<[string, Step]>([
    ['another card', cards(['On a call', 'Nobody'])],
    ['no card while one is there', cards()],
    ['another list', list(['Missed', 'Nobody'])],
  ])('a story that expects %s fails', async (_what, step) => {
    house = await createHouse()
    await house.signIn()
    const ringing = does('Carter & Sons call', carterRings())
    const story = { name: 'wrong', tells: '', steps: [ringing, cards(['Incoming call', CARTER_NAME]), step] }
    await expect(playStory(story, house.simulator, createMemory(house, 300))).rejects.toThrow(/cards|ended/)
  })
})
