import type { Identifiers } from '../chance.ts'
import { parseJid, type Jid } from '../jid.ts'
import { attr, detached, errorOf, REFUSED, xml, type Element } from '../stanza.ts'
import type { Session } from './session.ts'

/** Where a stanza goes that no session takes. */
export interface RouterDeps {
  readonly domain: string
  readonly identifiers: Identifiers
  /** Answers what is addressed to the domain itself or to an account of it. */
  readonly home: (stanza: Element, sender: Jid, send: (stanza: Element) => void) => void
  /** `true` when a component has this domain and took the stanza. */
  readonly toService: (domain: string, stanza: Element) => boolean
}

/** The server's switch: who is bound, and which stanza goes where (RFC 6121 section 8). */
export interface Router {
  /** The full JID for a resource that was asked for, or made up when none was (RFC 6120 section 7.6);
   * `undefined` when the resource is no legal one. */
  nameFor(bareJid: string, wantedResource: string): Jid | undefined
  /** The newcomer wins a conflict (RFC 6120 section 7.7.2.2, the usual choice of servers). */
  join(session: Session): void
  leave(session: Session): void
  /** Takes a stanza from a client: checks and stamps `from`, then routes it. */
  receive(session: Session, stanza: Element): void
  /** Routes a stanza whose `from` is right already: what components send. */
  route(stanza: Element): void
  sessions(): readonly Session[]
}

export function createRouter(deps: RouterDeps): Router {
  const sessions = new Map<string, Session>()

  const availableOf = (bareJid: string): readonly Session[] =>
    [...sessions.values()].filter((session) => session.jid.bare === bareJid && session.priority !== undefined)

  /** Everybody who may get messages: a negative priority gets none (RFC 6121 section 8.5.2.1.1). */
  const willing = (bareJid: string): readonly Session[] =>
    availableOf(bareJid).filter((session) => (session.priority ?? -1) >= 0)

  const routeMessage = (stanza: Element, to: Jid): void => {
    for (const session of listeners(to, attr(stanza, 'type') === 'headline')) session.send(stanza)
  }

  /** Who gets a message to `to`. */
  const listeners = (to: Jid, headline: boolean): readonly Session[] => {
    const everybody = willing(to.bare)
    const exact = to.resource === '' ? undefined : sessions.get(to.full)
    // The guide of the service is stricter than RFC 6121 section 8.5.3.1: a negative priority gets no message at all,
    // one for its full JID neither (OnSIP developer wiki, First XMPP API client, "Presence and Priority").
    if (exact !== undefined) return (exact.priority ?? 0) < 0 ? [] : [exact]
    // A resource that is gone: the account's other resources get the message, `to` unchanged; a headline is dropped.
    // The service's guide warns of it (OnSIP developer wiki, First XMPP API client, "PubSub") and Prosody 0.12 does it.
    if (to.resource !== '') return headline ? [] : everybody
    if (headline) return everybody
    const best = Math.max(...everybody.map((session) => session.priority ?? -1))
    return everybody.filter((session) => session.priority === best)
  }

  const routeIq = (stanza: Element, to: Jid, from: Jid): void => {
    const target = to.resource === '' ? undefined : sessions.get(to.full)
    if (target !== undefined) target.send(stanza)
    else if (to.resource === '') deps.home(stanza, from, route)
    else refuse(stanza)
  }

  const refuse = (stanza: Element): void => {
    const type = attr(stanza, 'type')
    if (stanza.name === 'iq' && (type === 'get' || type === 'set'))
      route(errorOf(stanza, REFUSED.serviceUnavailable))
  }

  function route(stanza: Element): void {
    const to = parseJid(attr(stanza, 'to') ?? '')
    const from = parseJid(attr(stanza, 'from') ?? '')
    if (to === undefined || from === undefined) return
    if (to.domain !== deps.domain) {
      if (!deps.toService(to.domain, stanza)) refuse(stanza)
    } else if (stanza.name === 'iq') routeIq(stanza, to, from)
    else if (stanza.name === 'message') routeMessage(stanza, to)
    else if (stanza.name === 'presence') {
      for (const session of availableOf(to.bare))
        if (to.resource === '' || session.jid.full === to.full) session.send(stanza)
    }
  }

  /** RFC 6121 section 4.2.2: the account's own available resources hear of it, the sender too. */
  const broadcast = (session: Session, presence: Element): void => {
    for (const other of availableOf(session.jid.bare)) {
      const copy = detached(presence)
      copy.attrs['to'] = other.jid.full
      other.send(copy)
    }
  }

  const announce = (session: Session, presence: Element): void => {
    const type = attr(presence, 'type')
    if (type !== undefined && type !== 'unavailable') return
    session.priority = type === undefined ? priorityOf(presence) : undefined
    broadcast(session, presence)
  }

  return {
    nameFor: (bareJid, wantedResource) => {
      const resource = wantedResource === '' ? deps.identifiers.word(12) : wantedResource
      return parseJid(`${bareJid}/${resource}`)
    },
    join: (session) => {
      const former = sessions.get(session.jid.full)
      sessions.set(session.jid.full, session)
      former?.fail('conflict')
    },
    leave: (session) => {
      if (sessions.get(session.jid.full) !== session) return
      sessions.delete(session.jid.full)
      if (session.priority === undefined) return
      broadcast(session, xml('presence', { from: session.jid.full, type: 'unavailable' }))
    },
    receive: (session, stanza) => {
      const claimed = attr(stanza, 'from')
      const claimedJid = claimed === undefined ? session.jid : parseJid(claimed)
      if (claimedJid?.bare !== session.jid.bare) {
        session.fail('invalid-from')
        return
      }
      stanza.attrs['from'] = session.jid.full
      const addressed = attr(stanza, 'to') !== undefined
      if (stanza.name === 'presence' && !addressed) announce(session, stanza)
      else {
        // Without `to` it is meant for the sender's own account (RFC 6120 section 10.3).
        if (!addressed) stanza.attrs['to'] = session.jid.bare
        route(stanza)
      }
    },
    route,
    sessions: () => [...sessions.values()],
  }
}

/** RFC 6121 section 4.7.2.3: an integer from -128 to 127, zero when absent. */
function priorityOf(presence: Element): number {
  const value = Number.parseInt(presence.getChildText('priority') ?? '', 10)
  return Number.isNaN(value) ? 0 : Math.max(-128, Math.min(127, value))
}
