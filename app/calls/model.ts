/**
 * The call model: what a call is, without any wire format. A **leg** is one branch of a call as one item of
 * one node; a **call** is what a person means by the word, the legs that share a call-id or a call-setup-id.
 * All times are epoch milliseconds, all data is read-only.
 */
import type { AppError } from '../contract/errors.ts'

/** Who carries a call: the phone service, or a voice engine on this computer (OpenZoep). */
export type ProviderId = 'onsip' | 'openzoep'

export type Direction = 'incoming' | 'outgoing' | 'unknown'

/** One side of a call, ready to be shown. */
export interface Party {
  /** The SIP URI as it came, parameters included. Empty when the wire gave none. */
  readonly uri: string
  /** `user@domain`, lower-case domain, no scheme, no parameters. Empty when unknown. */
  readonly address: string
  /** Display name, quotes and control characters removed, at most 120 characters. Empty when none. */
  readonly display: string
  /** The number as the reader writes it, e.g. `(415) 555-1212`. Empty when the user part is no number. */
  readonly number: string
  /** Where they work, as a list of the user's own has it: one line, at most 120 characters; never part of what the wire told. */
  readonly organisation?: string
  /** Shown in place of all of it, on a screen that others see; never part of what the wire told. */
  readonly veil?: string
}

/** Who carries a call, and for which of the user's accounts. Ids of two carriers have nothing to do with each other. */
export interface Carrier {
  /** Absent: the phone service. */
  readonly provider?: ProviderId
  /** Id of an account beside the main one; absent: the main one, or whoever the provider serves. */
  readonly account?: string
}

/** What identifies a leg: call-ids do not, since all branches of one call share theirs. */
export interface LegKey extends Pick<Carrier, 'account'> {
  readonly node: string
  readonly itemId: string
}

/** One branch of a call as last published. */
export interface Leg extends LegKey, Carrier {
  /** The own address whose node this is, `user@domain`. */
  readonly owner: string
  readonly state: 'ringing' | 'answered'
  readonly direction: Direction
  readonly callId: string
  /** Empty unless the leg comes from click-to-call. */
  readonly setupId: string
  /** True for the leg by which the service rings the user's own phone during click-to-call. */
  readonly fromCallSetup: boolean
  readonly from: Party
  readonly to: Party
  /** Address of record that was reached, `user@domain`; empty before anything was reached. */
  readonly toAor: string
  readonly fromTag: string
  /** Empty until answered. */
  readonly toTag: string
  readonly branch: string
  /** When the service says the item was published, in server time; undefined when absent or unreadable. */
  readonly publishedAtMs: number | undefined
}

/** A leg that is over: what it takes to know a late copy of its last event, and where the call was answered. */
export interface PastLeg extends LegKey {
  readonly owner: string
  readonly callId: string
  readonly publishedAtMs: number | undefined
  readonly answered: boolean
  /** True for the leg by which click-to-call rang the user's own phone. */
  readonly ownPhone: boolean
  /** SIP URI of our side: To of what came in, From of what went out. May be a registered contact; mostly it is not. */
  readonly ownUri: string
}

/** States of one click-to-call attempt, in order. */
export type SetupState = 'requested' | 'own-phone-ringing' | 'own-phone-answered' | 'placed' | 'failed'

/** One click-to-call attempt of this program. It exists before its request leaves. */
export interface Setup {
  /** The call-setup-id: 8 of `[A-Za-z0-9]`. */
  readonly setupId: string
  readonly from: string
  /** The SIP URI sent as `to`. */
  readonly to: Party
  readonly state: SetupState
  /** When `state` was reached, or when the last leg went while the attempt waits for the next. */
  readonly sinceMs: number
  /** Set when state is `failed`; `failedAt` is the state it had reached. */
  readonly failedAt?: SetupState
  readonly error?: AppError
}

/**
 * How a call ended, and no more than the wire tells: an incoming call that was given up and one that was
 * cancelled look the same, so both are `missed`.
 */
export type Outcome = 'completed' | 'missed' | 'cancelled' | 'failed' | 'unknown'

/** Calls of two carriers are never one. */
export interface Call extends Carrier {
  /** Stable for the life of the call, also across its legs. Opaque. */
  readonly id: string
  readonly direction: Direction
  readonly state: 'ringing' | 'answered' | 'ended'
  /** `own`: placed here by click-to-call. `foreign`: by another program of the same user. */
  readonly origin: 'phone' | 'own-setup' | 'foreign-setup'
  readonly remote: Party
  /** The own addresses that take part, `user@domain`. */
  readonly owners: readonly string[]
  /** Live legs only; empty once ended, and while an own set-up waits for its first event. */
  readonly legs: readonly Leg[]
  /** Legs that are over, oldest first, at most `MAX_LEGS`. */
  readonly pastLegs: readonly PastLeg[]
  /** Every SIP call-id that its legs bore, so that a late leg still finds its call. */
  readonly callIds: readonly string[]
  /** The call-setup-id that its legs bear; empty when it does not come from click-to-call. */
  readonly setupId: string
  readonly setup?: Setup
  /** When the first event of the call arrived here, or the set-up was requested. */
  readonly startedAtMs: number
  readonly answeredAtMs?: number
  readonly endedAtMs?: number
  readonly outcome?: Outcome
  /** True when it ended after we had asked for its end. */
  readonly endedHere?: true
  /** True when a voicemail of that caller followed within two minutes of its end. */
  readonly leftVoicemail?: true
  /** True when the first thing known of the call came from a snapshot: it makes a card but no sound, no toast. */
  readonly silent: boolean
  /** True once it rings longer than a call can without news: whether it still does nobody knows. News clears it. */
  readonly uncertain?: true
  /** True once the user asked to hide the card; the call itself goes on. */
  readonly hidden: boolean
  /** True once the card of an ended call has said how it ended and went. */
  readonly cardOver?: true
  /** The intent that waits for its effect, so that it cannot be sent twice. */
  readonly pending?: Intent
  /** Why the last intent on this call failed; cleared by the next one. */
  readonly problem?: AppError
  /** The intent that `problem` is about, where it is about one. */
  readonly failed?: Intent
  /** Where the call is to be transferred, while that waits or after it failed. */
  readonly transfer?: TransferTarget
}

export type Intent = 'end' | 'transfer' | 'accept'

export interface TransferTarget {
  /** What was dialled, as the command takes it. */
  readonly to: string
  /** Whom that means, ready to be shown: the name where it is known, and the number or address. */
  readonly shown: string
}

export interface CallsState {
  /** Calls that are not over, oldest first. */
  readonly active: readonly Call[]
  /** Calls that ended since the program started, newest first, at most `MAX_ENDED`. */
  readonly ended: readonly Call[]
}

export const MAX_ENDED = 100
/** More live calls than any person has: beyond it the oldest is dropped from view and the fact is logged. */
export const MAX_ACTIVE = 200
/** More branches than any ring group has; beyond it the oldest ringing one is dropped. */
export const MAX_LEGS = 50

export const NO_CALLS: CallsState = { active: [], ended: [] }

/**
 * Everything that may change the calls. `atMs` is the moment of arrival here; `skewMs` is the service's clock minus
 * ours, where known: then a call that began before we looked shows its real age.
 */
export type CallEvent =
  | {
      readonly kind: 'leg-published'
      readonly leg: Leg
      readonly atMs: number
      readonly silent: boolean
      readonly skewMs?: number
    }
  /** `unexplained`: nothing told how it ended, so that it is neither missed nor cancelled. */
  | {
      readonly kind: 'leg-retracted'
      readonly key: LegKey
      readonly atMs: number
      readonly unexplained?: true
    }
  /**
   * The phone service's whole truth for the account and the nodes it covers (all of its own, unless `nodes` names
   * them): legs not in it are over, unless they were published after the request was sent (`seenSince`).
   */
  | {
      readonly kind: 'snapshot'
      /** As `Carrier` has it. */
      readonly account?: string
      readonly legs: readonly Leg[]
      readonly seenSince: readonly LegKey[]
      readonly nodes?: readonly string[]
      readonly atMs: number
      readonly skewMs?: number
    }
  | {
      readonly kind: 'setup-requested'
      /** The account that calls, as `Carrier` has it. */
      readonly account?: string
      readonly setupId: string
      readonly from: string
      readonly to: Party
      readonly atMs: number
    }
  | { readonly kind: 'setup-accepted'; readonly setupId: string; readonly atMs: number }
  | {
      readonly kind: 'setup-failed'
      readonly setupId: string
      readonly error: AppError
      readonly atMs: number
    }
  /** `transfer`: where to, with that intent. */
  | {
      readonly kind: 'intent-sent'
      readonly callId: string
      readonly intent: Intent
      readonly transfer?: TransferTarget
    }
  /** The intent no longer waits: with `error` it failed or had no effect in time. A mere receipt settles nothing. */
  | { readonly kind: 'intent-settled'; readonly callId: string; readonly error?: AppError }
  /** A message arrived in the mailbox of the own address `owner`; `from` is its caller's `user@domain`. */
  | {
      readonly kind: 'voicemail-arrived'
      readonly owner: string
      readonly from: string
      readonly atMs: number
    }
  /** Nothing was heard of a ringing call for longer than it can ring. */
  | { readonly kind: 'ring-overdue'; readonly callId: string }
  /** Hides the card of a call that goes on; for an ended one: its two seconds are over. */
  | { readonly kind: 'card-hidden'; readonly callId: string }
