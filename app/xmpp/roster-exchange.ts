/** Suggestions of contacts (XEP-0144): by an iq, which is answered, or by a message with its reason as the body. */
import { parseJid } from './jid.ts'
import { ROSTER_EXCHANGE } from './namespaces.ts'
import type { Contact } from './roster.ts'
import { attribute, child, childElements, children, textOf } from './stanza.ts'
import type { Element } from './xml.ts'

export interface SuggestedContact extends Contact {
  readonly action: 'add' | 'modify' | 'delete'
}

export interface RosterExchange {
  /** What the sender says about it; empty for an iq. */
  readonly reason: string
  readonly items: readonly SuggestedContact[]
}

/** More than a company has users that one person works with; the rest is left out. */
const MAX_ITEMS = 5_000
const MAX_GROUPS = 20
const MAX_TEXT = 1_023

/** Undefined for a stanza that suggests nobody, among them one that came back as an error. */
export function readRosterExchange(stanza: Element): RosterExchange | undefined {
  const isRequest = stanza.is('iq') && attribute(stanza, 'type') === 'set'
  const isMessage = stanza.is('message') && attribute(stanza, 'type') !== 'error'
  const list = isRequest || isMessage ? child(stanza, 'x', ROSTER_EXCHANGE) : undefined
  if (list === undefined || (isRequest && childElements(stanza).length !== 1)) return undefined
  const items = children(list, 'item', ROSTER_EXCHANGE)
    .slice(0, MAX_ITEMS)
    .flatMap((item) => readItem(item) ?? [])
  if (items.length === 0) return undefined
  const body = childElements(stanza).find(
    (part) => part.getName() === 'body' && part.getNS() === stanza.getNS(),
  )
  return { reason: body === undefined ? '' : textOf(body).slice(0, MAX_TEXT), items }
}

function readItem(item: Element): SuggestedContact | undefined {
  const jid = attribute(item, 'jid') ?? ''
  const action = readAction(attribute(item, 'action'))
  if (action === undefined || jid.length > MAX_TEXT * 3 || parseJid(jid) === undefined) return undefined
  const groups = children(item, 'group', ROSTER_EXCHANGE).map((group) => textOf(group).slice(0, MAX_TEXT))
  return {
    action,
    jid,
    name: (attribute(item, 'name') ?? '').slice(0, MAX_TEXT),
    groups: [...new Set(groups.filter((group) => group !== ''))].slice(0, MAX_GROUPS),
  }
}

/** Without one an item is to be added (XEP-0144 §2). */
function readAction(text = 'add'): SuggestedContact['action'] | undefined {
  return text === 'add' || text === 'modify' || text === 'delete' ? text : undefined
}
