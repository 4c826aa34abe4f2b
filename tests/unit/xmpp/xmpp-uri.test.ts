import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatXmppUri, parameterOf, parseXmppUri } from '../../../app/xmpp/xmpp-uri.ts'

const SERVICE = 'pubsub.directories.xmpp.onsip.com'

describe('an XMPP URI is read as it is found', () => {
  it.each([
    ['without an action', `xmpp:${SERVICE}?;node=/example.com/user;item=hiro`],
    ['with a pair where the action belongs', `xmpp:${SERVICE}?node=/example.com/user;item=hiro`],
    ['with a slash before the query', `xmpp:${SERVICE}/?node=/example.com/user;item=hiro`],
    ['encoded', `XMPP:${SERVICE}?;node=%2Fexample.com%2Fuser;item=hiro`],
    ['with an action', `xmpp:${SERVICE}?pubsub;action=retrieve;node=/example.com/user;item=hiro`],
  ])('%s', (_how, text) => {
    const uri = parseXmppUri(text)
    expect(uri?.jid).toBe(SERVICE)
    expect(uri && parameterOf(uri, 'node')).toBe('/example.com/user')
    expect(uri && parameterOf(uri, 'item')).toBe('hiro')
  })

  it('a value may hold an equals sign', () => {
    const uri = parseXmppUri(`xmpp:${SERVICE}?;node=/a=b;item=c=d`)
    expect(uri?.parameters).toEqual([
      ['node', '/a=b'],
      ['item', 'c=d'],
    ])
  })

  it.each(['', 'sip:ann@example.com', 'xmpp:', 'xmpp:?node=/a', 'xmpp:a?;node=%zz', 'xmpp:%ff?;node=/a'])(
    '"%s" is none',
    (text) => {
      expect(parseXmppUri(text)).toBeUndefined()
    },
  )

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseXmppUri(text)
        parseXmppUri(`xmpp:${text}`)
        parseXmppUri(`xmpp:a@b?;node=${text}`)
      }),
    )
  })
})

describe('an XMPP URI is written', () => {
  it('as the service writes its own', () => {
    const written = formatXmppUri({
      jid: SERVICE,
      action: '',
      parameters: [['node', '/me/foo!a.example@my.onsip.com']],
    })
    expect(written).toBe(`xmpp:${SERVICE}?;node=/me/foo!a.example@my.onsip.com`)
  })

  it('so that it is read again as what it was', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    const some = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    const uri = fc.record({
      jid: some,
      action: text,
      parameters: fc.array(fc.tuple(text, text), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(uri, (given) => {
        expect(parseXmppUri(formatXmppUri(given))).toEqual(given)
      }),
      { numRuns: 1_000 },
    )
  })
})
