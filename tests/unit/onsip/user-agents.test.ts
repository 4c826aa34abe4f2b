import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { contactOf } from '../../../app/onsip/sip-address.ts'
import { decodeUserAgent } from '../../../app/onsip/user-agents.ts'
import { ONSIP_USER_AGENTS } from '../../../app/xmpp/namespaces.ts'
import { xml } from '../../../app/xmpp/xml.ts'

const anything = fc.string({ unit: 'binary' })

it('an item gives a phone that can be shown or a reason, whatever it holds', () => {
  const fields = fc.array(
    fc.tuple(
      fc.constantFrom('contact', 'received', 'device', 'expires', 'time', 'junk'),
      fc.oneof(fc.constantFrom('sip:a@b:5060;x=1', 'Desk', '2031-04-05T06:00:00Z'), anything),
    ),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(fields, fc.oneof(fc.constant('/example.com/ann'), anything), (texts, node) => {
      const payload = xml(
        'user-agent',
        { xmlns: ONSIP_USER_AGENTS },
        ...texts.map(([name, text]) => xml(name, {}, text)),
      )
      const read = decodeUserAgent({ node, payload })
      if (!read.ok) return
      const { device, contact, source, expiresAtMs } = read.value
      expect(device + contact + source).not.toBe('')
      expect(device).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u)
      expect(contact.length).toBeLessThanOrEqual(120)
      expect(expiresAtMs === undefined || Number.isFinite(expiresAtMs)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('a field longer than any real one is refused', () => {
  const payload = xml('user-agent', { xmlns: ONSIP_USER_AGENTS }, xml('device', {}, 'x'.repeat(3_000)))
  expect(decodeUserAgent({ node: '/example.com/ann', payload })).toEqual({ ok: false, error: 'too-long' })
})

test.each([
  ['sip:foo@192.168.0.125:5060;rinstance=d6e7', 'foo@192.168.0.125:5060'],
  ['SIPS:Foo@Desk.Example.COM', 'Foo@desk.example.com'],
  ['"Foo" <sip:foo@host:5070;transport=tcp>;q=0.7', 'foo@host:5070'],
  ['sip:203.0.113.7:34873', '203.0.113.7:34873'],
  ['sip:foo@[2001:db8::1]:5060;ob', 'foo@[2001:db8::1]:5060'],
  ['sip:', ''],
  ['', ''],
])('the contact of %s is %s', (uri, contact) => {
  expect(contactOf(uri)).toBe(contact)
})
