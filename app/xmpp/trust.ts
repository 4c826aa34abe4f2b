/** Whom to believe: which authorities, and which names a server's certificate may bear. */
import { X509Certificate } from 'node:crypto'
import {
  checkServerIdentity,
  createSecureContext,
  rootCertificates,
  type PeerCertificate,
  type SecureContext,
} from 'node:tls'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { ConnectionTarget } from './connection-types.ts'
import { typedHost, xmppDomain } from './where-to-connect.ts'

/**
 * Built-in authorities with the system's and the given one beside them. Undefined means the runtime's own default,
 * which is the answer where nothing is to be added: a context of one's own would lose what it was configured with.
 */
export function createTrust(
  systemCertificates: readonly string[],
  caPem: string | undefined,
): Result<SecureContext | undefined, AppError> {
  const added = caPem === undefined ? systemCertificates : [...systemCertificates, caPem]
  if (added.length === 0) return ok(undefined)
  try {
    // A secure context takes whatever it is given, and trusts nobody then: unreadable text would show much later.
    if (caPem !== undefined) new X509Certificate(caPem)
    return ok(createSecureContext({ ca: [...rootCertificates, ...added] }))
  } catch (error) {
    return err(appError('ca-file-unreadable', error instanceof Error ? error.message : undefined))
  }
}

/**
 * Names either of which the certificate must bear: the XMPP domain, and the host where somebody typed one. A name
 * that DNS alone gave proves nothing (RFC 6125 §6.2.1, RFC 6120 §13.7.2.1).
 */
export function acceptedNames(target: Pick<ConnectionTarget, 'domain' | 'jid' | 'host'>): readonly string[] {
  return [...new Set([xmppDomain(target), typedHost(target)].filter((name) => name !== ''))]
}

/** A `checkServerIdentity` for `tls.connect` that goes by our names and not by the host it connected to. */
export function createIdentityCheck(
  names: readonly string[],
): (host: string, certificate: PeerCertificate) => Error | undefined {
  return (_host, certificate) => {
    const verdicts = names.map((name) => checkServerIdentity(name, certificate))
    if (verdicts.some((verdict) => verdict === undefined)) return undefined
    const borne = certificate.subjectaltname ?? [certificate.subject.CN].flat().join()
    const mismatch = new Error(`The certificate is for ${borne}; expected ${names.join(' or ')}`)
    return Object.assign(mismatch, { code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
  }
}
