import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSecret, encodeSecret, isSecretFor, sameBinding } from '../../../app/core/secret.ts'

const target = {
  address: 'ann@example.com',
  jid: '',
  host: 'xmpp.example.com',
  domain: 'example.com',
  caFile: '/etc/ca.pem',
  suffix: 'xmpp.onsip.com',
  transport: 'websocket',
  webSocketUrl: 'wss://xmpp.example.com/xmpp-websocket',
} as const

const PEM = '-----BEGIN CERTIFICATE-----'

describe('a stored password', () => {
  it('comes back for the target it was given for, whatever it consists of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (password) => {
        expect(decodeSecret(encodeSecret(password, target, PEM), target, PEM)).toBe(password)
      }),
    )
  })

  it('comes back although names are written in another case', () => {
    const other = { ...target, host: 'XMPP.Example.com', address: 'Ann@example.com' }
    expect(decodeSecret(encodeSecret('x', target, PEM), other, PEM)).toBe('x')
    expect(sameBinding(target, other)).toBe(true)
  })

  it.each(Object.keys(target))('does not come back when %s is another one', (field) => {
    const other = { ...target, [field]: 'elsewhere' }
    expect(decodeSecret(encodeSecret('x', target, PEM), other, PEM)).toBeUndefined()
    expect(sameBinding(target, other)).toBe(false)
  })

  it.each([['another certificate'], [undefined]])('does not come back when the CA file holds %s', (ca) => {
    expect(decodeSecret(encodeSecret('x', target, PEM), target, ca)).toBeUndefined()
    expect(isSecretFor(encodeSecret('x', target, PEM), target)).toBe(true)
    expect(isSecretFor(encodeSecret('x', target, PEM), { ...target, host: 'elsewhere' })).toBe(false)
    expect(isSecretFor(encodeSecret('x', target, PEM), { ...target, transport: 'auto' })).toBe(false)
  })

  it('does not come back when the way to the server is another one', () => {
    const onTcp = { ...target, transport: 'auto' } as const
    expect(decodeSecret(encodeSecret('x', onTcp, PEM), target, PEM)).toBeUndefined()
    expect(decodeSecret(encodeSecret('x', target, PEM), onTcp, PEM)).toBeUndefined()
    expect(sameBinding(target, onTcp)).toBe(false)
    expect(sameBinding(onTcp, target)).toBe(false)
  })

  it('comes back on TCP whatever address for WebSocket is kept beside it', () => {
    const onTcp = { ...target, transport: 'auto' } as const
    expect(decodeSecret(encodeSecret('x', onTcp, PEM), { ...onTcp, webSocketUrl: '' }, PEM)).toBe('x')
  })

  it('cannot be moved from one field into another', () => {
    const shifted = { ...target, host: target.domain, domain: target.host }
    expect(decodeSecret(encodeSecret('x', target, PEM), shifted, PEM)).toBeUndefined()
  })

  it.each(['', 'plain', '[]', '{}', '[1,2]', 'null', '["","","","","","","",""]', '["only"]'])(
    'is nothing where the store holds %j',
    (stored) => {
      expect(decodeSecret(stored, target, PEM)).toBeUndefined()
    },
  )
})
