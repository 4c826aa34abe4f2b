/** The Voicemail view. */
import type { FetchState, Mailbox, VoicemailRow } from '../voicemail.ts'
import { assertNever } from '../result.ts'
import { partyDetail } from './calls.ts'
import { grouped } from './numbers.ts'
import { duration } from './time.ts'

export const voicemailText = {
  list: 'Messages',
  show: 'Show',
  all: 'All messages',
  inbox: 'In the INBOX',
  call: 'Call',
  more: 'More',
  fetch: 'Prepare for listening',
  remove: 'Delete',
  undo: 'Undo',
  noMessages: 'No messages',
  noMessagesHint: 'What callers leave in your mailbox shows here.',
  noneHere: 'No messages here',
  showAll: 'Show all messages',
  timeUnknown: 'Time not told',
  undated: 'Without a date',
  whereToListen:
    'Ringside cannot play it: where its sound is fetched the service does not tell. Listen from your phone.',
} as const

/** The mailbox as its owner knows it: the service puts `vm_` before the user. */
export const mailboxName = (address: string): string => address.replace(/^vm_/, '')

export const counted = (name: string, messages: number): string => `${name} (${grouped(messages)})`

/** What stands below the caller: how long, the number, where it lies. */
export function voicemailDetails(row: VoicemailRow, mailboxes: readonly Mailbox[]): readonly string[] {
  return [
    row.durationS === undefined ? 'Length not told' : duration(row.durationS * 1000),
    partyDetail(row.remote),
    mailboxes.length > 1 ? `for ${mailboxName(row.mailbox)}` : '',
    ...row.labels.filter((label) => !isInbox(label)),
  ].filter(Boolean)
}

export const isInbox = (label: string): boolean => label.toUpperCase() === 'INBOX'

/** What came of preparing it. */
export function fetchSentence(state: FetchState): string {
  switch (state.kind) {
    case 'asking':
      return 'Asking the service…'
    case 'answered':
      return state.lines.length === 0 ? 'The service agreed, and said no more.' : 'The service answered:'
    default:
      return assertNever(state)
  }
}

/** While a deletion can be undone; after the caller's name. */
export const deletesIn = (seconds: number): string => `deleted · ${seconds} s to undo`
