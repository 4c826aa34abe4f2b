/** How fast the call cards are, in words. */
import { assertNever } from '../result.ts'
import type { CardSpeed, SlowCause } from '../card-speed.ts'

export const cardSpeedText = {
  name: 'Speed of call cards',
} as const

const inMs = (ms: number): string => `${String(Math.round(ms))} ms`

/** `14 cards today · 95 of 100 within 24 ms · slowest 180 ms`. */
export function speedLine({ cards, p95Ms, worstMs }: CardSpeed): string {
  if (cards === 1) return `One card today, after ${inMs(worstMs)}`
  return `${String(cards)} cards today · 95 of 100 within ${inMs(p95Ms)} · slowest ${inMs(worstMs)}`
}

export function slowReason(cause: SlowCause): string {
  switch (cause) {
    case 'woke-up':
      return 'Likely because this computer had just woken up.'
    case 'busy':
      return 'Likely because this computer was busy with something else.'
    case 'many-calls':
      return 'Likely because many calls came at once.'
    case 'window-made':
      return 'Likely because the card’s window had to be made first. Settings can keep it ready.'
    case 'software-drawing':
      return 'Likely because this computer draws without its graphics card.'
    case 'unknown':
      return 'Why is not known.'
    default:
      return assertNever(cause)
  }
}
