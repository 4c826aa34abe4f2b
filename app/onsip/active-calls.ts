/**
 * The item of the active-calls service: XML → `Leg` (OnSIP developer wiki, "Active-Calls Pubsub"; field meanings as in
 * the vendor's OXJS, `src/services/active_calls.js`). Total: any input gives a leg or the reason why not.
 */
import type { Direction, Leg, Party } from '../calls/model.ts'
import { cleanDisplay } from '../calls/party.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { parseDateTime } from '../xmpp/date-time.ts'
import { ONSIP_ACTIVE_CALLS } from '../xmpp/namespaces.ts'
import { attribute, childText } from '../xmpp/stanza.ts'
import type { Element } from '../xmpp/xml.ts'
import { addressOfLeaf } from './services.ts'
import { addressOf, isWithheld, userPart } from './sip-address.ts'

/** One published item with the leaf it stands on. */
export interface PublishedItem {
  readonly node: string
  readonly itemId: string
  readonly payload: Element | undefined
}

/** Why an item is no leg: a word for the log, never the item's content. */
export type Refusal =
  'not-a-leaf' | 'no-item-id' | 'no-payload' | 'foreign-payload' | 'no-call-id' | 'unknown-state' | 'too-long'

/** @returns the number as the reader writes it, '' when the user part of an address is no number. */
export type FormatNumber = (userPart: string) => string

/** Longer than any field of a SIP message that passes real proxies; beyond it somebody plays games. */
const MAX_FIELD = 2048

/**
 * Users that the call-setup server takes as the caller of the first leg of click-to-call: `call-setup` and, later,
 * `clicktocall` (the vendor's browser extension knows both).
 */
const SETUP_USERS: readonly string[] = ['call-setup', 'clicktocall']

const FIELDS = [
  'dialog-state',
  'call-id',
  'from-uri',
  'to-uri',
  'to-aor',
  'from-tag',
  'to-tag',
  'branch',
  'call-setup-id',
  'from-display',
  'to-display',
] as const
type Field = (typeof FIELDS)[number]

export function decodeActiveCall(item: PublishedItem, formatNumber: FormatNumber): Result<Leg, Refusal> {
  const owner = addressOfLeaf(item.node)
  if (owner === undefined) return err('not-a-leaf')
  if (item.itemId === '') return err('no-item-id')
  const call = item.payload
  if (call === undefined) return err('no-payload')
  if (!call.is('active-call', ONSIP_ACTIVE_CALLS)) return err('foreign-payload')

  // Missing and empty mean the same: the service leaves elements empty that have no value yet.
  const field = (name: Field): string => childText(call, name, ONSIP_ACTIVE_CALLS) ?? ''
  const callId = field('call-id')
  if (callId === '') return err('no-call-id')
  const wireState = field('dialog-state')
  if (!isDialogState(wireState)) return err('unknown-state')
  if ([item.itemId, ...FIELDS.map(field)].some(tooLong)) return err('too-long')

  const from = partyFrom(field('from-uri'), field('from-display'), formatNumber)
  const to = partyFrom(field('to-uri'), field('to-display'), formatNumber)
  return ok({
    node: item.node,
    itemId: item.itemId,
    owner,
    state: wireState === 'confirmed' ? 'answered' : 'ringing',
    direction: directionOf(wireState),
    callId,
    setupId: field('call-setup-id'),
    fromCallSetup: SETUP_USERS.includes(userPart(from.address).toLowerCase()),
    from,
    to,
    toAor: addressOf(field('to-aor')),
    fromTag: field('from-tag'),
    toTag: field('to-tag'),
    branch: field('branch'),
    publishedAtMs: parseDateTime(attribute(call, 'publish-time') ?? ''),
  })
}

const tooLong = (text: string): boolean => text.length > MAX_FIELD

/** `requested`: an INVITE rings here. `created`: our phone sent one. `confirmed`: answered, by voicemail too. */
type DialogState = 'requested' | 'created' | 'confirmed'

const isDialogState = (text: string): text is DialogState =>
  text === 'requested' || text === 'created' || text === 'confirmed'

/** Who is first seen answered is told apart by the call model. */
const directionOf = (state: DialogState): Direction => {
  if (state === 'created') return 'outgoing'
  return state === 'requested' ? 'incoming' : 'unknown'
}

function partyFrom(uri: string, display: string, formatNumber: FormatNumber): Party {
  const told = addressOf(uri)
  const address = isWithheld(told) ? '' : told
  return { uri, address, display: cleanDisplay(display), number: formatNumber(userPart(address)) }
}
