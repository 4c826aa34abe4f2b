/** Whether a wish to dial may go ahead by itself. */
import { assertNever } from '../contract/result.ts'
import type { DialCandidate, DialRequest, DialSource } from './model.ts'

export interface WaitSettings {
  /** Seconds that a number from the clipboard waits before it is dialled; null waits for Enter. */
  readonly waitSeconds: number | null
}

const ENTER: DialRequest['wait'] = { kind: 'enter' }

/**
 * Whatever the settings say, three things wait for Enter: emergency numbers, star and hash codes that nobody typed by
 * hand, and what comes from outside, since any page can send a link. So does a choice, and what may be no number.
 * @returns a count-down that ends now where a person asked for this very number.
 */
export function waitFor(
  source: DialSource,
  candidates: readonly DialCandidate[],
  { waitSeconds }: WaitSettings,
  nowMs: number,
): DialRequest['wait'] {
  const [only, ...others] = candidates
  if (only === undefined || others.length > 0) return ENTER
  if (only.caution !== undefined && !(only.caution === 'feature-code' && source === 'field')) return ENTER
  switch (source) {
    case 'link':
    case 'argument':
      return ENTER
    case 'field':
    case 'redial':
      return { kind: 'countdown', dialAtMs: nowMs }
    case 'clipboard':
      return waitSeconds === null ? ENTER : { kind: 'countdown', dialAtMs: nowMs + waitSeconds * 1_000 }
    default:
      return assertNever(source)
  }
}
