/** From any text to a dial string, with the reasons visible. Pure data. */
import type { AppError } from '../contract/errors.ts'

/**
 * Where a wish to dial came from. A `selection` is what is marked and was never copied; an `argument` stood on a command
 * line. A `link` may come from any page and never dials by itself.
 */
export type DialSource = 'field' | 'clipboard' | 'selection' | 'link' | 'argument' | 'redial'

/** In which of two texts a number stands, where both were read. */
export type DialOrigin = 'clipboard' | 'selection' | 'both'

/** How the text became a dial string; each has one sentence in `messages/dialing.ts`. */
export type DialRule =
  | 'national'
  | 'international'
  | 'extension'
  /** Digits of no plan and no extension's length, and codes. */
  | 'as-typed'
  | 'sip-address'
  /** One of the user's own rules made it. */
  | 'rewritten'

/** Why a candidate waits for Enter whatever the settings say. */
export type DialCaution =
  /** It reaches an emergency service. */
  | 'emergency'
  /** It holds a star or a hash and may change how the phones behave. */
  | 'feature-code'
  /** It may well be a date, a price, an order number or a part of something longer. */
  | 'doubtful'

/** What was done on the way besides; in order, each with one sentence. */
export type DialStep =
  /** The zero after a country code, `+44 (0)20 …`, is not dialled. */
  | { readonly kind: 'trunk-zero' }
  /** Letters read as the keys that they stand on; `unused` ones are more than a number has digits. */
  | { readonly kind: 'letters'; readonly letters: string; readonly digits: string; readonly unused: string }
  /** The user's own area was put before a local number. */
  | { readonly kind: 'area'; readonly areaCode: string }
  /** A rule of the user's. */
  | { readonly kind: 'rule'; readonly match: string; readonly replace: string }
  | { readonly kind: 'international-prefix'; readonly prefix: string }
  | { readonly kind: 'outside-line'; readonly prefix: string }

/** Why a number counts as known: the user spoke with it in this run, or it stands in a list of people. */
export type KnownBy = 'spoken' | 'directory' | 'contacts'

export interface DialCandidate {
  /** The run of the source text that was read as a number, as it stands there. */
  readonly found: string
  /** As the reader writes it, e.g. `(732) 555-0100`. */
  readonly display: string
  /** Digits (or address) that the service gets, e.g. `17325550100`. */
  readonly dialString: string
  /** The SIP URI that is sent, e.g. `sip:17325550100@example.com`; empty while the own domain is unknown. */
  readonly uri: string
  readonly rule: DialRule
  readonly steps: readonly DialStep[]
  /** Digits as they were written, with a plus where one stood: what rules see. Empty for a SIP address. */
  readonly written: string
  /** The number in international form, `+17325550100`, where the plans know it. */
  readonly e164?: string
  /** Digits of an extension that stood behind the number; they are told and not dialled. */
  readonly extension?: string
  /** It costs the caller more than a call does. */
  readonly charge?: 'premium-rate'
  /** No plan has numbers of this length, or no extension is that long. */
  readonly oddLength?: true
  readonly caution?: DialCaution
  /** Absent where nobody knows it, and where nobody was asked. */
  readonly known?: KnownBy
  /** Where it stands; absent where it goes without saying. */
  readonly origin?: DialOrigin
}

/** Why a number is not dialled at once; each has one sentence. */
export type WaitReason = 'first-time' | 'international' | 'premium-rate' | 'odd-length' | 'changed'

export interface DialRequest {
  readonly id: string
  readonly source: DialSource
  /** The text as it came, control characters removed, at most 200 characters. */
  readonly text: string
  /** The selection's text, in the same form, where it offers other numbers than the clipboard. */
  readonly marked?: string
  /** The text was longer than what is read of one. */
  readonly cut?: true
  /** At most 9; several numbers stay several. Empty when nothing dialable was found. */
  readonly candidates: readonly DialCandidate[]
  /** `countdown` dials by itself at `dialAtMs` unless stopped; `enter` waits for the user for ever. */
  readonly wait: { readonly kind: 'enter' } | { readonly kind: 'countdown'; readonly dialAtMs: number }
  /** Why it waits, where it is the number's own matter. */
  readonly reasons: readonly WaitReason[]
  readonly createdAtMs: number
  /** Why nothing can be dialled, or why the last attempt failed. */
  readonly problem?: AppError
}

export const MAX_DIAL_QUEUE = 10

/** A request as the same wish would make it again. */
export type WishKey = Pick<DialRequest, 'source' | 'text' | 'marked' | 'candidates'>

/** The first request is the one on the screen. */
export interface DialingState {
  readonly queue: readonly DialRequest[]
  /** What was dialled last, and when it was wished for last (epoch ms): a key that is held must not dial it again. */
  readonly dialled?: WishKey & { readonly atMs: number }
}
