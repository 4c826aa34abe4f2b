/** What a service that controls calls offers. A button is drawn from `capabilities`; nothing is drawn that cannot work. */
import type { AppError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import type { Call } from './model.ts'

export interface Capabilities {
  readonly create: boolean
  readonly end: boolean
  readonly transfer: boolean
  readonly accept: boolean
  /** Whether a ringing incoming call can be declined: learned from the server's answer. */
  readonly decline: 'unknown' | 'yes' | 'no'
}

export const NO_CAPABILITIES: Capabilities = {
  create: false,
  end: false,
  transfer: false,
  accept: false,
  decline: 'no',
}

/** A receipt says that the request was taken. Only events change calls. */
export type Receipt = Result<void, AppError>

export interface CallProvider {
  readonly capabilities: Capabilities
  /** @param from the own address that calls, `user@domain`. @param to a SIP URI. @param setupId 8 of `[A-Za-z0-9]`. */
  create(from: string, to: string, setupId: string): Promise<Receipt>
  /** Ends every leg of the call by the means that fits each. */
  end(call: Call): Promise<Receipt>
  /** Blind transfer (RFC 5589) of the remote party to a SIP URI. */
  transfer(call: Call, targetUri: string): Promise<Receipt>
}
