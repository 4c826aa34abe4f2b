import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownLinkTarget } from '../../../app/dialing/own-link.ts'

describe('a link of our own', () => {
  it.each([
    ['ringside:call?to=7042', '7042'],
    ['RINGSIDE:CALL?to=7042', '7042'],
    ['ringside://call?to=7042', '7042'],
    ['ringside://call/?to=7042', '7042'],
    ['ringside:call?to=+17325550100', '+17325550100'],
    ['ringside:call?to=%2B1%20732%20555%200100', '+1 732 555 0100'],
    ['ringside:call?to=tel:+1-732-555-0100', 'tel:+1-732-555-0100'],
    ['ringside:call?to=sip:bob@example.net', 'sip:bob@example.net'],
    ['ringside:call?to=%E2%80%AB7042', '\u202b7042'],
  ])('%s calls %s', (link, target) => {
    expect(ownLinkTarget(link)).toBe(target)
  })

  it.each([
    'ringside:',
    'ringside:call',
    'ringside:call?to=',
    'ringside:call?to=%20',
    'ringside:hang-up',
    'ringside:quit?to=7042',
    'ringside:call?from=7042',
    'ringside:call?to=7042&to=7043',
    'ringside:call?to=7042&now=1',
    'ringside:call?to=7042#now',
    'ringside:call?to=70%0A42',
    'ringside:call?to=70%0042',
    'ringside:call?to=%',
    'ringside:call?to=%ff',
    'ringside:call?to=ringside:call%3Fto=7042',
    'ringside://evil.example/call?to=7042',
    'ringside://call:80/?to=7042',
    'ringside:call/../quit?to=7042',
    'ringside:call?to=--config=/tmp/evil.json'.replace('to=--', 'config=--'),
    `ringside:call?to=${'1'.repeat(601)}`,
    'tel:7042',
    ' ringside:call?to=7042',
  ])('%s is refused', (link) => {
    expect(ownLinkTarget(link)).toBeUndefined()
  })

  it('gives back exactly what was encoded, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const plain = text.trim()
        const target = ownLinkTarget(`ringside:call?to=${encodeURIComponent(text)}`)
        expect(target === undefined || target === plain).toBe(true)
        if (/^[\d+ ()-]+$/u.test(plain)) expect(target).toBe(plain)
      }),
    )
  })
})
