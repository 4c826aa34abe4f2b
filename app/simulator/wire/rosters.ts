import { ROSTER } from '../../xmpp/namespaces.ts'
import { attr, detached, xml, type Element } from '../stanza.ts'

/** The contact lists of the server's accounts (RFC 6121 section 2). */
export interface Rosters {
  /** The items of an account's list. */
  of(bareJid: string): readonly Element[]
  /** Carries out a roster set. @returns the item as it is now, `undefined` for a request that is none */
  change(bareJid: string, query: Element): Element | undefined
  /** How many changes there were. */
  changes(): number
}

export function createRosters(): Rosters {
  const rosters = new Map<string, Map<string, Element>>()
  let changes = 0
  return {
    of: (bareJid) => [...(rosters.get(bareJid)?.values() ?? [])].map(detached),
    change: (bareJid, query) => {
      const [asked, ...more] = query.getChildren('item', ROSTER)
      const jid = asked === undefined ? undefined : attr(asked, 'jid')
      if (asked === undefined || jid === undefined || jid === '' || more.length > 0) return undefined
      const roster = rosters.get(bareJid) ?? new Map<string, Element>()
      rosters.set(bareJid, roster)
      changes += 1
      if (attr(asked, 'subscription') === 'remove') {
        roster.delete(jid)
        return xml('item', { xmlns: ROSTER, jid, subscription: 'remove' })
      }
      const groups = asked.getChildren('group', ROSTER).map((group) => xml('group', {}, group.getText()))
      const item = xml(
        'item',
        { xmlns: ROSTER, jid, name: attr(asked, 'name'), subscription: 'none' },
        ...groups,
      )
      roster.set(jid, item)
      return item
    },
    changes: () => changes,
  }
}
