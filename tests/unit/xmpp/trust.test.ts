import { rootCertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { acceptedNames, createTrust } from '../../../app/xmpp/trust.ts'

describe('whom to trust', () => {
  it('is left to the runtime where nothing is added', () => {
    expect(createTrust([], undefined)).toEqual({ ok: true, value: undefined })
  })

  it('includes an added authority', () => {
    const trust = createTrust([], rootCertificates[0])
    expect(trust.ok && trust.value !== undefined).toBe(true)
  })

  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'cannot be told from a file that holds "%s"',
    (pem) => {
      expect(createTrust([], pem)).toMatchObject({ ok: false, error: { code: 'ca-file-unreadable' } })
    },
  )
})

describe('the names a certificate may bear', () => {
  it.each([
    [{ jid: 'ann@example.com', domain: '', host: '' }, ['example.com']],
    [{ jid: 'ann@example.com', domain: '', host: 'xmpp.example.net' }, ['example.com', 'xmpp.example.net']],
    [{ jid: 'ann@example.com', domain: 'corp.example', host: '' }, ['corp.example']],
    [{ jid: 'ann@example.com', domain: '', host: 'example.com' }, ['example.com']],
  ])('for %j are %j', (target, names) => {
    expect(acceptedNames(target)).toEqual(names)
  })
})
