/** Which messages can be asked for: all, those of a mailbox, those that bear one of its labels. Pure. */
import { counted, mailboxName, voicemailText } from '../../app/contract/messages/voicemail.ts'
import type { Mailbox } from '../../app/contract/voicemail.ts'

export interface MailboxChoice {
  /** Empty: every mailbox. */
  readonly mailbox: string
  /** Empty: whatever its label. */
  readonly label: string
}

export const EVERYTHING: MailboxChoice = { mailbox: '', label: '' }

export interface ChoiceOption {
  readonly choice: MailboxChoice
  readonly text: string
}

/** One group for each mailbox, its own messages first. */
export const choicesOf = (
  mailboxes: readonly Mailbox[],
): readonly { readonly name: string; readonly options: readonly ChoiceOption[] }[] =>
  mailboxes.map(({ address, messages, labels }) => ({
    name: mailboxName(address),
    options: [
      { choice: { mailbox: address, label: '' }, text: counted(voicemailText.all, messages) },
      ...labels.map(({ name, messages: bearing }) => ({
        choice: { mailbox: address, label: name },
        text: counted(name, bearing),
      })),
    ],
  }))

export const sameChoice = (one: MailboxChoice, other: MailboxChoice): boolean =>
  one.mailbox === other.mailbox && one.label === other.label
