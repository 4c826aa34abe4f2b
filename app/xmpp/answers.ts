/** What this client answers when others ask it (RFC 6120 §8.2.3: every get and set is answered). */
import { DISCO_INFO, PING, ROSTER_EXCHANGE, STANZA_ERRORS } from './namespaces.ts'
import { attribute, childElements } from './stanza.ts'
import { xml, type Element } from './xml.ts'

/**
 * The reply to an IQ of type `get` or `set`: ping (XEP-0199) and disco#info (XEP-0030) are known, all else is
 * `service-unavailable`. Version and time stay unanswered: strangers need not know what runs here. Undefined where
 * nothing can be replied to: results, errors, queries without an id.
 */
export function answerQuery(iq: Element): Element | undefined {
  const type = attribute(iq, 'type')
  const id = attribute(iq, 'id')
  if ((type !== 'get' && type !== 'set') || id === undefined) return undefined
  const to = attribute(iq, 'from')
  const reply = (answer: 'result' | 'error', ...content: Element[]): Element =>
    xml('iq', { type: answer, id, ...(to === undefined ? {} : { to }) }, ...content)
  const queries = childElements(iq)
  const query = queries[0]
  if (!query || queries.length !== 1) return reply('error', refusal('modify', 'bad-request'))
  if (type === 'get' && query.is('ping', PING)) return reply('result')
  if (type === 'get' && query.is('query', DISCO_INFO)) {
    return attribute(query, 'node') === undefined
      ? reply('result', ownInfo())
      : reply('error', refusal('cancel', 'item-not-found'))
  }
  return reply('error', refusal('cancel', 'service-unavailable'))
}

const ownInfo = (): Element =>
  xml(
    'query',
    { xmlns: DISCO_INFO },
    xml('identity', { category: 'client', type: 'pc', name: 'Ringside' }),
    ...[DISCO_INFO, PING, ROSTER_EXCHANGE].map((feature) => xml('feature', { var: feature })),
  )

const refusal = (type: string, condition: string): Element =>
  xml('error', { type }, xml(condition, { xmlns: STANZA_ERRORS }))
