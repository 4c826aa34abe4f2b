/** Tells main when a call's card is on the screen with what the service told of the call: that is what is timed. */
import type { Card } from '../../app/calls/cards.ts'
import type { AppBridge } from '../bridge.ts'
import { afterPaint } from './after-paint.ts'

export function createPaintReport(bridge: AppBridge, cards: () => readonly Card[]): void {
  let told: readonly string[] = []

  $effect(() => {
    // Our own attempt has a card before the service says a word; what it says has legs.
    const drawn = cards().filter(({ call }) => call.legs.length > 0)
    const fresh = drawn.filter(({ callId }) => !told.includes(callId))
    told = drawn.map(({ callId }) => callId)
    if (fresh.length === 0) return
    afterPaint(() => {
      for (const { callId } of fresh) void bridge.invoke('card.painted', { callId })
    })
  })
}
