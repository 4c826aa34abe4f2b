/** What windows may know of the voice engine of this computer. */
import { NO_CAPABILITIES, type Capabilities } from '../calls/provider.ts'
import type { AppError } from './errors.ts'

/** What can fail on the way into a local voice engine, in order. */
export type EngineStep = 'register' | 'open' | 'configure' | 'method' | 'log-in' | 'presence'

/** The stream to a voice engine on this computer (OpenZoep); it has nothing to do with the phone service's. */
export type EngineLink =
  | { readonly status: 'off' }
  | { readonly status: 'connecting'; readonly step: EngineStep; readonly sinceMs: number }
  | { readonly status: 'connected'; readonly sinceMs: number }
  /** The next attempt comes by itself. */
  | {
      readonly status: 'waiting'
      readonly retryAtMs: number
      readonly step: EngineStep
      readonly error: AppError
    }
  /** Until the user acts: wrong password, another computer's address, something not filled in. */
  | { readonly status: 'stopped'; readonly step: EngineStep; readonly error: AppError }

/** The second provider of calls. `off` until the user switches it on. */
export interface OpenZoepState {
  readonly link: EngineLink
  readonly capabilities: Capabilities
  /** Whether a password is kept for the account, host and port as they are set. */
  readonly hasPassword: boolean
}

export const ENGINE_OFF: OpenZoepState = {
  link: { status: 'off' },
  capabilities: NO_CAPABILITIES,
  hasPassword: false,
}
