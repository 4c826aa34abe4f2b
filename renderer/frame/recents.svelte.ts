/** Who was spoken with of late, for as long as the empty call field is looked at. */
import type { AppBridge } from '../bridge.ts'
import type { PersonRow } from '../../app/contract/people.ts'
import { withFavourites } from './favourite-rows.ts'
import { choicesOf, type Choice } from '../parts/choice.ts'

export interface Recents {
  /** The latest first; empty while nobody looks. */
  readonly all: readonly Choice[]
  /** Whether anything was dialled yet. */
  readonly hasDialled: boolean
  /** What was dialled of late, as texts, the latest first. */
  dialled(): Promise<readonly string[]>
}

/**
 * @param most so many at most; 0 while nobody looks
 * @param favourites who is kept at hand, in order: they come first
 * @param known what the answer depends on: asked again whenever it changes
 */
export function createRecents(
  bridge: AppBridge,
  most: () => number,
  known: () => unknown,
  favourites: () => readonly PersonRow[],
): Recents {
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
        all = reply.ok ? choicesOf([], withFavourites(favourites(), reply.value.rows, limit)) : []
        hasDialled = reply.ok && reply.value.dialled.length > 0
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
    async dialled() {
      const reply = await bridge.invoke('people.recent', { limit: 1 })
      return reply.ok ? reply.value.dialled : []
    },
  }
}
