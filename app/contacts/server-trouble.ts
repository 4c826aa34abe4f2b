/** Why a server of contacts could not be read: at which step, and in the product's closed set of codes. */
import { appError, type AppError, type ErrorCode } from '../contract/errors.ts'
import type { ContactStep } from '../people/contact.ts'

export interface ServerTrouble {
  readonly step: ContactStep
  readonly error: AppError
}

export const trouble = (step: ContactStep, code: ErrorCode, detail?: string): ServerTrouble => ({
  step,
  error: appError(code, detail),
})

/** Node.js documentation: "Common system errors", "X509 certificate error codes". */
const CODES: Readonly<Record<string, readonly [ContactStep, ErrorCode]>> = {
  ENOTFOUND: ['resolve', 'contacts-host-not-found'],
  ENODATA: ['resolve', 'contacts-host-not-found'],
  EAI_AGAIN: ['resolve', 'contacts-host-not-found'],
  ENETUNREACH: ['connect', 'contacts-timeout'],
  ENETDOWN: ['connect', 'contacts-timeout'],
  EHOSTUNREACH: ['connect', 'contacts-timeout'],
  ETIMEDOUT: ['connect', 'contacts-timeout'],
  ECONNREFUSED: ['connect', 'contacts-refused'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'contacts-certificate-name'],
  CERT_HAS_EXPIRED: ['tls', 'certificate-expired'],
  CERT_NOT_YET_VALID: ['tls', 'certificate-expired'],
}

const UNTRUSTED = /^(?:UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CERT_|INVALID_)/u
/** It answered, and not in TLS. */
const NO_TLS = /^(?:EPROTO$|ERR_SSL_)/u

/** @param step at which an unknown error counts */
export function troubleFrom(thrown: unknown, step: ContactStep): ServerTrouble {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = CODES[code]
  if (known !== undefined) return trouble(known[0], known[1], error.message)
  if (UNTRUSTED.test(code)) return trouble('tls', 'certificate-untrusted', error.message)
  if (NO_TLS.test(code)) return trouble('tls', 'contacts-insecure', error.message)
  return trouble(step, 'contacts-bad-reply', error.message)
}
