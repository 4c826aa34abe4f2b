import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROSTER_EXCHANGE } from '../../../app/xmpp/namespaces.ts'
import { readRosterExchange } from '../../../app/xmpp/roster-exchange.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { anyElement, anyInside } from './any-element.ts'

const item = (attributes: Record<string, string>) => xml('item', attributes)
const suggestion = (type: string, ...items: ReturnType<typeof item>[]) =>
  xml('iq', { type, id: '1' }, xml('x', { xmlns: ROSTER_EXCHANGE }, ...items))

describe('suggested contacts', () => {
  it('are read from a request and from nothing else that an iq may be', () => {
    const bob = { jid: 'bob@example.com' }
    expect(readRosterExchange(suggestion('set', item(bob)))?.items).toHaveLength(1)
    for (const type of ['get', 'result', 'error'])
      expect(readRosterExchange(suggestion(type, item(bob)))).toBeUndefined()
  })

  it('are none where no item names anybody', () => {
    expect(readRosterExchange(suggestion('set', item({ name: 'Bob' }), item({ jid: 'a b' })))).toBeUndefined()
    expect(readRosterExchange(suggestion('set'))).toBeUndefined()
  })

  it('are bounded', () => {
    const many = Array.from({ length: 6_000 }, (_, at) => item({ jid: `u${String(at)}@example.com` }))
    expect(readRosterExchange(suggestion('set', ...many))?.items).toHaveLength(5_000)
  })

  it('of any shape are read or passed over', () => {
    const stanza = fc
      .oneof(anyElement, anyInside('x', ROSTER_EXCHANGE))
      .chain((inner) =>
        fc.constantFrom('iq', 'message').map((name) => xml(name, { type: 'set', id: '1' }, inner)),
      )
    fc.assert(
      fc.property(stanza, (given) => {
        const read = readRosterExchange(given)
        if (read !== undefined) expect(read.items.length).toBeGreaterThan(0)
      }),
    )
  })
})
