/**
 * The items of the directories service: XML → `DirectoryEntry` (fields as the vendor's OXJS reads them,
 * `src/services/directories.js`, and its fixtures). Total: any input gives an entry or the reason why not.
 */
import { cleanDisplay } from '../calls/party.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { DirectoryEntry, EntryRef } from '../people/entry.ts'
import { ONSIP_DIRECTORIES } from '../xmpp/namespaces.ts'
import { attribute, childText, children } from '../xmpp/stanza.ts'
import { parameterOf, parseXmppUri } from '../xmpp/xmpp-uri.ts'
import type { Element } from '../xmpp/xml.ts'
import type { PublishedItem, Refusal } from './active-calls.ts'
import { addressOf, userPart } from './sip-address.ts'

export type DirectoryRefusal =
  | Extract<Refusal, 'not-a-leaf' | 'no-payload' | 'foreign-payload' | 'too-long'>
  /** Neither an address nor a name: nobody could be found or called by it. */
  | 'empty'
  /** An alias without digits. */
  | 'no-number'

const MAX_FIELD = 2048
/** The leaves of a domain, one for each kind of entry (OXJS, `test/directories.js`). */
export const DIRECTORY_LEAVES = ['user', 'alias-extension', 'alias-phone-number', 'time-switch'] as const

export function decodeDirectoryEntry(item: PublishedItem): Result<DirectoryEntry, DirectoryRefusal> {
  const { node, itemId, payload } = item
  if (!/^\/[^\s/]+\/[^\s/]+$/.test(node)) return err('not-a-leaf')
  if (payload === undefined) return err('no-payload')
  const uri = childText(payload, 'sip-uri', ONSIP_DIRECTORIES) ?? ''
  const name = childText(payload, 'name', ONSIP_DIRECTORIES) ?? ''
  if (uri.length > MAX_FIELD || name.length > MAX_FIELD || itemId.length > MAX_FIELD) return err('too-long')
  const ref = { node, item: itemId }
  const address = addressOf(uri)
  if (payload.is('alias', ONSIP_DIRECTORIES)) return readAlias(ref, address, payload)
  if (!payload.is('entity', ONSIP_DIRECTORIES)) return err('foreign-payload')
  const shown = cleanDisplay(name)
  if (address === '' && shown === '') return err('empty')
  return ok({ kind: 'entity', ref, address, name: shown, parent: parentOf(payload) })
}

/** The item's id is the number that is dialled; where it is none, the user part of the SIP address is. */
function readAlias(
  ref: EntryRef,
  address: string,
  payload: Element,
): Result<DirectoryEntry, DirectoryRefusal> {
  const digits = [ref.item, userPart(address)].map(digitsOf).find((found) => found !== '')
  if (digits === undefined) return err('no-number')
  const of = ref.node.toLowerCase().endsWith('/alias-phone-number') ? 'phone-number' : 'extension'
  const target = readRef(childText(payload, 'xmpp-uri', ONSIP_DIRECTORIES) ?? '')
  return ok({ kind: 'alias', of, ref, address, digits, target })
}

const digitsOf = (text: string): string => (/^\+?[\d().\s-]{2,40}$/.test(text) ? text.replace(/\D/g, '') : '')

/** A secondary entry points to the one it belongs to; `related` is the only relation that is known. */
function parentOf(entity: Element): EntryRef | undefined {
  const link = children(entity, 'link', ONSIP_DIRECTORIES).find(
    (candidate) => attribute(candidate, 'rel') === 'related',
  )
  return link && readRef(attribute(link, 'href') ?? '')
}

function readRef(text: string): EntryRef | undefined {
  if (text.length > MAX_FIELD) return undefined
  const uri = parseXmppUri(text)
  const node = uri && parameterOf(uri, 'node')
  const item = uri && parameterOf(uri, 'item')
  return !node || !item || /\s/.test(node) ? undefined : { node, item }
}
