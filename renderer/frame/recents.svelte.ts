/** Who was spoken with of late, for as long as the empty call field is looked at. */
import type { AppBridge } from '../bridge.ts'
import { choicesOf, type Choice } from '../parts/choice.ts'

export interface Recents {
  /** The latest first; empty while nobody looks. */
  readonly all: readonly Choice[]
  /** Whether anything was dialled yet. */
  readonly hasDialled: boolean
  /** What was dialled last, as text; '' where nothing was. */
  lastDialled(): Promise<string>
}

/**
 * @param most so many at most; 0 while nobody looks
 * @param known what the answer depends on: asked again whenever it changes
 */
export function createRecents(bridge: AppBridge, most: () => number, known: () => unknown): Recents {
  let all = $state.raw<readonly Choice[]>([])
  let hasDialled = $state(false)

  $effect(() => {
    known()
    const limit = most()
    let current = true
    if (limit === 0) all = []
    else {
      void bridge.invoke('people.recent', { limit }).then((reply) => {
        if (!current) return
        all = reply.ok ? choicesOf([], reply.value.rows) : []
        hasDialled = reply.ok && reply.value.redial !== ''
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
    get hasDialled() {
      return hasDialled
    },
    async lastDialled() {
      const reply = await bridge.invoke('people.recent', { limit: 1 })
      return reply.ok ? reply.value.redial : ''
    },
  }
}
