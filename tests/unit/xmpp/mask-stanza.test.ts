import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MASK, maskStanza } from '../../../app/xmpp/mask-stanza.ts'
import { DATA_FORM, SASL } from '../../../app/xmpp/namespaces.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { anyElement } from './any-element.ts'
import { stanza } from './parse.ts'

const SECRET = 'hunter2-and-more'
const BASE64 = Buffer.from(SECRET).toString('base64')

describe('a masked stanza', () => {
  it.each([
    ['SASL', `<auth xmlns='${SASL}' mechanism='PLAIN'>${SECRET}</auth>`],
    ['an answer within SASL', `<response xmlns='${SASL}'>${SECRET}</response>`],
    ['a challenge', `<challenge xmlns='${SASL}'>${SECRET}</challenge>`],
    ['the end of SASL', `<success xmlns='${SASL}'>${SECRET}</success>`],
    [
      'SASL2',
      `<authenticate xmlns='urn:xmpp:sasl:2'><initial-response>${SECRET}</initial-response></authenticate>`,
    ],
    [
      'a private field',
      `<x xmlns='${DATA_FORM}'><field var='a' type='text-private'><value>${SECRET}</value></field></x>`,
    ],
    [
      'a field called password',
      `<x xmlns='${DATA_FORM}'><field var='password'><value>${SECRET}</value></field></x>`,
    ],
    ['a field with a longer name', `<x><field var='urn:x#web-password'><value>${SECRET}</value></field></x>`],
    ['an older log-in', `<query xmlns='jabber:iq:auth'><password>${SECRET}</password></query>`],
    ['its digest', `<query xmlns='jabber:iq:auth'><digest>${SECRET}</digest></query>`],
    ['an attribute', `<a access-token='${SECRET}'/>`],
    ['something inside a secret', `<token><part>${SECRET}</part></token>`],
  ])('does not show %s', (_what, content) => {
    const masked = maskStanza(stanza(`<iq>${content}</iq>`), []).toString()
    expect(masked).not.toContain(SECRET)
    expect(masked).toContain(MASK)
  })

  it('shows the known password nowhere, as it is or in base64', () => {
    const text = `<message from='a@b/${SECRET}'><body>it is ${SECRET} or ${BASE64}!</body></message>`
    const masked = maskStanza(stanza(text), [SECRET]).toString()
    expect(masked).toBe(`<message from="a@b/${MASK}"><body>it is ${MASK} or ${MASK}!</body></message>`)
  })

  it('leaves everything else as it was, and the stanza itself alone', () => {
    const original = stanza(
      `<iq type='set'><command xmlns='urn:c' node='create'><field var='from-tag' type='text-single'>
         <value>1</value></field></command></iq>`,
    )
    const before = original.toString()
    expect(maskStanza(original, [SECRET]).toString()).toBe(before)
    expect(original.toString()).toBe(before)
  })

  it('does not take a word apart for a password of three letters', () => {
    expect(maskStanza(stanza('<message><body>a cat</body></message>'), ['cat']).toString()).toContain('a cat')
  })

  it('shows no secret, whatever it is made of', () => {
    fc.assert(
      fc.property(anyElement, fc.string({ minLength: 4, maxLength: 6 }), (element, secret) => {
        const textsIn = (one: Element): readonly string[] =>
          one.children.flatMap((child) => (typeof child === 'string' ? [child] : textsIn(child)))
        const texts = textsIn(maskStanza(element, [secret]))
        expect(texts.some((text) => text.includes(secret))).toBe(false)
      }),
    )
  })
})
