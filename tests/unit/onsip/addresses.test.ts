import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOfLeaf, isWatched, leafOf, ownCollection, servicesOf } from '../../../app/onsip/services.ts'
import { addressOf, isWithheld, userPart } from '../../../app/onsip/sip-address.ts'

describe('the address in a SIP URI', () => {
  it.each([
    ['sip:foo@example.onsip.com', 'foo@example.onsip.com'],
    ['sips:foo@example.com;transport=tls', 'foo@example.com'],
    ['SIP:Foo@EXAMPLE.com:5061?subject=x', 'Foo@example.com'],
    ['sip:call-setup@onsip.com;id=14156265035', 'call-setup@onsip.com'],
    ['"Ann" <sip:ann@example.com>;tag=1', 'ann@example.com'],
    ['ann@example.com', 'ann@example.com'],
    ['sip:ann;phone-context=+1@example.com', 'ann@example.com'],
    ['sip:ann:secret@example.com', 'ann@example.com'],
    ['sip:example.com', ''],
    ['sip:@example.com', ''],
    ['sip:ann@', ''],
    ['', ''],
    ['tel:+14155551212', ''],
  ])('%s', (uri, address) => {
    expect(addressOf(uri)).toBe(address)
  })

  it('never throws and never keeps a scheme, a parameter or a bracket', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const address = addressOf(`sip:${text}`)
        expect(address === '' || address.includes('@')).toBe(true)
        expect(address.split('@').at(-1)).not.toMatch(/[;?]/)
      }),
    )
  })

  it('is nobody’s where the caller hides it', () => {
    expect(isWithheld(addressOf('sip:anonymous@Anonymous.Invalid:5060'))).toBe(true)
    expect(isWithheld(addressOf('sip:anonymous@example.com'))).toBe(false)
    expect(isWithheld('')).toBe(false)
  })

  it('has a user part', () => {
    expect(userPart('17325550100@example.com')).toBe('17325550100')
    expect(userPart('')).toBe('')
  })
})

describe('nodes', () => {
  it('name the domain before the user', () => {
    expect(leafOf('foo@example.com')).toBe('/example.com/foo')
    expect(addressOfLeaf('/Example.com/foo')).toBe('foo@example.com')
    expect(ownCollection('jgreen@example.onsip.com')).toBe('/me/jgreen@example.onsip.com')
  })

  it.each([
    '/',
    '/me/foo@example.com',
    '/me/foo@example.com/example.com',
    '/example.com',
    '',
    'example.com/foo',
  ])('%s is the leaf of nobody', (node) => {
    expect(addressOfLeaf(node)).toBeUndefined()
  })

  it.each(['', 'foo', '@example.com', 'foo@'])('%s has no leaf', (address) => {
    expect(leafOf(address)).toBeUndefined()
  })

  it('belong to services that share their tail', () => {
    for (const jid of Object.values(servicesOf('xmpp.onsip.com'))) {
      expect(jid).toMatch(/^(?:commands|pubsub)\.[a-z-]+\.xmpp\.onsip\.com$/)
    }
    expect(servicesOf('xmpp.onsip.com')).toMatchObject({
      auth: 'commands.auth.xmpp.onsip.com',
      callCommands: 'commands.active-calls.xmpp.onsip.com',
      calls: 'pubsub.active-calls.xmpp.onsip.com',
      recentCalls: 'pubsub.recent-calls.xmpp.onsip.com',
      userAgents: 'pubsub.user-agents.xmpp.onsip.com',
    })
  })
})

describe('an event is ours', () => {
  const BOB = '/example.com/bob'
  const isBob = (address: string): boolean => address === 'bob@example.com'
  const ours = (node: string, collections: readonly string[], own?: readonly string[]): boolean =>
    isWatched({ node, collections }, '/me/ann@example.com', own, isBob)

  it.each([
    ['an own address', '/example.com/ann', [], ['ann@example.com'], true],
    ['nobody’s leaf once it is known who we are', '/example.com/cy', [], ['ann@example.com'], false],
    ['an unknown leaf before that', '/example.com/cy', [], undefined, true],
    ['a colleague’s line, never in doubt', BOB, [], undefined, false],
    ['nor where the grant names no address', BOB, [], [], false],
    ['but for one that is our own as well', BOB, [], ['bob@example.com'], true],
    ['or that came by our own collection', BOB, ['/me/ann@example.com'], undefined, true],
  ] as const)('%s', (_what, node, collections, own, expected) => {
    expect(ours(node, collections, own)).toBe(expected)
  })
})
