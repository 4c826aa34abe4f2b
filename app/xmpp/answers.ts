/** What this client answers when others ask it (RFC 6120 §8.2.3: every get and set is answered). */
import {
  DISCO_INFO,
  DISCO_ITEMS,
  PING,
  ROSTER_EXCHANGE,
  SOFTWARE_VERSION,
  STANZA_ERRORS,
  TIME,
} from './namespaces.ts'
import { attribute, childElements } from './stanza.ts'
import { xml, type Element } from './xml.ts'

const PRODUCT = 'Ringside'

/** What may be told of us. */
export interface OwnFacts {
  /** Epoch ms. */
  readonly nowMs: number
  /** Undefined: not told. */
  readonly version: string | undefined
}

/**
 * The reply to an IQ of type `get` or `set`: ping (XEP-0199), disco#info and #items (XEP-0030), entity time (XEP-0202)
 * and software version (XEP-0092) are known, all else is `service-unavailable`. The time is told in UTC and the system
 * not at all: where somebody sits and on what is nobody's business. Undefined where nothing can be replied to: results,
 * errors, queries without an id.
 */
export function answerQuery(iq: Element, facts: OwnFacts): Element | undefined {
  const type = attribute(iq, 'type')
  const id = attribute(iq, 'id')
  if ((type !== 'get' && type !== 'set') || id === undefined) return undefined
  const to = attribute(iq, 'from')
  const reply = (answer: 'result' | 'error', ...content: Element[]): Element =>
    xml('iq', { type: answer, id, ...(to === undefined ? {} : { to }) }, ...content)
  const queries = childElements(iq)
  const query = queries[0]
  if (!query || queries.length !== 1) return reply('error', refusal('modify', 'bad-request'))
  if (type === 'set') return reply('error', refusal('cancel', 'service-unavailable'))
  if (query.is('ping', PING)) return reply('result')
  if (query.is('time', TIME)) return reply('result', ownTime(facts.nowMs))
  if (query.is('query', SOFTWARE_VERSION) && facts.version !== undefined)
    return reply('result', ownVersion(facts.version))
  const discovery = [DISCO_INFO, DISCO_ITEMS].find((namespace) => query.is('query', namespace))
  if (discovery === undefined) return reply('error', refusal('cancel', 'service-unavailable'))
  if (attribute(query, 'node') !== undefined) return reply('error', refusal('cancel', 'item-not-found'))
  return reply('result', discovery === DISCO_INFO ? ownInfo(facts) : xml('query', { xmlns: DISCO_ITEMS }))
}

function ownInfo({ version }: OwnFacts): Element {
  const features = [
    DISCO_INFO,
    DISCO_ITEMS,
    PING,
    ROSTER_EXCHANGE,
    TIME,
    ...(version === undefined ? [] : [SOFTWARE_VERSION]),
  ]
  return xml(
    'query',
    { xmlns: DISCO_INFO },
    xml('identity', { category: 'client', type: 'pc', name: PRODUCT }),
    ...features.map((feature) => xml('feature', { var: feature })),
  )
}

const ownTime = (nowMs: number): Element =>
  xml('time', { xmlns: TIME }, xml('tzo', {}, 'Z'), xml('utc', {}, new Date(nowMs).toISOString()))

const ownVersion = (version: string): Element =>
  xml('query', { xmlns: SOFTWARE_VERSION }, xml('name', {}, PRODUCT), xml('version', {}, version))

const refusal = (type: string, condition: string): Element =>
  xml('error', { type }, xml(condition, { xmlns: STANZA_ERRORS }))
