/** Speaks who calls, once for each call, for whoever switched it on. */
import type { Card } from '../../app/calls/cards.ts'
import { announceIncoming } from '../../app/contract/messages/calls.ts'
import type { AppBridge } from '../bridge.ts'

/** A name that comes from the directory follows the number by one patch, and the page that has the keyboard is told so. */
const SETTLED_MS = 200

/**
 * @param wanted whether callers are to be spoken at all
 * @param isTwinned whether the page with the keyboard is another one than this: then this one speaks already
 */
export function createSpokenCaller(
  bridge: AppBridge,
  cards: () => readonly Card[],
  wanted: () => boolean,
  isTwinned: () => boolean,
): void {
  let told: readonly string[] = []
  let isTwin = false

  $effect(() =>
    bridge.subscribe((event) => {
      if (event.kind === 'ui' && event.do === 'card-focused' && isTwinned()) isTwin = true
    }),
  )

  $effect(() => {
    const ringing = wanted() ? cards().filter(({ kind, call }) => kind === 'incoming' && !call.silent) : []
    const fresh = ringing.filter(({ callId }) => !told.includes(callId))
    if (ringing.length === 0 && told.length > 0) {
      // Nobody wants to hear who no longer calls.
      speechSynthesis.cancel()
      told = []
    }
    if (fresh.length === 0) return
    const timer = setTimeout(() => {
      told = ringing.map(({ callId }) => callId)
      if (isTwin) return
      for (const { call } of fresh)
        speechSynthesis.speak(new SpeechSynthesisUtterance(announceIncoming(call)))
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  })
}
