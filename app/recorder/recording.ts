/**
 * What a recording is: how things stood at its beginning, and everything that changed them since. Calls are recorded as
 * the events that make them, so that playing them is what the program itself did.
 */
import type { Verdicts } from '../calls/alerting.ts'
import type { CallEvent, CallsState, Carrier } from '../calls/model.ts'
import type { Names } from '../calls/named.ts'
import type { Capabilities } from '../calls/provider.ts'
import type { AccountsState } from '../contract/accounts.ts'
import type { OpenZoepState } from '../contract/engine-state.ts'
import type { CallerLines } from '../contract/history.ts'
import type { PhonesState, SessionState } from '../contract/state.ts'

/** What windows show of calls beside the calls themselves: the links, the names, the devices, the user's choices. */
export interface Scene {
  /** Without what changes with every event: `subid` and `lastEventAtMs` of its subscriptions. */
  readonly session: SessionState
  readonly openzoep: OpenZoepState
  readonly capabilities: Capabilities
  /** The accounts that are signed in to beside that one, as windows show them. */
  readonly accounts: AccountsState
  readonly names: Names
  readonly organisations: Names
  readonly callers: CallerLines
  /** Lines that took calls, by call. */
  readonly takenBy: Names
  readonly phones: PhonesState
  /** What was decided about alerting the user to each call. */
  readonly verdicts: Verdicts
  readonly shown: ShownSettings
}

/** The settings that decide which cards and buttons there are. */
export interface ShownSettings {
  readonly cards: boolean
  readonly tryDecline: boolean
}

export type Change =
  | { readonly kind: 'call'; readonly event: CallEvent }
  | ({ readonly kind: 'forget' } & Carrier)
  | { readonly kind: 'scene'; readonly scene: Partial<Scene> }

export interface Entry {
  /** Milliseconds from the recording's beginning, by a clock that never jumps. */
  readonly afterMs: number
  /** Wall time of the machine, epoch ms. */
  readonly atMs: number
  readonly change: Change
}

/** How everything stood at one moment. */
export interface Picture {
  readonly calls: CallsState
  readonly scene: Scene
}

export interface Recording {
  /** Wall time of its beginning, epoch ms. */
  readonly atMs: number
  readonly lengthMs: number
  readonly base: Picture
  /** Oldest first. */
  readonly entries: readonly Entry[]
}
