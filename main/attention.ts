/** What a change of calls asks of the user's attention. Pure: what was, what is, settings and the system's facts. */
import { cardsOf } from '../app/calls/cards.ts'
import type { Call, CallsState } from '../app/calls/model.ts'
import type { Settings } from '../app/contract/settings.ts'

/** Where a ringing call can be shown: in a window of ours, or (Wayland, which lets none be placed) as a notification. */
export type CardSurface = 'window' | 'notification'

export interface Attention {
  /** Calls that have a card in a window of ours, oldest first. */
  readonly cards: readonly string[]
  /** Incoming calls to announce by a notification because no card can be placed; those already there stay. */
  readonly announced: readonly Call[]
  /** Calls that were missed just now: one notification each. */
  readonly missed: readonly Call[]
}

/** The same `previous` and `next` announce nothing and miss nothing. */
export function attend(
  previous: CallsState,
  next: CallsState,
  alerts: Settings['alerts'],
  surface: CardSurface,
): Attention {
  const cards = cardsOf(next, alerts)
  const newlyMissed = missedSince(previous, next)
  return {
    cards: surface === 'window' ? cards.map(({ callId }) => callId) : [],
    announced:
      surface === 'notification'
        ? cards.filter(({ kind }) => kind === 'incoming').map(({ call }) => call)
        : [],
    missed: alerts.missedNotification ? newlyMissed : [],
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
