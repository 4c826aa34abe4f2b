/**
 * Suggestions of contacts by the rosters component: the command `push-roster-groups` asks for them, and they come as
 * roster item exchange (OnSIP developer wiki, "Rosters Component"; the vendor's OXJS, `src/services/rosters.js`). Nothing
 * of it is carried out here; who consents changes the server's contact list by ordinary roster sets.
 */
import type { AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Logger } from '../ports.ts'
import { runCommand, type CommandRequest } from '../xmpp/command.ts'
import type { Connection, RequestError } from '../xmpp/connection-types.ts'
import { bareJid, parseJid, sameJid } from '../xmpp/jid.ts'
import { readRosterExchange, type RosterExchange } from '../xmpp/roster-exchange.ts'
import { enterContact, removeContact, requestRoster, type Contact } from '../xmpp/roster.ts'
import { attribute } from '../xmpp/stanza.ts'
import { xml, type Element } from '../xmpp/xml.ts'
import { shownError } from './request-error.ts'

export type RosterSink = (exchange: RosterExchange) => void

export interface RostersDeps {
  readonly connection: Pick<Connection, 'request' | 'onQuery' | 'onStanza' | 'fullJid'>
  readonly log: Logger
  /** JID of the rosters component. */
  readonly service: string
  readonly suggested: RosterSink
}

export interface Rosters {
  /** Asks the component for its suggestions; they come by themselves, if there are any. */
  ask(): Promise<Result<null, AppError>>
  /** The server's contact list. */
  contacts(): Promise<Result<readonly Contact[], AppError>>
  readonly enter: (contact: Contact) => Promise<Result<null, AppError>>
  readonly remove: (jid: string) => Promise<Result<null, AppError>>
  dispose(): void
}

/** No `jid` field: it defaults to the sender, which is where the suggestions are wanted. */
export const pushRosterGroupsCommand = (service: string): CommandRequest => ({
  to: service,
  node: 'push-roster-groups',
  fields: [],
})

export function createRosters({ connection, log, service, suggested }: RostersDeps): Rosters {
  /** The component, or our own server speaking for somebody (XEP-0144 §6: whom the user trusts). */
  function isTrusted(stanza: Element): boolean {
    const own = connection.fullJid ?? ''
    const from = attribute(stanza, 'from') ?? bareJid(own)
    return [service, bareJid(own), parseJid(own)?.domain ?? ''].some(
      (trusted) => trusted !== '' && sameJid(trusted, from),
    )
  }

  function take(stanza: Element): boolean {
    const exchange = readRosterExchange(stanza)
    if (exchange === undefined) return false
    if (!isTrusted(stanza)) {
      log.warn('suggestion-dropped', { reason: 'not-the-service' })
      return false
    }
    suggested(exchange)
    return true
  }

  const disposers = [
    connection.onQuery((iq) => {
      if (attribute(iq, 'id') === undefined || !take(iq)) return undefined
      const from = attribute(iq, 'from')
      const to = from === undefined ? {} : { to: from }
      return xml('iq', { type: 'result', id: attribute(iq, 'id') ?? '', ...to })
    }),
    connection.onStanza((stanza) => {
      if (stanza.is('message')) take(stanza)
    }),
  ]

  return {
    async ask() {
      return shown(await runCommand(connection, pushRosterGroupsCommand(service)))
    },
    async contacts() {
      const answer = await requestRoster(connection)
      return answer.ok ? answer : err(shownError(answer.error))
    },
    enter: async (contact) => shown(await enterContact(connection, contact)),
    remove: async (jid) => shown(await removeContact(connection, jid)),
    dispose() {
      for (const dispose of disposers) dispose()
    },
  }
}

/**
 * The SIP address of a contact. Users of the service's own domains log in under their address with its `@` as `!`
 * (`user!domain@dashboard.onsip.com`); everybody else's bare JID is the address. Undefined for a JID without a user.
 */
export function addressOfContact(jid: string): string | undefined {
  const parsed = parseJid(jid)
  if (parsed === undefined || parsed.local === '') return undefined
  const [user, domain, ...more] = parsed.local.split('!')
  return user && domain && more.length === 0
    ? `${user}@${domain.toLowerCase()}`
    : `${parsed.local}@${parsed.domain.toLowerCase()}`
}

const shown = (answer: Result<unknown, RequestError>): Result<null, AppError> =>
  answer.ok ? ok(null) : err(shownError(answer.error))
