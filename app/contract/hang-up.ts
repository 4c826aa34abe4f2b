/** What came of the key that hangs up, as long as there is something to show. */
import { callsToHangUp } from '../calls/hang-up.ts'
import type { Call } from '../calls/model.ts'
import { capabilitiesFor } from './carriers.ts'
import type { AppError } from './errors.ts'
import type { AppState } from './state.ts'

export type HangUpState =
  | { readonly status: 'idle' }
  /** Several calls could be meant. `from`: a key of the user's, or another program, which may come under their hands. */
  | { readonly status: 'asking'; readonly from: HangUpSource }
  /** Nothing was ended, and why. Goes away by itself. */
  | { readonly status: 'told'; readonly error: AppError }

export type HangUpSource = 'key' | 'outside'

/**
 * What was done: `ended` asked the service to end the one call (or it is being ended already); `stopped` kept a number
 * that was counting down from being dialled; `asks`: the user is asked which.
 */
export interface HungUp {
  readonly did: 'ended' | 'stopped' | 'asks'
}

export const NOT_HANGING_UP: HangUpState = { status: 'idle' }

/** Calls that can be ended from here. A voice engine that knows no hang-up is left out: its calls would go on unseen. */
export const endableCalls = (
  state: Pick<AppState, 'calls' | 'capabilities' | 'openzoep' | 'accounts'>,
): readonly Call[] =>
  callsToHangUp(state.calls).filter((call) => capabilitiesFor(call, state).endsHereOnly !== true)
