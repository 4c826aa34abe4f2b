import { DISCO_INFO, DISCO_ITEMS, TIME } from '../../xmpp/namespaces.ts'
import { parseJid, type Jid } from '../jid.ts'
import { attr, errorOf, REFUSED, resultOf, type Element, type Refusal } from '../stanza.ts'
import { discoInfo, discoItems, type DiscoItem, type Identity } from './disco.ts'
import { entityTime } from './entity-time.ts'

/** One IQ request to a service. It is answered exactly once, at once or later. */
export interface Request {
  readonly type: 'get' | 'set'
  readonly from: Jid
  readonly payload: Element
  answer(...children: readonly Element[]): void
  refuse(refusal: Refusal): void
}

/** A component of the service: a JID of its own, reached through any XMPP server. */
export interface Service {
  readonly jid: string
  readonly identity: Identity
  readonly features: readonly string[]
  /** XEP-0030 items at `node` (`undefined`: at the service itself); `undefined` when there is no such node. */
  items(node: string | undefined, asker: Jid): readonly DiscoItem[] | undefined
  /** Answers or refuses what it knows and returns `true`; returns `false` for what it does not know. */
  handle(request: Request): boolean
}

/**
 * The services behind one transport. The embedded server hands stanzas over directly; the same host can sit behind an
 * external component connection (XEP-0114), since all it needs is a way in (`receive`) and a way out (`send`).
 */
export interface ServiceHost {
  readonly jids: readonly string[]
  /** Takes any stanza addressed to one of the services. `false` when none has that address. */
  receive(stanza: Element): boolean
}

export interface ServiceHostDeps {
  readonly services: readonly Service[]
  readonly send: (stanza: Element) => void
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Told of a service that threw: a bug of ours, answered as `internal-server-error`. */
  readonly onBug: (error: unknown) => void
}

export function createServiceHost(deps: ServiceHostDeps): ServiceHost {
  const byJid = new Map(deps.services.map((service) => [service.jid, service]))
  const serve = (service: Service, request: Request): void => {
    const { payload } = request
    const node = attr(payload, 'node')
    if (request.type === 'get' && payload.is('query', DISCO_INFO)) {
      request.answer(discoInfo(service.identity, [...service.features, TIME], node))
    } else if (request.type === 'get' && payload.is('query', DISCO_ITEMS)) {
      const items = service.items(node, request.from)
      if (items === undefined) request.refuse(REFUSED.itemNotFound)
      else request.answer(discoItems(items, node))
    } else if (request.type === 'get' && payload.is('time', TIME)) request.answer(entityTime(deps.now()))
    else if (!service.handle(request)) request.refuse(REFUSED.serviceUnavailable)
  }
  return {
    jids: [...byJid.keys()],
    receive: (stanza) => {
      const service = byJid.get(parseJid(attr(stanza, 'to') ?? '')?.bare ?? '')
      if (service === undefined) return false
      const request = requestOf(stanza, deps.send)
      if (request === undefined) return true
      try {
        serve(service, request)
      } catch (error) {
        deps.onBug(error)
        request.refuse(REFUSED.internalError)
      }
      return true
    },
  }
}

/** `undefined` for whatever is no IQ request; a malformed one is refused right here (RFC 6120 section 8.2.3). */
function requestOf(stanza: Element, send: (stanza: Element) => void): Request | undefined {
  const type = attr(stanza, 'type')
  const from = parseJid(attr(stanza, 'from') ?? '')
  if (stanza.name !== 'iq' || (type !== 'get' && type !== 'set') || from === undefined) return undefined
  const payloads = stanza.getChildElements()
  const payload = payloads[0]
  if (payload === undefined || payloads.length > 1 || attr(stanza, 'id') === undefined) {
    send(errorOf(stanza, REFUSED.badRequest))
    return undefined
  }
  return {
    type,
    from,
    payload,
    answer: (...children) => send(resultOf(stanza, ...children)),
    refuse: (refusal) => send(errorOf(stanza, refusal)),
  }
}
