/** From any text to a dial string, with the reasons visible. Pure data. */
import type { AppError } from '../contract/errors.ts'

/** Where a wish to dial came from. A `link` or an `argument` comes from outside and never dials by itself. */
export type DialSource = 'field' | 'clipboard' | 'link' | 'argument' | 'redial'

/** What was done to the text to get the dial string; each has one sentence in `messages/dialing.ts`. */
export type DialRule = 'national' | 'international' | 'extension' | 'as-typed' | 'sip-address'

/** Why a candidate waits for Enter whatever the settings say. */
export type DialCaution =
  /** It reaches an emergency service. */
  | 'emergency'
  /** It begins with a star or a hash and may change how the phones behave. */
  | 'feature-code'
  /** It may well be a date, a price, an order number or a part of something longer. */
  | 'unsure'

export interface DialCandidate {
  /** The run of the source text that was read as a number, as it stands there. */
  readonly found: string
  /** As the reader writes it, e.g. `(732) 555-0100`. */
  readonly display: string
  /** Digits (or address) that the service gets, e.g. `17325550100`. */
  readonly dialString: string
  /** The SIP URI that is sent, e.g. `sip:17325550100@example.com`. */
  readonly uri: string
  readonly rule: DialRule
  /** Digits of an extension that stood behind the number; they are told and not dialled. */
  readonly extension?: string
  /** A digit of the source that is not dialled: the trunk zero after a country code, `+44 (0)20 …`. */
  readonly dropped?: 'trunk-zero'
  readonly caution?: DialCaution
}

export interface DialRequest {
  readonly id: string
  readonly source: DialSource
  /** The text as it came, control characters removed, at most 200 characters. */
  readonly text: string
  /** At most 9; several numbers stay several. Empty when nothing dialable was found. */
  readonly candidates: readonly DialCandidate[]
  /** `countdown` dials by itself at `dialAtMs` unless stopped; `enter` waits for the user for ever. */
  readonly wait: { readonly kind: 'enter' } | { readonly kind: 'countdown'; readonly dialAtMs: number }
  readonly createdAtMs: number
  /** Why nothing can be dialled, or why the last attempt failed. */
  readonly problem?: AppError
}

export const MAX_DIAL_QUEUE = 10

/** The first request is the one on the screen. */
export interface DialingState {
  readonly queue: readonly DialRequest[]
}
