import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PUBSUB_EVENT, SHIM } from '../../../app/xmpp/namespaces.ts'
import { decodeEvent } from '../../../app/xmpp/pubsub-event.ts'
import { Element } from '../../../app/xmpp/xml.ts'
import { anyElement, anyInside } from './any-element.ts'
import { stanza } from './parse.ts'

const EVENT = `xmlns='${PUBSUB_EVENT}'`
const HEADER = `<header name='Collection'>/me/ann@example.com</header>`
const ITEMS = "<items node='/example.com/ann'><item id='1'><call xmlns='c'/></item></items>"
const message = (content: string, attributes = ''): Element =>
  stanza(`<message from='pubsub.example.com' to='ann@example.com/desk' ${attributes}>${content}</message>`)

describe('an event', () => {
  it('says who speaks, to whom, of which leaf, and what was published', () => {
    const event = decodeEvent(message(`<event ${EVENT}>${ITEMS}</event>`))
    expect(event).toMatchObject({
      service: 'pubsub.example.com',
      to: 'ann@example.com/desk',
      collections: [],
      parts: [{ kind: 'items', node: '/example.com/ann', changes: [{ kind: 'publish', id: '1' }] }],
    })
    const part = event?.parts[0]
    const change = part?.kind === 'items' ? part.changes[0] : undefined
    expect(change?.kind === 'publish' && change.payload?.is('call', 'c')).toBe(true)
  })

  it('keeps the order of publishes and retracts that stand together', () => {
    const event = decodeEvent(
      message(
        `<event ${EVENT}>
           <items node='/n'><item id='1'/><retract id='2'/><item id='3'/><retract id='1'/></items>
         </event>`,
      ),
    )
    const part = event?.parts[0]
    expect(part?.kind === 'items' && part.changes.map(({ kind, id }) => [kind, id])).toEqual([
      ['publish', '1'],
      ['retract', '2'],
      ['publish', '3'],
      ['retract', '1'],
    ])
  })

  it.each([
    ['before the event', `<headers xmlns='${SHIM}'>${HEADER}</headers><event ${EVENT}>${ITEMS}</event>`],
    ['after the event', `<event ${EVENT}>${ITEMS}</event><headers xmlns='${SHIM}'>${HEADER}</headers>`],
    [
      'without a wrapper',
      `<event ${EVENT}>${ITEMS}</event>${HEADER.replace('<header', `<header xmlns='${SHIM}'`)}`,
    ],
  ])('finds the collection in a header %s', (_name, content) => {
    expect(decodeEvent(message(content))?.collections).toEqual(['/me/ann@example.com'])
  })

  it('other headers name no collection', () => {
    const content = `<headers xmlns='${SHIM}'><header name='SubID'>S1</header></headers><event ${EVENT}/>`
    expect(decodeEvent(message(content))?.collections).toEqual([])
  })

  it.each(['', "type='headline'", "type='normal'"])('may have %s', (attributes) => {
    expect(decodeEvent(message(`<event ${EVENT}>${ITEMS}</event>`, attributes))?.parts).toHaveLength(1)
  })

  it('without a node speaks of the root', () => {
    const content = `<event ${EVENT}><items><item id='1'/></items></event>`
    expect(decodeEvent(message(content))?.parts).toMatchObject([{ kind: 'items', node: '/' }])
  })

  it.each([
    ['subscribed', `node='/n' jid='ann@example.com/desk' subscription='subscribed'`],
    ['none', `node='/n' jid='ann@example.com/desk' subscription='none'`],
  ])('tells a subscription that became %s', (state, attributes) => {
    const content = `<event ${EVENT}><subscription ${attributes}/></event>`
    expect(decodeEvent(message(content))?.parts).toEqual([
      { kind: 'subscription', subscription: { node: '/n', jid: 'ann@example.com/desk', state } },
    ])
  })

  it.each(['purge', 'delete'] as const)('tells a %s', (kind) => {
    expect(decodeEvent(message(`<event ${EVENT}><${kind} node='/n'/></event>`))?.parts).toEqual([
      { kind, node: '/n' },
    ])
  })

  it('skips what it does not know and keeps the rest', () => {
    const content = `<event ${EVENT}><configuration node='/n'/><items node='/x' xmlns='other'/>${ITEMS}
      <items node='/n'><item/><retract/><strange id='1'/></items></event>`
    const event = decodeEvent(message(content))
    expect(event?.parts).toMatchObject([
      { kind: 'items', node: '/example.com/ann' },
      { kind: 'items', node: '/n', changes: [] },
    ])
  })
})

describe('no event is', () => {
  it.each([
    ['a chat message', '<body>hello</body>', ''],
    ['one that came back', `<event ${EVENT}>${ITEMS}</event>`, "type='error'"],
    ['one of another namespace', '<event xmlns="other"/>', ''],
  ])('%s', (_name, content, attributes) => {
    expect(decodeEvent(message(content, attributes))).toBeUndefined()
  })

  it('a presence', () => {
    expect(decodeEvent(stanza(`<presence><event ${EVENT}>${ITEMS}</event></presence>`))).toBeUndefined()
  })
})

it('whatever arrives gives an event or none, and every change has an id', () => {
  const wrapped = fc.array(anyInside('event', PUBSUB_EVENT), { maxLength: 2 }).map((events) => {
    const outer = new Element('message', {})
    outer.append(...events)
    return outer
  })
  fc.assert(
    fc.property(fc.oneof(anyElement, wrapped), (element) => {
      for (const part of decodeEvent(element)?.parts ?? []) {
        if (part.kind === 'items') expect(part.changes.every(({ id }) => id !== '')).toBe(true)
      }
    }),
    { numRuns: 1_000 },
  )
})
