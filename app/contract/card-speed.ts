/** How fast today's call cards were: from the arrival of the service's news to the card's first frame. Pure. */

/** Why a card may have come late, the likeliest first. */
export type SlowCause =
  /** The machine slept a moment before: everything wakes at once. */
  | 'woke-up'
  /** Main itself was held up by something else while the card was wanted. */
  | 'busy'
  /** Several calls came together. */
  | 'many-calls'
  /** The card's window had to be made first. */
  | 'window-made'
  /** No graphics card helps to draw. */
  | 'software-drawing'
  | 'unknown'

/** One card that was painted. */
export interface PaintedCard {
  /** When, epoch ms. */
  readonly atMs: number
  readonly paintedAfterMs: number
  /** How long main was held up meanwhile. */
  readonly heldUpMs: number
  /** Cards that were shown with it. */
  readonly cards: number
  readonly windowMade: boolean
  readonly softwareDrawing: boolean
  /** Time since the machine woke up; undefined when it has not slept. */
  readonly awakeForMs?: number
}

export interface CardSpeed {
  /** Cards of today that were painted. */
  readonly cards: number
  /** 95 of 100 were no slower. */
  readonly p95Ms: number
  readonly worstMs: number
  /** When the last one was painted, epoch ms: the figures are of that day. */
  readonly lastAtMs: number
  /** Set when the slow ones were slower than they may be: why, mostly. */
  readonly cause?: SlowCause
}

/** What nobody feels, also where the window must first be made. */
export const SLOW_MS = 200
/** More cards than a person has calls in a day; the newest count. */
export const MOST_CARDS = 1_000
const JUST_AWAKE_MS = 30_000
const MANY = 4

/** @returns the likeliest cause, whether or not the card was slow */
export function likelyCause(card: Omit<PaintedCard, 'atMs'>): SlowCause {
  if (card.awakeForMs !== undefined && card.awakeForMs < JUST_AWAKE_MS) return 'woke-up'
  if (card.heldUpMs >= card.paintedAfterMs / 2) return 'busy'
  if (card.cards >= MANY) return 'many-calls'
  if (card.windowMade) return 'window-made'
  return card.softwareDrawing ? 'software-drawing' : 'unknown'
}

/** @param startOfDayMs when today began where the reader is, epoch ms */
export const cardsToday = (cards: readonly PaintedCard[], startOfDayMs: number): readonly PaintedCard[] =>
  cards.filter(({ atMs }) => atMs >= startOfDayMs).slice(-MOST_CARDS)

/** @returns undefined while no card was painted */
export function speedOf(cards: readonly PaintedCard[]): CardSpeed | undefined {
  if (cards.length === 0) return undefined
  const times = cards.map(({ paintedAfterMs }) => paintedAfterMs).sort((one, other) => one - other)
  const p95Ms = times[Math.ceil(times.length * 0.95) - 1] ?? 0
  const worstMs = times.at(-1) ?? 0
  const lastAtMs = cards.at(-1)?.atMs ?? 0
  const slow = cards.filter(({ paintedAfterMs }) => paintedAfterMs > SLOW_MS)
  const figures = { cards: cards.length, p95Ms, worstMs, lastAtMs }
  return { ...figures, ...(p95Ms > SLOW_MS ? { cause: mostCommon(slow) } : {}) }
}

function mostCommon(cards: readonly PaintedCard[]): SlowCause {
  const counts = new Map<SlowCause, number>()
  for (const card of cards) {
    const cause = likelyCause(card)
    counts.set(cause, (counts.get(cause) ?? 0) + 1)
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), ['unknown', 0])[0]
}
