/** Who was spoken with of late, for as long as the empty call field is looked at. */
import type { AppBridge } from '../bridge.ts'
import { choicesOf, type Choice } from '../parts/choice.ts'

export interface Recents {
  /** The latest first; empty while nobody looks. */
  readonly all: readonly Choice[]
  /** What was dialled last, as text; '' where nothing was. */
  lastDialled(): Promise<string>
}

/**
 * @param most so many at most; 0 while nobody looks
 * @param known what the answer depends on: asked again whenever it changes
 */
export function createRecents(bridge: AppBridge, most: () => number, known: () => unknown): Recents {
  let all = $state.raw<readonly Choice[]>([])

  $effect(() => {
    known()
    const limit = most()
    let current = true
    if (limit === 0) all = []
    else {
      void bridge.invoke('people.recent', { limit }).then((reply) => {
        if (current) all = reply.ok ? choicesOf([], reply.value.rows) : []
      })
    }
    return () => {
      current = false
    }
  })

  return {
    get all() {
      return all
    },
    async lastDialled() {
      const reply = await bridge.invoke('people.recent', { limit: 1 })
      return reply.ok ? reply.value.redial : ''
    },
  }
}
