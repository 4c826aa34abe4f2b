/**
 * The mailboxes as windows ask for them, and what is done to a message. Deleting waits for as long as it can be undone,
 * then the service is asked; what it refuses comes back with its words.
 */
import type { CommandInput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { pageOf } from '../contract/page.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { UNDO_MS, type VoicemailPage, type VoicemailRow } from '../contract/voicemail.ts'
import type { ItemTable } from '../onsip/item-table.ts'
import type { Session } from '../onsip/session.ts'
import { cacheCommand, deleteCommand, type MessageKey } from '../onsip/voicemail-commands.ts'
import type { VoicemailItem, VoicemailMessage } from '../onsip/voicemail.ts'
import type { NameOf } from '../people/names.ts'
import type { Clock } from '../ports.ts'
import { replyLines } from './command-words.ts'
import { inboxCount, mailboxesOf } from './mailbox-summary.ts'
import { createMessageMarks, type MessageMark } from './message-marks.ts'
import type { Store } from './store.ts'

type IdInput = CommandInput<'voicemail.delete'>

export interface Voicemail {
  readonly list: (input: CommandInput<'voicemail.list'>) => VoicemailPage
  readonly remove: (input: IdInput) => Result<null, AppError>
  readonly restore: (input: IdInput) => Result<null, AppError>
  readonly fetch: (input: IdInput) => Promise<Result<null, AppError>>
  /** Messages in an INBOX that are not being deleted. */
  readonly inboxCount: () => number
  /** What can still be undone is: nobody is asked any more. */
  forget(): void
}

export interface VoicemailDeps {
  readonly clock: Clock
  readonly store: Store
  readonly table: Pick<ItemTable<VoicemailItem>, 'items'>
  readonly run: Session['run']
  /** The rows are told differently now. */
  readonly touch: () => void
  readonly nameOf: NameOf
}

/** The service retracts what it deleted; until then nothing proves that it did. */
const RETRACT_MS = 10_000

interface Message {
  readonly id: string
  readonly key: MessageKey
  readonly value: VoicemailMessage
}

export function createVoicemail({ clock, store, table, run, touch, nameOf }: VoicemailDeps): Voicemail {
  const marks = createMessageMarks(clock, touch)

  const messages = (): readonly Message[] =>
    table
      .items()
      .flatMap(({ node, id, value }) =>
        value.kind === 'message' ? [{ id: `${node} ${id}`, key: { mailbox: value.mailbox, id }, value }] : [],
      )
  const find = (id: string): Message | undefined => messages().find((message) => message.id === id)
  /** What is on its way out is not there any more, to the eye. */
  const isShown = ({ id }: Message): boolean => marks.of(id)?.kind !== 'deleting'

  function mailboxes() {
    const counted = messages().filter(({ id }) => !marks.isGoing(id))
    const lists = table.items().flatMap(({ value }) => (value.kind === 'labels' ? [value] : []))
    return mailboxesOf([...lists, ...counted.map(({ value }) => value)])
  }

  function rowOf({ id, value }: Message, skewMs: number): VoicemailRow {
    const { createdAtMs, durationS, remote, labels, mailbox } = value
    const name = nameOf(remote)
    return {
      ...{ id, mailbox, labels },
      remote: name === undefined ? remote : { ...remote, display: name },
      ...(createdAtMs === undefined ? {} : { createdAtMs: createdAtMs - skewMs }),
      ...(durationS === undefined ? {} : { durationS }),
      ...shownMark(marks.of(id)),
    }
  }

  async function sendDeletion({ id, key }: Message): Promise<void> {
    marks.put(id, { kind: 'deleting' })
    const answer = await run((services) => deleteCommand(services.voicemailCommands, key))
    if (!marks.isGoing(id)) return
    if (!answer.ok) marks.put(id, { kind: 'problem', error: answer.error })
    else marks.later(id, RETRACT_MS, () => marks.put(id, { kind: 'problem', error: appError('not-deleted') }))
  }

  return {
    list({ mailbox, label, ...part }) {
      const skewMs = store.state.health.skewMs ?? 0
      const fitting = messages()
        .filter(isShown)
        .filter(({ value }) => mailbox === '' || value.mailbox === mailbox)
        .filter(({ value }) => label === '' || value.labels.includes(label))
        // What bears no time stands at the end.
        .sort((one, other) => (other.value.createdAtMs ?? 0) - (one.value.createdAtMs ?? 0))
      const { total, rows } = pageOf(fitting, part)
      return { total, rows: rows.map((message) => rowOf(message, skewMs)), mailboxes: mailboxes() }
    },
    remove({ id }) {
      const message = find(id)
      if (message === undefined) return err(appError('row-gone'))
      if (marks.isGoing(id)) return ok(null)
      marks.put(id, { kind: 'undo', untilMs: clock.now() + UNDO_MS })
      marks.later(id, UNDO_MS, () => void sendDeletion(message))
      return ok(null)
    },
    restore({ id }) {
      if (marks.of(id)?.kind !== 'undo') return err(appError('row-gone'))
      marks.drop(id)
      return ok(null)
    },
    async fetch({ id }) {
      const message = find(id)
      if (message === undefined || marks.isGoing(id)) return err(appError('row-gone'))
      marks.put(id, { kind: 'fetch', state: { kind: 'asking' } })
      const answer = await run((services) => cacheCommand(services.voicemailCommands, message.key))
      // Deleted meanwhile: what came of it no longer matters.
      if (marks.of(id)?.kind !== 'fetch') return ok(null)
      if (!answer.ok) marks.put(id, { kind: 'problem', error: answer.error })
      else marks.put(id, { kind: 'fetch', state: { kind: 'answered', lines: replyLines(answer.value) } })
      return ok(null)
    },
    inboxCount: () => inboxCount(mailboxes()),
    forget: marks.clear,
  }
}

function shownMark(mark: MessageMark | undefined): Partial<VoicemailRow> {
  switch (mark?.kind) {
    case 'undo':
      return { undoUntilMs: mark.untilMs }
    case 'fetch':
      return { fetched: mark.state }
    case 'problem':
      return { problem: mark.error }
    case 'deleting':
    case undefined:
      return {}
  }
}
