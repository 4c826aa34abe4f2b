import type { Jid } from '../jid.ts'
import type { Mailboxes } from '../pbx/mailboxes.ts'
import { normaliseAddress } from '../sip.ts'
import { failed, type Command, type Outcome } from './command.ts'
import { invalidFormat, validationErrors } from './validation.ts'

export interface VoicemailCommandsDeps {
  readonly mailboxes: Mailboxes
  /** Whether a JID answers for an address: as its owner or by authorisation. */
  readonly answersFor: (jid: Jid, address: string) => boolean
}

/**
 * `cache` and `delete` with the fields that the vendor's OXJS sends (`src/services/voicemail.js`). No page describes
 * them: titles, instructions, what a result says and the errors follow the sister commands.
 */
export function createVoicemailCommands(deps: VoicemailCommandsDeps): readonly Command[] {
  const { mailboxes, answersFor } = deps

  const command = (
    node: string,
    name: string,
    instructions: string,
    act: (mailbox: string, id: string) => Outcome,
  ): Command => ({
    node,
    name,
    title: name,
    instructions,
    fields: [
      { name: 'vm-sip-address', type: 'text-single', label: 'Voicemail SIP Address', required: true },
      { name: 'vm-id', type: 'text-single', label: 'Voicemail ID', required: true },
    ],
    multiStage: true,
    run(input, sender) {
      const text = input.get('vm-sip-address') ?? ''
      const mailbox = normaliseAddress(text)
      if (mailbox === undefined) return failed(validationErrors([invalidFormat('vm-sip-address', text)]))
      const id = input.get('vm-id') ?? ''
      const isOwn = mailbox.startsWith('vm_') && answersFor(sender, mailbox.slice('vm_'.length))
      if (!isOwn || !mailboxes.has(mailbox, id) || id === 'labels') {
        return {
          is: 'failed',
          text: `Execution Errors; ${node} voicemail failed`,
          condition: 'bad-payload',
          noted: true,
        }
      }
      return act(mailbox, id)
    },
  })

  return [
    command('cache', 'Cache Voicemail', 'Fill out this form to prepare a voicemail for playback.', () => ({
      is: 'done',
      note: 'The voicemail has been cached',
    })),
    command('delete', 'Delete Voicemail', 'Fill out this form to delete a voicemail.', (mailbox, id) => ({
      is: 'done',
      afterwards: () => {
        mailboxes.remove(mailbox, id)
      },
    })),
  ]
}
