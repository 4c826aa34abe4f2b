/** What a suggestion of a contact (XEP-0144) means for a contact list (RFC 6121 §2). Pure. */
import type { SuggestionRow } from '../contract/people.ts'
import { comparableJid } from '../xmpp/jid.ts'
import type { Contact } from '../xmpp/roster.ts'

export type RosterChange =
  { readonly kind: 'enter'; readonly contact: Contact } | { readonly kind: 'remove'; readonly jid: string }

/** More wait at no time; the oldest go. */
const MAX_WAITING = 5_000

/** Whether it would change anything. @param known the contact as it is now, if there is one */
export function isNews(row: SuggestionRow, known: Contact | undefined): boolean {
  if (known === undefined) return row.action !== 'delete'
  const change = changeFor(row, known)
  if (change.kind === 'remove') return true
  const { name, groups } = change.contact
  return name !== known.name || [...groups].sort().join('\n') !== [...known.groups].sort().join('\n')
}

/**
 * `add` and `delete` speak of the groups they name and leave others alone; `modify` says what the name and groups are
 * from now on. A contact that is left in no group of those it was in goes altogether (XEP-0144 §4).
 */
export function changeFor(row: SuggestionRow, known: Contact | undefined): RosterChange {
  const jid = known?.jid ?? row.jid
  const before = known?.groups ?? []
  const name = row.name || (known?.name ?? '')
  if (row.action !== 'delete') {
    const groups = row.action === 'modify' ? row.groups : [...new Set([...before, ...row.groups])]
    return { kind: 'enter', contact: { jid, name, groups } }
  }
  const left = before.filter((group) => !row.groups.includes(group))
  return row.groups.length === 0 || left.length === 0
    ? { kind: 'remove', jid }
    : { kind: 'enter', contact: { jid, name, groups: left } }
}

/** The later word about somebody counts; it goes to the end. */
export function merged(
  waiting: ReadonlyMap<string, SuggestionRow>,
  rows: readonly SuggestionRow[],
): ReadonlyMap<string, SuggestionRow> {
  const next = new Map(waiting)
  for (const row of rows) {
    const key = comparableJid(row.jid)
    next.delete(key)
    next.set(key, row)
  }
  return new Map([...next].slice(-MAX_WAITING))
}
