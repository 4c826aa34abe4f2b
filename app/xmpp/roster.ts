/** The contact list that the server keeps for the account (RFC 6121 §2). */
import { ok, type Result } from '../contract/result.ts'
import type { Requester, RequestError } from './connection-types.ts'
import { comparableJid, parseJid } from './jid.ts'
import { ROSTER } from './namespaces.ts'
import { attribute, child, children, textOf } from './stanza.ts'
import { xml, type Element } from './xml.ts'

export interface Contact {
  /** Bare JID as it is written. */
  readonly jid: string
  readonly name: string
  readonly groups: readonly string[]
}

/** More than anybody has; the rest is left out. */
const MAX_CONTACTS = 20_000

export async function requestRoster(requester: Requester): Promise<Result<readonly Contact[], RequestError>> {
  const answer = await requester.request(xml('iq', { type: 'get' }, xml('query', { xmlns: ROSTER })))
  if (!answer.ok) return answer
  const query = child(answer.value, 'query', ROSTER)
  const items = query === undefined ? [] : children(query, 'item', ROSTER).slice(0, MAX_CONTACTS)
  return ok(items.flatMap((item) => readContact(item) ?? []))
}

/** Enters a contact, or changes its name and groups to exactly these. */
export const enterContact = (requester: Requester, { jid, name, groups }: Contact) =>
  change(
    requester,
    xml('item', name === '' ? { jid } : { jid, name }, ...groups.map((group) => xml('group', {}, group))),
  )

export const removeContact = (requester: Requester, jid: string) =>
  change(requester, xml('item', { jid, subscription: 'remove' }))

async function change(requester: Requester, item: Element): Promise<Result<null, RequestError>> {
  const answer = await requester.request(xml('iq', { type: 'set' }, xml('query', { xmlns: ROSTER }, item)))
  return answer.ok ? ok(null) : answer
}

/** @param contact keys are JIDs in comparable form */
export const byJid = (contacts: readonly Contact[]): ReadonlyMap<string, Contact> =>
  new Map(contacts.map((contact) => [comparableJid(contact.jid), contact]))

function readContact(item: Element): Contact | undefined {
  const jid = attribute(item, 'jid') ?? ''
  if (parseJid(jid) === undefined) return undefined
  const groups = children(item, 'group', ROSTER).map(textOf)
  return { jid, name: attribute(item, 'name') ?? '', groups: groups.filter((group) => group !== '') }
}
