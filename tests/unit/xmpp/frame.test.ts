import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from '../../../app/xmpp/frame.ts'
import { LIMITS_BEFORE_SIGN_IN } from '../../../app/xmpp/guarded-parser.ts'
import { CLIENT, FRAMING } from '../../../app/xmpp/namespaces.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { anyElement } from './any-element.ts'

const read = (text: string) => decodeFrame(text, LIMITS_BEFORE_SIGN_IN)

describe('a message over WebSocket', () => {
  it('is one element with its own namespaces', () => {
    const open = read(`<open xmlns='${FRAMING}' id='1' version='1.0'/>`)
    expect(open.ok && open.value.is('open', FRAMING)).toBe(true)
    const features = read(
      "<stream:features xmlns:stream='http://etherx.jabber.org/streams'><bind xmlns='b'/></stream:features>",
    )
    expect(features.ok && features.value.is('features', 'http://etherx.jabber.org/streams')).toBe(true)
  })

  it('without a namespace is in none: nothing is inherited from a stream that is not there', () => {
    const read_ = read('<iq/>')
    expect(read_.ok && read_.value.getNS()).toBeUndefined()
  })

  it.each([
    '',
    ' <iq/>',
    'text',
    "<?xml version='1.0'?><iq/>",
    '<iq>',
    '<iq/><iq/>',
    '</frame><frame><iq/>',
    '<iq/></frame>',
    '</frame>',
    '<iq></message>',
    '<iq',
    '<!-- only a comment -->',
    '<iq a="&undefined;"/>',
    `<iq>${'x'.repeat(70_000)}</iq>`,
    `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`,
  ])('that is %j is refused', (text) => {
    expect(read(text).ok).toBe(false)
  })

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '<iq>', '<a/>'), (text, before) => {
        expect(typeof read(before + text).ok).toBe('boolean')
      }),
    )
  })

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyElement, (element) => {
        const back = decodeFrame(encodeFrame(element), { ...LIMITS_BEFORE_SIGN_IN, maxDepth: 64 })
        expect(back.ok && back.value.getName()).toBe(element.getName())
      }),
    )
  })

  it('says which namespace a stanza is in, once', () => {
    expect(encodeFrame(xml('iq', { type: 'get' }))).toBe(`<iq xmlns="${CLIENT}" type="get"/>`)
    expect(encodeFrame(xml('open', { xmlns: FRAMING }))).toBe(`<open xmlns="${FRAMING}"/>`)
    expect(encodeFrame(xml('message', {}, 'a\u0000b'))).toBe(`<message xmlns="${CLIENT}">ab</message>`)
  })
})
