/** How fast the call cards are, in words. */
import { assertNever } from '../result.ts'
import type { CardSpeed, SlowCause } from '../card-speed.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const cardSpeedText = texts({
  name: m.card_speed_name,
})

/** `14 cards today · 95 of 100 within 24 ms · slowest 180 ms`. */
export const speedLine = ({ cards, p95Ms, worstMs }: CardSpeed): string =>
  m.card_speed_line({ cards, p95: Math.round(p95Ms), worst: Math.round(worstMs) })

export function slowReason(cause: SlowCause): string {
  switch (cause) {
    case 'woke-up':
      return m.card_speed_slow_reason_woke_up()
    case 'busy':
      return m.card_speed_slow_reason_busy()
    case 'many-calls':
      return m.card_speed_slow_reason_many_calls()
    case 'window-made':
      return m.card_speed_slow_reason_window_made()
    case 'software-drawing':
      return m.card_speed_slow_reason_software_drawing()
    case 'unknown':
      return m.card_speed_slow_reason_unknown()
    default:
      return assertNever(cause)
  }
}
