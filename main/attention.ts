/** What a change of calls asks of the user's attention. Pure: what was, what is, and the verdict on each call. */
import type { Channel, Verdicts } from '../app/calls/alerting.ts'
import { cardsOf, type Card, type CardSettings } from '../app/calls/cards.ts'
import type { Call, CallsState } from '../app/calls/model.ts'

/** Where a ringing call can be shown: in a window of ours, or (Wayland, which lets none be placed) as a notification. */
export type CardSurface = 'window' | 'notification'

export interface Attention {
  /** Calls that have a card in a window of ours, oldest first. */
  readonly cards: readonly string[]
  /** Calls that have a notification for as long as they stay in this list. */
  readonly announced: readonly Card[]
  /** Calls that were missed just now and are told by a notification each. */
  readonly missed: readonly Call[]
  /** Whether the ring is to be heard. */
  readonly sound: boolean
  /** Calls whose ringing, or whose being missed, makes the main window's button flash. */
  readonly flashing: readonly string[]
}

export interface Rules {
  readonly settings: CardSettings
  readonly verdicts: Verdicts
  readonly surface: CardSurface
}

/** The same `previous` and `next` announce nothing and miss nothing. */
export function attend(
  previous: CallsState,
  next: CallsState,
  { settings, verdicts, surface }: Rules,
): Attention {
  const cards = cardsOf(next, settings, verdicts)
  const isTold = (channel: Channel, { id }: Call): boolean =>
    verdicts[id]?.channels.includes(channel) ?? false
  const ringing = next.active.filter(({ state, hidden }) => state === 'ringing' && !hidden)
  const missed = missedSince(previous, next)
  return {
    cards: surface === 'window' ? cards.map(({ callId }) => callId) : [],
    announced:
      surface === 'window'
        ? // Whoever is told beside the card is told that it rings; the rest is the card's.
          cardsOf(next, { cards: true }).filter(
            ({ call }) => call.state === 'ringing' && isTold('notification', call),
          )
        : cardsOf(next, { cards: true }).filter(
            ({ call }) =>
              call.state !== 'ended' &&
              ((settings.cards && isTold('card', call)) || isTold('notification', call)),
          ),
    missed: missed.filter((call) => isTold('notification', call)),
    sound: ringing.some((call) => isTold('sound', call)),
    flashing: [...ringing, ...missed].filter((call) => isTold('flash', call)).map(({ id }) => id),
  }
}

/**
 * Calls that were seen ringing before and are missed now. A call first known from a snapshot raises no alarm, at its
 * end neither.
 */
export function missedSince(previous: CallsState, next: CallsState): readonly Call[] {
  if (previous.ended === next.ended) return []
  const over = new Set(previous.ended.map(({ id }) => id))
  return next.ended.filter((call) => call.outcome === 'missed' && !call.silent && !over.has(call.id))
}
