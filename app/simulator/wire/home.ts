import { DISCO_INFO, DISCO_ITEMS, PING, ROSTER, SESSION, TIME } from '../../xmpp/namespaces.ts'
import { discoInfo, discoItems } from '../services/disco.ts'
import { entityTime } from '../services/entity-time.ts'
import type { Jid } from '../jid.ts'
import { attr, detached, errorOf, REFUSED, resultOf, xml, type Element } from '../stanza.ts'
import { createRosters } from './rosters.ts'

export interface HomeDeps {
  readonly domain: string
  /** Epoch milliseconds. */
  readonly now: () => number
  /** What a service browser finds at the domain. */
  readonly serviceJids: () => readonly string[]
  /** Where an account is on line, full JIDs. */
  readonly resourcesOf: (bareJid: string) => readonly Jid[]
}

const SERVER = { category: 'server', type: 'im', name: 'Ringside simulator' } as const
const ACCOUNT = { category: 'account', type: 'registered' } as const

/** What the server answers by itself: IQs to its own domain, and to an account of it on that account's behalf. */
export function createHome(
  deps: HomeDeps,
): (stanza: Element, sender: Jid, send: (stanza: Element) => void) => void {
  const rosters = createRosters()

  /** RFC 6121 section 2.1.5: everybody on line hears of a change, whoever asked for it too. */
  const pushRoster = (bareJid: string, item: Element, send: (stanza: Element) => void): void => {
    for (const { full } of deps.resourcesOf(bareJid)) {
      const query = xml('query', { xmlns: ROSTER }, detached(item))
      send(
        xml(
          'iq',
          { type: 'set', id: `roster-${rosters.changes().toString()}`, from: bareJid, to: full },
          query,
        ),
      )
    }
  }

  const answerTo = (payload: Element, type: string, atDomain: boolean): readonly Element[] | undefined => {
    if (payload.is('session', SESSION) || payload.is('ping', PING)) return []
    if (type !== 'get') return undefined
    if (payload.is('time', TIME)) return [entityTime(deps.now())]
    if (payload.is('query', DISCO_INFO)) {
      return [discoInfo(atDomain ? SERVER : ACCOUNT, [PING, TIME])]
    }
    if (payload.is('query', DISCO_ITEMS))
      return [discoItems(atDomain ? deps.serviceJids().map((jid) => ({ jid })) : [])]
    return undefined
  }
  return (stanza, sender, send) => {
    const type = attr(stanza, 'type')
    if (type !== 'get' && type !== 'set') return
    const [payload, ...more] = stanza.getChildElements()
    const to = attr(stanza, 'to') ?? ''
    const own = to === deps.domain || to === sender.bare
    if (to === sender.bare && payload?.is('query', ROSTER) === true && more.length === 0) {
      const change = type === 'set' ? rosters.change(sender.bare, payload) : undefined
      if (type === 'get') send(resultOf(stanza, xml('query', { xmlns: ROSTER }, ...rosters.of(sender.bare))))
      else if (change === undefined) send(errorOf(stanza, REFUSED.badRequest))
      else {
        pushRoster(sender.bare, change, send)
        send(resultOf(stanza))
      }
      return
    }
    const wellFormed = payload !== undefined && more.length === 0 && attr(stanza, 'id') !== undefined
    const answer = wellFormed && own ? answerTo(payload, type, to === deps.domain) : undefined
    if (!wellFormed) send(errorOf(stanza, REFUSED.badRequest))
    else if (answer === undefined) send(errorOf(stanza, REFUSED.serviceUnavailable))
    else send(resultOf(stanza, ...answer))
  }
}
