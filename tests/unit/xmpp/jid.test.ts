import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareJid, parseJid, resourceOf, sameBareJid, sameJid } from '../../../app/xmpp/jid.ts'

describe('an address', () => {
  it.each([
    ['ann@example.com', { local: 'ann', domain: 'example.com', resource: '' }],
    ['ann@example.com/desk', { local: 'ann', domain: 'example.com', resource: 'desk' }],
    ['ann@example.com/a@b/c d', { local: 'ann', domain: 'example.com', resource: 'a@b/c d' }],
    ['ann!example.com@my.example', { local: 'ann!example.com', domain: 'my.example', resource: '' }],
    ['example.com', { local: '', domain: 'example.com', resource: '' }],
  ])('%s is split', (text, expected) => {
    expect(parseJid(text)).toEqual(expected)
  })

  it.each([
    '',
    '@example.com',
    'ann@',
    'ann@example.com/',
    'a b@example.com',
    'a@b@c',
    'sip: ann@example.com',
  ])('"%s" is none', (text) => {
    expect(parseJid(text)).toBeUndefined()
  })

  it('compares without regard to case, except for the resource', () => {
    expect(sameJid('Ann@Example.COM/Desk', 'ann@example.com/Desk')).toBe(true)
    expect(sameJid('ann@example.com/desk', 'ann@example.com/Desk')).toBe(false)
    expect(sameBareJid('Ann@example.com/desk', 'ann@EXAMPLE.com')).toBe(true)
    expect(sameBareJid('ann@example.com', 'anna@example.com')).toBe(false)
  })

  it('is never more than its two parts', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const resource = resourceOf(text)
        expect(text.startsWith(bareJid(text))).toBe(true)
        if (resource !== '') expect(`${bareJid(text)}/${resource}`).toBe(text)
        parseJid(text)
      }),
    )
  })
})
