/** The keyboard in the card window: the typing shield, Escape, and which card has a field open. */
import type { Card } from '../../app/calls/cards.ts'
import type { CardField } from '../../app/contract/events.ts'
import type { AppBridge } from '../bridge.ts'
import { isShielded } from '../shield.ts'
import { createAppearances } from './appearances.ts'

export interface CardKeys {
  /** The call whose field is open, and which one. */
  readonly opened: { readonly callId: string; readonly field: CardField } | undefined
  readonly open: (callId: string, field: CardField) => void
  readonly close: () => void
  readonly press: (event: KeyboardEvent) => void
  readonly release: (event: KeyboardEvent) => void
  readonly gainFocus: () => void
}

export function createCardKeys(bridge: AppBridge, cards: () => readonly Card[]): CardKeys {
  let opened = $state.raw<CardKeys['opened']>()
  /** The card that shall have the focus as soon as it is drawn: a new window gets the wish before the cards. */
  let wanted = $state<{ readonly callId: string | null }>()
  let focusedAtMs = performance.now()
  let spaceIsDown = false
  const appearances = createAppearances()

  $effect(() => {
    appearances.note(
      cards().map(({ callId }) => callId),
      performance.now(),
    )
  })

  $effect(() =>
    bridge.subscribe((event) => {
      if (event.kind !== 'ui' || event.do !== 'card-focused') return
      focusedAtMs = performance.now()
      // An open field takes the focus by itself.
      if (event.open !== undefined && event.callId !== null)
        opened = { callId: event.callId, field: event.open }
      else wanted = { callId: event.callId }
    }),
  )

  $effect(() => {
    if (wanted === undefined || cards().length === 0) return
    cardElement(wanted.callId)?.focus()
    wanted = undefined
  })

  /** Escape belongs to the card with the focus, else to the one that came last. */
  function hide(target: EventTarget | null): void {
    const callId = cardOf(target) ?? cards().at(-1)?.callId
    if (callId !== undefined) void bridge.invoke('call.hide', { callId })
  }

  return {
    get opened() {
      return opened
    },
    /** The field opens where the keyboard will be: in this window, or in another one that takes its place. */
    open: (callId, field) => void bridge.invoke('card.focus', { callId, open: field }),
    close() {
      opened = undefined
    },
    press(event) {
      const inText = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      const card = cardOf(event.target)
      const sinceMs = performance.now() - Math.max(focusedAtMs, appearances.atMs(card))
      if (isShielded({ key: event.key, repeat: event.repeat, inText }, sinceMs)) {
        event.preventDefault()
        event.stopPropagation()
        spaceIsDown = false
      } else if (event.key === ' ') {
        spaceIsDown = true
      } else if (event.key === 'Escape' && !inText) {
        hide(event.target)
      }
    },
    /** A button is pressed when Space is let go, so one that went down behind the shield must not come up before it. */
    release(event) {
      if (event.key !== ' ') return
      if (!spaceIsDown) {
        event.preventDefault()
        event.stopPropagation()
      }
      spaceIsDown = false
    },
    gainFocus() {
      focusedAtMs = performance.now()
    },
  }
}

const cardOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-call-id]')?.dataset['callId'] : undefined

function cardElement(callId: string | null): HTMLElement | undefined {
  const cards = [...document.querySelectorAll<HTMLElement>('article[data-call-id]')]
  return callId === null ? cards.at(-1) : cards.find((card) => card.dataset['callId'] === callId)
}
