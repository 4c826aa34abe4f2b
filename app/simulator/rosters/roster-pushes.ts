import { ROSTER_EXCHANGE } from '../../xmpp/namespaces.ts'
import type { Identifiers } from '../chance.ts'
import type { Jid } from '../jid.ts'
import { domainOf } from '../sip.ts'
import { xml, type Element } from '../stanza.ts'

/** Somebody who is suggested as a contact. */
export interface Suggested {
  /** Bare JID. */
  readonly jid: string
  readonly name: string
  readonly groups: readonly string[]
}

export interface SuggestedChange extends Suggested {
  readonly action: 'add' | 'modify' | 'delete'
}

/** Suggestions of contacts (XEP-0144), as the rosters component sends them. */
export interface RosterPushes {
  /** Suggests what is new to this JID since the last time; the first time, everybody. */
  push(to: Jid): void
  /** Sends these as they are. @param reason makes it a message with that body, which asks for no answer */
  suggest(to: Jid, items: readonly SuggestedChange[], reason?: string): void
}

export interface RosterPushesDeps {
  /** JID of the component. */
  readonly from: string
  readonly identifiers: Pick<Identifiers, 'word'>
  /** Everybody of a domain. */
  readonly usersOf: (domain: string) => readonly Suggested[]
  readonly addressesOf: (bareJid: string) => readonly string[]
  readonly send: (stanza: Element) => void
}

export function createRosterPushes(deps: RosterPushesDeps): RosterPushes {
  /** What each bare JID was told of, by the JIDs of those who were suggested. */
  const told = new Map<string, ReadonlyMap<string, Suggested>>()

  function suggest(to: Jid, items: readonly SuggestedChange[], reason?: string): void {
    const list = xml('x', { xmlns: ROSTER_EXCHANGE }, ...items.map(itemElement))
    const addresses = { from: deps.from, to: to.full }
    if (reason === undefined)
      deps.send(xml('iq', { type: 'set', id: deps.identifiers.word(10), ...addresses }, list))
    else deps.send(xml('message', addresses, xml('body', {}, reason), list))
  }

  return {
    suggest,
    push: (to) => {
      const domains = [...new Set(deps.addressesOf(to.bare).map(domainOf))]
      const users = domains.flatMap(deps.usersOf).filter(({ jid }) => jid !== to.bare)
      const now = new Map(users.map((user) => [user.jid, user]))
      const before = told.get(to.bare) ?? new Map<string, Suggested>()
      told.set(to.bare, now)
      const changes: SuggestedChange[] = []
      for (const user of users) {
        const known = before.get(user.jid)
        if (known === undefined) changes.push({ ...user, action: 'add' })
        else if (!isSame(known, user)) changes.push({ ...user, action: 'modify' })
      }
      for (const user of before.values()) if (!now.has(user.jid)) changes.push({ ...user, action: 'delete' })
      if (changes.length > 0) suggest(to, changes)
    },
  }
}

const isSame = (one: Suggested, other: Suggested): boolean =>
  one.name === other.name && one.groups.join('\n') === other.groups.join('\n')

const itemElement = ({ action, jid, name, groups }: SuggestedChange): Element =>
  xml('item', { action, jid, name }, ...groups.map((group) => xml('group', {}, group)))
