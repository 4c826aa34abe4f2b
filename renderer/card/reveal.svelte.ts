/** With more cards than the screen has room for, the one that came last is brought into view. */
import type { Card } from '../../app/calls/cards.ts'

/** The window grows within a few frames of a new card; only a stack that is too tall for the screen is cut after that. */
const GROWN_MS = 300

export function createReveal(cards: () => readonly Card[]): void {
  const newest = $derived(cards().at(-1)?.callId)

  $effect(() => {
    if (newest === undefined) return
    const timer = setTimeout(() => {
      // Where there is room for all of them this moves nothing.
      document.querySelector('article:last-of-type')?.scrollIntoView({ block: 'nearest' })
    }, GROWN_MS)
    return () => clearTimeout(timer)
  })
}
