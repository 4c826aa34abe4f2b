import { describe, expect, it } from 'vitest'
import { createEventGate } from '../../../app/onsip/event-gate.ts'
import type { EventPart } from '../../../app/xmpp/pubsub-event.ts'
import type { Subscription } from '../../../app/xmpp/subscription.ts'
import { readXml } from '../../read-xml.ts'
import { silentLog } from './silent-log.ts'

const service = 'pubsub.active-calls.xmpp.onsip.com'
const jid = 'ann@example.com/ringside-1'
const OWN = '/me/ann@example.com'

function gate() {
  const items: EventPart[] = []
  const subscriptions: Subscription[] = []
  const hear = createEventGate({
    log: silentLog,
    service,
    jid,
    watches: (node, collections) => node === '/example.com/ann' || collections.includes(OWN),
    items: (part) => items.push(part),
    subscription: (subscription) => subscriptions.push(subscription),
  })
  return {
    items,
    subscriptions,
    hear: (text: string) => {
      hear(readXml(text))
    },
  }
}

interface Envelope {
  readonly from?: string
  readonly to?: string
  readonly type?: string
  readonly extra?: string
  readonly node?: string
}
const message = ({ from = service, to = jid, type = '', extra = '', node = '/example.com/ann' }: Envelope) =>
  `<message from="${from}" to="${to}"${type === '' ? '' : ` type="${type}"`}>${extra}
    <event xmlns="http://jabber.org/protocol/pubsub#event"><items node="${node}"><retract id="1"/></items></event>
  </message>`
const collection = (name: string): string =>
  `<headers xmlns="http://jabber.org/protocol/shim"><header name="Collection">${name}</header></headers>`

describe('what may speak of calls', () => {
  it.each<[string, Envelope]>([
    ['the service, to this session', {}],
    ['the service, to the bare account', { to: 'ann@example.com' }],
    ['the service in another case', { from: service.toUpperCase() }],
    [
      'the service, of a leaf below the subscribed collection',
      { node: '/example.com/desk', extra: collection(OWN) },
    ],
    ['a headline', { type: 'headline' }],
  ])('%s', (_who, envelope) => {
    const { items, hear } = gate()
    hear(message(envelope))
    expect(items).toHaveLength(1)
  })

  it.each<[string, Envelope]>([
    ['another service', { from: 'pubsub.voicemail.xmpp.onsip.com' }],
    ['somebody who only looks like it', { from: `mallory@${service}` }],
    ['one of its resources', { from: `${service}/x` }],
    ['the account itself', { from: 'ann@example.com' }],
    ['the service, to another resource', { to: 'ann@example.com/laptop' }],
    ['the service, to another account', { to: 'bob@example.com' }],
    ['the service, of a node that nobody watches', { node: '/example.com/bob' }],
    [
      'the service, of another collection',
      { node: '/example.com/desk', extra: collection('/me/bob@example.com') },
    ],
    ['a message that came back', { type: 'error' }],
  ])('not %s', (_who, envelope) => {
    const { items, hear } = gate()
    hear(message(envelope))
    expect(items).toEqual([])
  })

  it('hears what the service says of subscriptions, by the same rules', () => {
    const { subscriptions, hear } = gate()
    const told = (from: string, to: string): string =>
      `<message from="${from}" to="${to}"><event xmlns="http://jabber.org/protocol/pubsub#event">
        <subscription node="${OWN}" subscription="none" jid="${jid}"/></event></message>`
    hear(told('mallory@example.net', jid))
    hear(told(service, 'ann@example.com/laptop'))
    expect(subscriptions).toEqual([])
    hear(told(service, jid))
    expect(subscriptions).toEqual([{ node: OWN, state: 'none', jid }])
  })

  it.each([
    '<message from="x"><body>hello</body></message>',
    '<presence from="x"/>',
    `<message from="${service}" to="${jid}"><event xmlns="http://jabber.org/protocol/pubsub"/></message>`,
    `<message from="${service}" to="${jid}"><event xmlns="http://jabber.org/protocol/pubsub#event"><items/></event></message>`,
  ])('is not disturbed by %s', (text) => {
    const { items, hear } = gate()
    hear(text)
    expect(items).toEqual([])
  })
})

it('what another gate listens to is not even read', () => {
  const other = 'pubsub.directories.xmpp.onsip.com'
  const hear = createEventGate({
    ...{ log: silentLog, service, others: [other], jid },
    watches: () => true,
    items: () => undefined,
    subscription: () => undefined,
  })
  let reads = 0
  const counted = (from: string) => {
    const stanza = readXml(message({ from }))
    const { children } = stanza
    Object.defineProperty(stanza, 'children', { get: () => ((reads += 1), children) })
    return stanza
  }
  hear(counted(other.toUpperCase()))
  expect(reads).toBe(0)
  hear(counted(service))
  expect(reads).toBeGreaterThan(0)
})
