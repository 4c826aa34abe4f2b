/** Requests as text, and what their answers hold. */
import type { Element } from '../../../app/xmpp/xml.ts'
import type { RawClient } from './raw-client.ts'

export const CALLS = 'pubsub.active-calls.xmpp.onsip.com'
export const COMMANDS = 'commands.active-calls.xmpp.onsip.com'

export const form = (fields: Readonly<Record<string, string>>): string =>
  `<x xmlns='jabber:x:data' type='submit'>${Object.entries(fields)
    .map(([name, value]) => `<field var='${name}'><value>${value}</value></field>`)
    .join('')}</x>`

/** An ad-hoc command; without fields its form is asked for. */
export const command = (node: string, fields?: Readonly<Record<string, string>>, to = COMMANDS): string =>
  `<iq type='set' to='${to}'><command xmlns='http://jabber.org/protocol/commands' node='${node}'>` +
  `${fields === undefined ? '' : form(fields)}</command></iq>`

export const authorize = (
  client: RawClient,
  address: string,
  password: string,
  forAll = true,
): Promise<Element> =>
  client.ask(
    command(
      'authorize-plain',
      { 'sip-address': address, password, 'auth-for-all': forAll ? 'true' : 'false' },
      'commands.auth.xmpp.onsip.com',
    ),
  )

export const pubsub = (type: 'get' | 'set', content: string, to = CALLS): string =>
  `<iq type='${type}' to='${to}'><pubsub xmlns='http://jabber.org/protocol/pubsub'>${content}</pubsub></iq>`

export function subscribe(
  client: RawClient,
  node: string,
  options?: Readonly<Record<string, string>>,
  to = CALLS,
): Promise<Element> {
  const all = {
    FORM_TYPE: 'http://jabber.org/protocol/pubsub#subscribe_options',
    'pubsub#subscription_type': 'items',
    'pubsub#subscription_depth': 'all',
    ...options,
  }
  const form_ = options === undefined ? '' : `<options>${form(all)}</options>`
  return client.ask(pubsub('set', `<subscribe node='${node}' jid='${client.jid}'/>${form_}`, to))
}

export interface Listed {
  readonly node: string | undefined
  readonly jid: string
  readonly subid: string
  readonly state: string
}

export async function listed(client: RawClient, node?: string): Promise<readonly Listed[]> {
  const answer = await client.ask(
    pubsub('get', `<subscriptions${node === undefined ? '' : ` node='${node}'`}/>`),
  )
  const entries = answer.getChild('pubsub')?.getChild('subscriptions')?.getChildren('subscription') ?? []
  return entries.map(({ attrs }) => ({
    node: attrs['node'] === undefined ? undefined : String(attrs['node']),
    jid: String(attrs['jid']),
    subid: String(attrs['subid']),
    state: String(attrs['subscription']),
  }))
}

/** The state that the next message about a node's subscription tells. */
export async function subscriptionState(client: RawClient, node: string): Promise<string> {
  const found = (element: Element): Element | undefined => element.getChild('event')?.getChild('subscription')
  const message = await client.next(
    `a state for ${node}`,
    (element) => found(element)?.attrs['node'] === node,
  )
  return String(found(message)?.attrs['subscription'])
}

export const isEvent = (element: Element): boolean =>
  element.getChild('event')?.getChild('items') !== undefined

/** The next event message. */
export const event = (client: RawClient): Promise<Element> => client.next('an event', isEvent)
