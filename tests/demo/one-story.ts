/** One story of the book in the program itself: what it expects must be on the screen. */
import { asNamed } from '../stories/people.ts'
import { playStory } from '../stories/player.ts'
import type { SeenCard, Story } from '../stories/story.ts'
import { signIn, type Stage } from './morning.ts'

export async function playOneStory(stage: Stage, story: Story): Promise<void> {
  const { simulator, main, witness, scene, did, expect } = stage
  await signIn(stage)
  scene(`${story.name}: ${story.tells}`)
  await playStory(story, simulator, {
    step: did,
    dial: (text) => main.call(text),
    cards: (cards) => expect('the cards', witness.cardsAre(asNamed(cards)), pictureName(cards)),
    list: (rows) => expect('the list', witness.endedAre(asNamed(rows)), 'list'),
  })
}

const pictureName = (cards: readonly SeenCard[]): string =>
  cards.length === 0 ? 'no card' : cards.map(({ state }) => state).join(' and ')
