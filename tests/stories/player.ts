/** Plays a story: orders go to the simulator, what must be seen is asked of whoever looks. */
import type { Simulator } from '../../app/simulator/simulator.ts'
import { until } from '../desktop/until.ts'
import type { Doing, SeenCard, Story } from './story.ts'

/** Somebody who looks: at the state of a core, or at the screen. Each waits until it is so, and throws when it never is. */
export interface Looker {
  cards(cards: readonly SeenCard[]): Promise<void>
  list(rows: readonly SeenCard[]): Promise<void>
  /** Ann types into the call field and presses Enter. */
  dial(text: string): Promise<void>
  /** Told before every step. */
  step?(text: string): void
}

export async function playStory(story: Story, simulator: Simulator, looker: Looker): Promise<void> {
  const calls = new Map<string, string>()

  /** Synchronous orders that follow each other at once leave the phone system no time in between. */
  async function carryOut({ order, as, of }: Doing): Promise<string | undefined> {
    const call = of === undefined ? undefined : calls.get(of)
    if (of !== undefined && call === undefined) throw new Error(`${story.name}: no call is named ${of}`)
    const reply = await simulator.do({ ...order, ...(call === undefined ? {} : { call }) })
    if (!reply.ok) return reply.error
    if (as !== undefined) calls.set(as, reply.call ?? '')
    return undefined
  }

  for (const step of story.steps) {
    switch (step.kind) {
      case 'does':
        looker.step?.(step.text)
        for (const doing of step.doings) {
          if ((await carryOut(doing)) === undefined) continue
          await until(`${story.name}: ${step.text}`, async () =>
            (await carryOut(doing)) === undefined ? true : undefined,
          )
        }
        break
      case 'dials':
        looker.step?.(`Ann dials ${step.text}`)
        await looker.dial(step.text)
        break
      case 'cards':
        await looker.cards(step.cards)
        break
      case 'list':
        await looker.list(step.rows)
        break
    }
  }
}
