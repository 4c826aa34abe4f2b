/** The XML console: opened by somebody who looks on, nothing at all otherwise. */
import type { ConsoleEntry, ConsoleFilter, ConsolePage } from '../contract/developer.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { typedMistakeText } from '../contract/messages/developer-errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Clock, Dispose } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import type { ConsoleTap } from '../xmpp/console-tap.ts'
import { readTyped } from '../xmpp/read-typed.ts'
import { attribute } from '../xmpp/stanza.ts'
import { createConsoleLog, type ConsoleLog, type PageWish } from './console-log.ts'

/** News is told at most this often: a storm of stanzas must not become a storm of messages to a window. */
const NEWS_EVERY_MS = 100

export interface Console {
  /** From now on everything is kept, behind what was kept before. @param onNews told the newest id, soon after it came */
  open(onNews: (newest: number) => void): void
  /** Hears nothing more. What was kept stays until it is cleared, or more is recorded behind it. */
  close(): void
  /** Forgets what was kept; goes on hearing if it does. */
  clear(): void
  page(wish: PageWish): ConsolePage
  entry(id: number): ConsoleEntry | undefined
  text(filter: ConsoleFilter): string
  /** Sends what was typed, if it is a stanza. An IQ without an id gets one. */
  send(xml: string): Result<null, AppError>
}

export interface ConsoleDeps {
  readonly clock: Clock
  readonly tap: ConsoleTap
  readonly connection: () => Connection | undefined
}

export function createConsole({ clock, tap, connection }: ConsoleDeps): Console {
  let log: ConsoleLog | undefined
  let newest = 0
  let sent = 0
  let closeTap: Dispose | undefined
  let cancelNews: Dispose | undefined

  function close(): void {
    closeTap?.()
    closeTap = undefined
    cancelNews?.()
    cancelNews = undefined
  }

  return {
    open(onNews) {
      close()
      const kept = log ?? createConsoleLog(newest + 1)
      log = kept
      closeTap = tap.open((heard) => {
        newest = kept.add({ ...heard, atMs: clock.now() })
        cancelNews ??= clock.after(NEWS_EVERY_MS, () => {
          cancelNews = undefined
          onNews(newest)
        })
      })
    },
    close,
    clear() {
      log?.clear()
      if (closeTap === undefined) log = undefined
    },
    page: (wish) => ({
      open: closeTap !== undefined,
      ...(log?.page(wish) ?? { entries: [], older: 0, held: 0, dropped: 0 }),
    }),
    entry: (id) => log?.entry(id),
    text: (filter) => log?.text(filter) ?? '',
    send(text) {
      const read = readTyped(text)
      if (!read.ok) return err(appError('not-well-formed', typedMistakeText(read.error)))
      const stanza = read.value
      const stream = connection()
      if (stream?.fullJid === undefined) return err(appError(stream ? 'offline' : 'not-signed-in'))
      if (stanza.name === 'iq' && !attribute(stanza, 'id')) stanza.attrs['id'] = `typed-${String(++sent)}`
      stream.send(stanza)
      return ok(null)
    },
  }
}
