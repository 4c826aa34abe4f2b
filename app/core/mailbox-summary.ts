/** What there is in which mailbox, counted. Pure. */
import type { Mailbox } from '../contract/voicemail.ts'
import type { VoicemailItem } from '../onsip/voicemail.ts'

/** The mailbox's own list of labels first, then those that only messages bear. @param items messages that count */
export function mailboxesOf(items: readonly VoicemailItem[]): readonly Mailbox[] {
  const mailboxes = new Map<string, { messages: number; readonly labels: Map<string, number> }>()
  const at = (address: string) => {
    const mailbox = mailboxes.get(address) ?? { messages: 0, labels: new Map<string, number>() }
    mailboxes.set(address, mailbox)
    return mailbox
  }
  for (const item of items) {
    if (item.kind !== 'labels') continue
    const { labels } = at(item.mailbox)
    for (const label of item.labels) labels.set(label, 0)
  }
  for (const item of items) {
    if (item.kind !== 'message') continue
    const mailbox = at(item.mailbox)
    mailbox.messages += 1
    for (const label of item.labels) mailbox.labels.set(label, (mailbox.labels.get(label) ?? 0) + 1)
  }
  return [...mailboxes]
    .map(([address, { messages, labels }]) => ({
      address,
      messages,
      labels: [...labels].map(([name, count]) => ({ name, messages: count })),
    }))
    .sort((one, other) => one.address.localeCompare(other.address))
}

/** Messages that nobody moved elsewhere lie in the INBOX. */
export const inboxCount = (mailboxes: readonly Mailbox[]): number =>
  mailboxes
    .flatMap(({ labels }) => labels)
    .filter(({ name }) => name.toUpperCase() === 'INBOX')
    .reduce((sum, { messages }) => sum + messages, 0)
