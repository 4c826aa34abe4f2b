import { describe, expect, it } from 'vitest'
import { PUBSUB } from '../../../app/xmpp/namespaces.ts'
import { listSubscriptions, renew, requestItems, subscribe, unsubscribe } from '../../../app/xmpp/pubsub.ts'
import { createRecorder } from './recorder.ts'

const SERVICE = 'pubsub.active-calls.xmpp.onsip.com'
const NODE = '/me/ann@example.com'
const JID = 'ann@example.com/desk'
const OPTIONS = { expireAtMs: Date.UTC(2010, 10, 2, 12) }
const FORM =
  '<x xmlns="jabber:x:data" type="submit">' +
  '<field var="FORM_TYPE" type="hidden"><value>http://jabber.org/protocol/pubsub#subscribe_options</value></field>' +
  '<field var="pubsub#subscription_type"><value>items</value></field>' +
  '<field var="pubsub#subscription_depth"><value>all</value></field>' +
  '<field var="pubsub#expire"><value>2010-11-02T12:00:00.0000000Z</value></field></x>'

const pubsub = (content: string): string => `<pubsub xmlns='${PUBSUB}'>${content}</pubsub>`
const request = { service: SERVICE, node: NODE, jid: JID }

function talk() {
  const wire = createRecorder()
  return { wire, lastContent: () => wire.sent.at(-1)?.getChild('pubsub')?.children.map(String).join('') }
}

describe('subscribing', () => {
  it('names the full JID and sends the options beside it', () => {
    const { wire, lastContent } = talk()
    void subscribe(wire, request, OPTIONS)
    expect(wire.sent[0]?.attrs).toMatchObject({ type: 'set', to: SERVICE })
    expect(lastContent()).toBe(`<subscribe node="${NODE}" jid="${JID}"/><options>${FORM}</options>`)
  })

  it.each([
    [`<subscription subscription='pending' jid='${JID}'/>`, { state: 'pending', node: NODE }],
    [
      `<subscription subscription='subscribed' node='/other' jid='${JID}'/>`,
      { state: 'subscribed', node: '/other' },
    ],
    ['', { state: 'pending', node: NODE }],
  ])('is answered by %s', async (content, expected) => {
    const { wire } = talk()
    const answer = subscribe(wire, request, OPTIONS)
    wire.answer('result', pubsub(content))
    expect(await answer).toEqual({ ok: true, value: { jid: JID, ...expected } })
  })
})

describe('listing subscriptions', () => {
  it('gives all of them, with the node that was asked about where none is named', async () => {
    const { wire, lastContent } = talk()
    const list = listSubscriptions(wire, SERVICE, NODE)
    expect(wire.sent[0]?.attrs).toMatchObject({ type: 'get' })
    expect(lastContent()).toBe(`<subscriptions node="${NODE}"/>`)
    wire.answer(
      'result',
      pubsub(
        `<subscriptions>
           <subscription subscription='subscribed' subid='508B107D93C38' jid='${JID}'/>
           <subscription subscription='pending' jid='ann@example.com/home'/>
         </subscriptions>`,
      ),
    )
    expect(await list).toEqual({
      ok: true,
      value: [
        { node: NODE, jid: JID, state: 'subscribed', subid: '508B107D93C38' },
        { node: NODE, jid: 'ann@example.com/home', state: 'pending' },
      ],
    })
  })

  it.each(['<subscriptions/>', ''])('answered by "%s" gives none', async (content) => {
    const { wire, lastContent } = talk()
    const list = listSubscriptions(wire, SERVICE)
    expect(lastContent()).toBe('<subscriptions/>')
    wire.answer('result', pubsub(content))
    expect(await list).toEqual({ ok: true, value: [] })
  })
})

describe('renewing and ending', () => {
  it('a renewal repeats the options with the subid, and an empty result is success', async () => {
    const { wire, lastContent } = talk()
    const renewed = renew(wire, { ...request, subid: 'S1' }, OPTIONS)
    expect(lastContent()).toBe(`<options node="${NODE}" jid="${JID}" subid="S1">${FORM}</options>`)
    wire.answer('result', '')
    expect(await renewed).toEqual({ ok: true, value: null })
  })

  it('an end names the subid where one is known', () => {
    const { wire, lastContent } = talk()
    void unsubscribe(wire, { ...request, subid: 'S1' })
    expect(lastContent()).toBe(`<unsubscribe node="${NODE}" jid="${JID}" subid="S1"/>`)
    void unsubscribe(wire, request)
    expect(lastContent()).toBe(`<unsubscribe node="${NODE}" jid="${JID}"/>`)
  })

  it('a refusal is handed on', async () => {
    const { wire } = talk()
    const renewed = renew(wire, { ...request, subid: 'S1' }, OPTIONS)
    wire.answer(
      'error',
      "<error type='modify'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
    )
    expect(await renewed).toMatchObject({ ok: false, error: { kind: 'stanza', condition: 'not-acceptable' } })
  })
})

describe('items', () => {
  it('come in one group for each leaf', async () => {
    const { wire, lastContent } = talk()
    const items = requestItems(wire, SERVICE, NODE)
    expect(lastContent()).toBe(`<items node="${NODE}"/>`)
    wire.answer(
      'result',
      pubsub(
        `<items node='/example.com/ann'><item id='1'><call xmlns='c'/></item><item id='2'/></items>
         <items node='/example.com/desk'/>
         <items><item id='3'/><item><call xmlns='c'/></item></items>`,
      ),
    )
    const read = await items
    const groups = read.ok ? read.value : []
    expect(
      groups.map((group) => [group.node, group.items.map(({ id, payload }) => [id, payload?.name])]),
    ).toEqual([
      [
        '/example.com/ann',
        [
          ['1', 'call'],
          ['2', undefined],
        ],
      ],
      ['/example.com/desk', []],
      ['/', [['3', undefined]]],
    ])
  })

  it('of an empty answer are none', async () => {
    const { wire } = talk()
    const items = requestItems(wire, SERVICE, NODE)
    wire.answer('result', '')
    expect(await items).toEqual({ ok: true, value: [] })
  })
})
