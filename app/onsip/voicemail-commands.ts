/** The commands of the voicemail component (fields as the vendor's OXJS sends them, `src/services/voicemail.js`). */
import type { CommandRequest } from '../xmpp/command.ts'
import { submitField } from '../xmpp/data-form.ts'

/** A message in a mailbox. */
export interface MessageKey {
  /** The mailbox's address, `vm_user@domain`. */
  readonly mailbox: string
  /** The id of its item. */
  readonly id: string
}

/** Makes the service prepare a message for being listened to. Where its sound is fetched then no source tells. */
export const cacheCommand = (service: string, key: MessageKey): CommandRequest =>
  messageCommand(service, 'cache', key)

export const deleteCommand = (service: string, key: MessageKey): CommandRequest =>
  messageCommand(service, 'delete', key)

const messageCommand = (service: string, node: string, { mailbox, id }: MessageKey): CommandRequest => ({
  to: service,
  node,
  fields: [submitField('vm-sip-address', mailbox, 'text-single'), submitField('vm-id', id, 'text-single')],
})
