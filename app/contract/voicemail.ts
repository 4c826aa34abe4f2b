/** What a window shows of the mailboxes. */
import type { Party } from '../calls/model.ts'
import type { AppError } from './errors.ts'
import type { Page } from './page.ts'

/** How long a deletion can be undone before the service is asked for it. */
export const UNDO_MS = 5_000

export interface VoicemailRow {
  /** Opaque, stable for as long as the message lies there. */
  readonly id: string
  /** The mailbox's address, `vm_user@domain`. */
  readonly mailbox: string
  readonly remote: Party
  /** By this machine's clock; undefined when the service does not tell. */
  readonly createdAtMs?: number
  readonly durationS?: number
  readonly labels: readonly string[]
  /** Until when its deletion can be undone, epoch ms. */
  readonly undoUntilMs?: number
  /** What came of asking the service to prepare it for being listened to. */
  readonly fetched?: FetchState
  /** Why the last thing that was asked for did not happen. */
  readonly problem?: AppError
}

export type FetchState =
  | { readonly kind: 'asking' }
  /** What the service answered, in its own words, a line each; none when it only agreed. */
  | { readonly kind: 'answered'; readonly lines: readonly string[] }

export interface Mailbox {
  /** `vm_user@domain` */
  readonly address: string
  readonly messages: number
  /** The service's labels and those that messages bear, in the service's order. */
  readonly labels: readonly { readonly name: string; readonly messages: number }[]
}

export interface VoicemailPage extends Page<VoicemailRow> {
  /** All of them, whatever was asked for. */
  readonly mailboxes: readonly Mailbox[]
}
