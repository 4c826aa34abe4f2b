import { ONSIP_VOICEMAIL } from '../../xmpp/namespaces.ts'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import type { PubsubService } from '../pubsub/pubsub-service.ts'
import { isoSeconds } from '../services/entity-time.ts'
import { userOf } from '../sip.ts'
import { xml, type Element } from '../stanza.ts'

/** The leaf of an address's mailbox, as an address (OnSIP developer wiki, Voicemail Pubsub). */
export const mailboxOf = (address: string): string => `vm_${address}`

/** What every mailbox is sorted by. */
const LABELS = ['INBOX', 'Old', 'Family'] as const

export interface LeftMessage {
  /** Whose mailbox, `user@domain`. */
  readonly to: string
  readonly fromUri: string
  readonly fromDisplay: string
  readonly seconds: number
  readonly labels?: readonly string[] | undefined
}

/** The messages that callers leave. */
export interface Mailboxes {
  /** @returns the message's id */
  leave(message: LeftMessage): string
  /** @param mailbox its address, `vm_user@domain` */
  has(mailbox: string, id: string): boolean
  remove(mailbox: string, id: string): void
}

export interface MailboxesDeps {
  readonly pubsub: PubsubService
  readonly identifiers: Identifiers
  readonly clock: SimulatorClock
}

export function createMailboxes({ pubsub, identifiers, clock }: MailboxesDeps): Mailboxes {
  return {
    leave(message) {
      const [mailbox, id] = [mailboxOf(message.to), identifiers.hex32()]
      if (!pubsub.has(mailbox, 'labels')) pubsub.publish(mailbox, 'labels', labelsElement(LABELS, true))
      pubsub.publish(mailbox, id, messageElement(message, clock.now()))
      return id
    },
    has: (mailbox, id) => pubsub.has(mailbox, id),
    remove(mailbox, id) {
      pubsub.retract(mailbox, id)
    },
  }
}

/** Children as the vendor's OXJS fixtures have them; the caller in quotes, then the user alone in angle brackets. */
export function messageElement(message: LeftMessage, nowMs: number): Element {
  const caller = userOf(message.fromUri.replace(/^sip:/i, ''))
  const shown = message.fromDisplay === '' ? caller : message.fromDisplay
  return xml(
    'voicemail',
    { xmlns: ONSIP_VOICEMAIL },
    xml('mailbox', {}, '1'),
    xml('caller-id', {}, `"${shown}" <${caller}>`),
    xml('created', {}, isoSeconds(nowMs)),
    xml('duration', {}, String(message.seconds)),
    xml('sipfrom', {}, message.fromUri),
    labelsElement(message.labels ?? ['INBOX'], false),
  )
}

const labelsElement = (labels: readonly string[], isItem: boolean): Element =>
  xml('labels', isItem ? { xmlns: ONSIP_VOICEMAIL } : {}, ...labels.map((label) => xml('label', {}, label)))
