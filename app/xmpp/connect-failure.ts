/** Why an attempt to connect failed, or a stream ended, in the product's closed set of codes. */
import { appError, type AppError, type ErrorCode } from '../contract/errors.ts'

export interface ConnectFailure {
  readonly error: AppError
  /** Trying again by itself could only do harm: the user has to act. */
  readonly terminal: boolean
}

/** The next attempt comes by itself. */
export const passing = (code: ErrorCode, detail?: string): ConnectFailure => ({
  error: appError(code, detail),
  terminal: false,
})

/** No further attempt until the user acts. */
export const terminal = (code: ErrorCode, detail?: string): ConnectFailure => ({
  error: appError(code, detail),
  terminal: true,
})

/** System and OpenSSL error codes (Node.js documentation: "Common system errors", "X509 certificate error codes"). */
const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'host-not-found',
  ENODATA: 'host-not-found',
  // No resolver answers, or no network to send by: the machine itself is off line.
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  ECONNREFUSED: 'connection-refused',
  EHOSTUNREACH: 'connection-timeout',
  ETIMEDOUT: 'connection-timeout',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-untrusted',
  CERT_SIGNATURE_FAILURE: 'certificate-untrusted',
  CERT_UNTRUSTED: 'certificate-untrusted',
  CERT_REJECTED: 'certificate-untrusted',
  CERT_REVOKED: 'certificate-untrusted',
  CERT_CHAIN_TOO_LONG: 'certificate-untrusted',
  INVALID_CA: 'certificate-untrusted',
  INVALID_PURPOSE: 'certificate-untrusted',
}

/**
 * What a socket's error means. None is terminal, not even a bad certificate: a captive portal shows one, too, and no
 * credential has left by then.
 */
export function socketFailure(error: unknown): ConnectFailure {
  const code = errorCode(error)
  const message = error instanceof Error ? error.message : String(error)
  return passing(CODES[code] ?? 'connection-lost', message === '' ? code : message)
}

function errorCode(error: unknown): string {
  if (error instanceof AggregateError && !('code' in error)) return errorCode(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
