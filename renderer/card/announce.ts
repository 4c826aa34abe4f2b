/** What is read aloud about the cards: a new incoming call at once, what changes afterwards in the next pause. Pure. */
import type { Card } from '../../app/calls/cards.ts'
import { announceEnded, announceIncoming, announceLive } from '../../app/contract/messages/calls.ts'

export interface Spoken {
  readonly assertive: string
  readonly polite: string
  /** Kind of each card as last spoken of, by call. */
  readonly kinds: ReadonlyMap<string, Card['kind']>
}

export const SILENCE: Spoken = { assertive: '', polite: '', kinds: new Map() }

/** Returns `spoken` itself when there is nothing new to say, and every region keeps its text until it has other. */
export function announce(spoken: Spoken, cards: readonly Card[]): Spoken {
  const fresh = cards.filter((card) => spoken.kinds.get(card.callId) !== card.kind)
  if (fresh.length === 0 && cards.length === spoken.kinds.size) return spoken
  const ringing = fresh.filter((card) => card.kind === 'incoming')
  const others = fresh.filter((card) => card.kind !== 'incoming')
  return {
    assertive:
      sentence(ringing.map(({ call }) => announceIncoming(call))) ??
      (cards.length === 0 ? '' : spoken.assertive),
    polite: sentence(others.map(spokenLine)) ?? (cards.length === 0 ? '' : spoken.polite),
    kinds: new Map(cards.map((card) => [card.callId, card.kind])),
  }
}

const spokenLine = ({ kind, call }: Card): string =>
  kind === 'ended' ? announceEnded(call) : announceLive(call)

const sentence = (lines: readonly string[]): string | undefined =>
  lines.length === 0 ? undefined : lines.join('. ')
