/**
 * The items of the voicemail service: XML → a message or a mailbox's labels (fields as the vendor's OXJS reads them,
 * `src/services/voicemail.js`). Total: any input gives one of them or the reason why not. Every child may be absent.
 */
import type { Party } from '../calls/model.ts'
import { cleanDisplay } from '../calls/party.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { parseDateTime } from '../xmpp/date-time.ts'
import { ONSIP_VOICEMAIL } from '../xmpp/namespaces.ts'
import { child, children, childText, textOf } from '../xmpp/stanza.ts'
import type { Element } from '../xmpp/xml.ts'
import type { FormatNumber, PublishedItem, Refusal } from './active-calls.ts'
import { addressOfLeaf } from './services.ts'
import { addressOf, isWithheld, userPart } from './sip-address.ts'

export interface VoicemailMessage {
  readonly kind: 'message'
  /** The mailbox's address, `vm_user@domain`. */
  readonly mailbox: string
  /** Its number, as told; '' when it is not. */
  readonly mailboxNumber: string
  readonly remote: Party
  /** Server time. */
  readonly createdAtMs: number | undefined
  readonly durationS: number | undefined
  /** Such as `INBOX`; each once, in the service's order, at most `MAX_LABELS`. */
  readonly labels: readonly string[]
}

/** Every label that a mailbox has, whether or not a message bears it. */
export interface MailboxLabels {
  readonly kind: 'labels'
  readonly mailbox: string
  readonly labels: readonly string[]
}

export type VoicemailItem = VoicemailMessage | MailboxLabels

export type VoicemailRefusal = Extract<Refusal, 'not-a-leaf' | 'no-payload' | 'foreign-payload' | 'too-long'>

const MAX_FIELD = 2048
export const MAX_LABELS = 50
/** A day: no mailbox records longer, and a number beyond it is a mistake. */
const MAX_DURATION_S = 86_400

export function decodeVoicemail(
  { node, payload }: Pick<PublishedItem, 'node' | 'payload'>,
  formatNumber: FormatNumber,
): Result<VoicemailItem, VoicemailRefusal> {
  const mailbox = addressOfLeaf(node)
  if (mailbox === undefined) return err('not-a-leaf')
  if (payload === undefined) return err('no-payload')
  // A message has an element `labels` too, so what a message is comes first.
  if (payload.is('voicemail', ONSIP_VOICEMAIL)) return readMessage(mailbox, payload, formatNumber)
  if (payload.is('labels', ONSIP_VOICEMAIL))
    return ok({ kind: 'labels', mailbox, labels: readLabels(payload) })
  return err('foreign-payload')
}

function readMessage(
  mailbox: string,
  message: Element,
  formatNumber: FormatNumber,
): Result<VoicemailMessage, VoicemailRefusal> {
  const field = (name: string): string => childText(message, name, ONSIP_VOICEMAIL) ?? ''
  const [callerId, sipFrom] = [field('caller-id'), field('sipfrom')]
  if (callerId.length > MAX_FIELD || sipFrom.length > MAX_FIELD) return err('too-long')
  const labels = child(message, 'labels', ONSIP_VOICEMAIL)
  return ok({
    kind: 'message',
    mailbox,
    mailboxNumber: /^\d{1,20}$/.test(field('mailbox')) ? field('mailbox') : '',
    remote: callerOf(callerId, sipFrom, formatNumber),
    createdAtMs: parseDateTime(field('created')),
    durationS: readDuration(field('duration')),
    labels: labels === undefined ? [] : readLabels(labels),
  })
}

function readDuration(text: string): number | undefined {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : undefined
  return seconds === undefined || seconds > MAX_DURATION_S ? undefined : seconds
}

/** The same rules as for a name: one line, nothing that hides or reorders. Without its text a label is none. */
function readLabels(labels: Element): readonly string[] {
  const texts = children(labels, 'label', ONSIP_VOICEMAIL)
    .slice(0, 4 * MAX_LABELS)
    .map((label) => cleanDisplay(textOf(label).slice(0, MAX_FIELD)))
  return [...new Set(texts)].filter((text) => text !== '').slice(0, MAX_LABELS)
}

/** `"Steve" <steve>` or `"Steve" <+14155551212>`: the name, then the user part alone. */
const CALLER_ID = /^\s*(.*?)\s*<([^<>]*)>\s*$/s

/** The SIP From, where told, is what to call back; the caller ID is what the mailbox shows. */
function callerOf(callerId: string, sipFrom: string, formatNumber: FormatNumber): Party {
  const [, shown, inner] = CALLER_ID.exec(callerId) ?? []
  const told = addressOf(sipFrom) || addressOf(inner ?? callerId)
  const address = isWithheld(told) ? '' : told
  const user = (inner ?? callerId).trim()
  const number = formatNumber(userPart(address)) || formatNumber(user.replace(/@.*$/s, ''))
  const display = cleanDisplay(shown ?? (number === '' && address === '' ? callerId : ''))
  return { uri: sipFrom, address, display, number }
}
