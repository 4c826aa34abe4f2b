/** Whether a wish to dial may go ahead by itself, and if not, why. */
import { assertNever } from '../contract/result.ts'
import type { DialCandidate, DialRequest, DialSource, WaitReason } from './model.ts'

export interface WaitSettings {
  /** Seconds that a number waits before it is dialled; 0 never waits, null always asks. */
  readonly waitSeconds: number | null
  /** The own plan's; null: what is an extension and what is not was never told. */
  readonly extensionLength: number | null
}

export interface Waiting {
  readonly wait: DialRequest['wait']
  readonly reasons: readonly WaitReason[]
}

/**
 * Whatever the settings say, three things wait for Enter: emergency numbers, star and hash codes that nobody typed by
 * hand, and links, since any page can send one. So does a choice, and what may be no number.
 * Of the rest, internal numbers and those that the user spoke with go ahead at once; those of the directory and of the
 * user's contacts too, unless more speaks against it than that they were never called. What was typed, or stands beside
 * the button that was pressed, was seen, so it waits only for what the digits alone do not show: a call that was missed may
 * come from a number that costs.
 * @returns a count-down that ends now where there is nothing to wait for.
 */
export function waitFor(
  source: DialSource,
  candidates: readonly DialCandidate[],
  settings: WaitSettings,
  nowMs: number,
): Waiting {
  const [only, ...others] = candidates
  if (only === undefined || others.length > 0) return { wait: { kind: 'enter' }, reasons: [] }
  const trusted = isTrusted(only, settings)
  const reasons = trusted ? [] : reasonsOf(only)
  const after = (seconds: number | null): Waiting => ({
    wait: seconds === null ? { kind: 'enter' } : { kind: 'countdown', dialAtMs: nowMs + seconds * 1_000 },
    reasons,
  })
  if (only.caution !== undefined && !(only.caution === 'feature-code' && source === 'field'))
    return after(null)
  switch (source) {
    case 'link':
      return after(null)
    case 'redial':
    case 'field':
      return after(reasons.some((reason) => reason !== 'first-time') ? settings.waitSeconds : 0)
    case 'clipboard':
    case 'selection':
    case 'argument':
      return after(
        settings.waitSeconds !== null && reasons.length === 0 && trusted ? 0 : settings.waitSeconds,
      )
    default:
      return assertNever(source)
  }
}

function isTrusted(candidate: DialCandidate, settings: WaitSettings): boolean {
  if (candidate.known === 'spoken' || isInternal(candidate, settings)) return true
  // Whoever wrote the list may not have known what a call there costs, and a number may have been misread.
  return candidate.known !== undefined && reasonsOf(candidate).every((reason) => reason === 'first-time')
}

/** Only where the length was told: else every year and every price would be an extension. */
const isInternal = ({ rule }: DialCandidate, { extensionLength }: WaitSettings): boolean =>
  rule === 'extension' && extensionLength !== null

function reasonsOf({ rule, charge, oddLength, steps }: DialCandidate): readonly WaitReason[] {
  const isChanged = steps.some(({ kind }) => kind === 'rule' || kind === 'area' || kind === 'letters')
  return [
    ...(charge === 'premium-rate' ? (['premium-rate'] as const) : []),
    ...(rule === 'international' ? (['international'] as const) : []),
    ...(oddLength === true ? (['odd-length'] as const) : []),
    ...(isChanged ? (['changed'] as const) : []),
    'first-time',
  ]
}
