/** What a service that controls calls offers. A button is drawn from `capabilities`; nothing is drawn that cannot work. */
import type { AppError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import type { Call, ProviderId } from './model.ts'

export interface Capabilities {
  readonly create: boolean
  readonly end: boolean
  /** Ending a call takes it from our list and no more: the provider has no word for it. */
  readonly endsHereOnly?: true
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

/** Calls and their legs name nobody where the phone service carries them. */
export const providerOf = ({ provider }: { readonly provider?: ProviderId }): ProviderId =>
  provider ?? 'onsip'

export interface CallProvider {
  readonly capabilities: Capabilities
  /**
   * @param from the own address that calls, `user@domain`
   * @param to whom, in the provider's own form: a SIP URI for OnSIP, a full JID or `unknown/#00…` for OpenZoep
   * @param setupId names the attempt: 8 of `[A-Za-z0-9]` for OnSIP, `phonecall_<GUID>` for OpenZoep
   */
  create(from: string, to: string, setupId: string): Promise<Receipt>
  /** Ends every leg of the call by the means that fits each. */
  end(call: Call): Promise<Receipt>
  /** Takes a call that rings. */
  accept(call: Call): Promise<Receipt>
  /** Blind transfer (RFC 5589) of the remote party to a SIP URI. */
  transfer(call: Call, targetUri: string): Promise<Receipt>
}
