/** Every way in which a call goes on the wire, each as a story that can be played. */
import { INCOMING } from './incoming.ts'
import { OUTGOING } from './outgoing.ts'
import type { Story } from './story.ts'
import { TRANSFERS } from './transfers.ts'

export const STORIES: readonly Story[] = [...INCOMING, ...OUTGOING, ...TRANSFERS]

export const storyNamed = (name: string): Story | undefined => STORIES.find((story) => story.name === name)

/** One line for each. */
export const listOfStories = (): string =>
  STORIES.map(({ name, tells }) => `  ${name.padEnd(32)}${tells}`).join('\n')
