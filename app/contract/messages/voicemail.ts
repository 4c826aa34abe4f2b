/** The Voicemail view. */
import type { FetchState, Mailbox, VoicemailRow } from '../voicemail.ts'
import { assertNever } from '../result.ts'
import { partyDetail } from './calls.ts'
import { grouped } from './numbers.ts'
import { duration } from './time.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const voicemailText = texts({
  list: m.voicemail_list,
  show: m.voicemail_show,
  all: m.voicemail_all,
  inbox: m.voicemail_inbox,
  call: m.voicemail_call,
  more: m.voicemail_more,
  fetch: m.voicemail_fetch,
  remove: m.voicemail_remove,
  undo: m.voicemail_undo,
  noMessages: m.voicemail_no_messages,
  noMessagesHint: m.voicemail_no_messages_hint,
  noneHere: m.voicemail_none_here,
  showAll: m.voicemail_show_all,
  timeUnknown: m.voicemail_time_unknown,
  undated: m.voicemail_undated,
  whereToListen: m.voicemail_where_to_listen,
})

/** The mailbox as its owner knows it: the service puts `vm_` before the user. */
export const mailboxName = (address: string): string => address.replace(/^vm_/, '')

export const counted = (name: string, messages: number): string => `${name} (${grouped(messages)})`

/** What stands below the caller: how long, the number, where it lies. */
export function voicemailDetails(row: VoicemailRow, mailboxes: readonly Mailbox[]): readonly string[] {
  return [
    row.durationS === undefined ? m.voicemail_length_unknown() : duration(row.durationS * 1000),
    partyDetail(row.remote),
    mailboxes.length > 1 ? m.voicemail_for({ mailbox: mailboxName(row.mailbox) }) : '',
    ...row.labels.filter((label) => !isInbox(label)),
  ].filter(Boolean)
}

export const isInbox = (label: string): boolean => label.toUpperCase() === 'INBOX'

/** What came of preparing it. */
export function fetchSentence(state: FetchState): string {
  switch (state.kind) {
    case 'asking':
      return m.voicemail_fetch_sentence_asking()
    case 'answered':
      return state.lines.length === 0
        ? m.voicemail_fetch_sentence_agreed()
        : m.voicemail_fetch_sentence_answered()
    default:
      return assertNever(state)
  }
}

/** While a deletion can be undone; after the caller's name. */
export const deletesIn = (seconds: number): string => m.voicemail_deletes_in({ seconds })
