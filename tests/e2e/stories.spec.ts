/** A handful of the stories in the program itself, each kind of call once; all of them are played against the core. */
import { expect, test } from './harness/fixtures.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'
import { createWitness } from '../demo/witness.ts'
import { storyNamed } from '../stories/book.ts'
import { asNamed } from '../stories/people.ts'
import { playStory } from '../stories/player.ts'

test.skip(!X11, NEEDS_X11)

for (const name of [
  'many-phones',
  'ring-group',
  'two-at-once',
  'between-own-addresses',
  'click-to-call-not-picked-up',
  'transfer-of-ann',
]) {
  test(`the story ${name} is on the screen as it is told`, async ({ online, app, simulator }) => {
    const story = storyNamed(name)
    if (story === undefined) throw new Error(`no story is called ${name}`)
    const witness = createWitness(app, undefined, 20_000)
    const seen: string[] = []
    await playStory(story, simulator, {
      dial: (text) => online.call(text),
      cards: async (cards) => {
        const { text, buttons } = await witness.cardsAre(asNamed(cards))
        seen.push(text)
        // Whoever sees a card can act on it, and an ended call cannot be acted on.
        const live = cards.filter(({ state }) => !/^(?:Ended|Missed|Cancelled)/u.test(state))
        expect(buttons.length >= live.length).toBe(true)
        if (live.length === 0) expect(buttons).toEqual([])
      },
      list: async (rows) => {
        seen.push((await witness.endedAre(asNamed(rows))).text)
      },
    })
    expect(seen.length).toBeGreaterThan(1)
  })
}
