import type { JsonGeneralName } from '@peculiar/x509'

/** What a TLS server needs, and the authority that a client must trust. All PEM text. */
export interface Certificates {
  readonly caPem: string
  readonly certificatePem: string
  readonly keyPem: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY_MS = 86_400_000
/** Clocks of two programs on one machine agree, but a test may hand in one that runs an hour off. */
const BACKDATED_MS = DAY_MS
const VALID_MS = 30 * DAY_MS

/**
 * Makes a certificate authority and one server certificate for `names`, both new at every start: nothing secret is
 * ever stored. Names that are IPv4 addresses become iPAddress entries (RFC 6125 and RFC 5280 section 4.2.1.6).
 *
 * @param nowMs epoch milliseconds on the machine's own clock, by which TLS libraries judge validity
 */
export async function createCertificates(names: readonly string[], nowMs: number): Promise<Certificates> {
  // The X.509 library's container wants this polyfill first; both are loaded only when a simulator starts.
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')

  const authorityKeys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const serverKeys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const validity = { notBefore: new Date(nowMs - BACKDATED_MS), notAfter: new Date(nowMs + VALID_MS) }
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Ringside simulator authority',
    ...validity,
    keys: authorityKeys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  })
  const server = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: `CN=${names[0] ?? 'localhost'}`,
    issuer: authority.subject,
    ...validity,
    publicKey: serverKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map(alternativeName)),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  })
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', serverKeys.privateKey)).toString('base64')
  return {
    caPem: `${authority.toString('pem')}\n`,
    certificatePem: `${server.toString('pem')}\n`,
    keyPem: `-----BEGIN PRIVATE KEY-----\n${key.replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`,
  }
}

const alternativeName = (name: string): JsonGeneralName => ({
  type: /^\d+(\.\d+){3}$/.test(name) ? 'ip' : 'dns',
  value: name,
})
