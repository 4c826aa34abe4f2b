/** The record of calls and the mailboxes, with what follows from them: badges, and what a card says of its caller. */
import { NOTHING } from '../contract/command-outputs.ts'
import type { CoreCommandName } from '../contract/commands.ts'
import { ok } from '../contract/result.ts'
import type { Handlers } from '../core.ts'
import type { Session } from '../onsip/session.ts'
import type { NameOf } from '../people/names.ts'
import type { Clock, KeepsakeStore, SeenMemory } from '../ports.ts'
import { afterNews } from './after-news.ts'
import { createBadges, type BadgeKeeper } from './badges.ts'
import { createCallerLines } from './caller-lines.ts'
import type { Feeds } from './feeds.ts'
import { createHistory, type History } from './history.ts'
import { createKeepsakes, type KeepsakeKeeper } from './keepsakes.ts'
import type { Store } from './store.ts'
import { createVoicemail } from './voicemail.ts'

/** The commands that are answered here. */
type RecordCommand = Extract<CoreCommandName, `history.${string}` | `voicemail.${string}`>

export interface Records {
  readonly handlers: Pick<Handlers, RecordCommand> & KeepsakeKeeper['handlers']
  readonly call: History['call']
  readonly look: BadgeKeeper['look']
  /** Another account's are nobody's business. */
  readonly forget: () => void
}

export interface RecordsDeps {
  readonly clock: Clock
  readonly store: Store
  readonly seen: SeenMemory
  readonly keepsakes: KeepsakeStore
  readonly feeds: Pick<Feeds, 'tables' | 'touch'>
  readonly run: Session['run']
  readonly nameOf: NameOf
}

export function createRecords(deps: RecordsDeps): Records {
  const { clock, store, seen, run, nameOf } = deps
  const { tables, touch } = deps.feeds
  const keepsakes: KeepsakeKeeper = createKeepsakes({
    ...{ store, nameOf, memory: deps.keepsakes },
    rows: () => history.rows(),
    touch() {
      touch('recentCalls')
    },
  })
  const history = createHistory({
    ...{ store, run, nameOf, notes: keepsakes, table: tables.recentCalls },
    touch() {
      touch('recentCalls')
    },
  })
  const voicemail = createVoicemail({
    ...{ clock, store, run, nameOf, table: tables.voicemail },
    touch() {
      touch('voicemail')
    },
  })
  const badges = createBadges({ clock, store, memory: seen, history, voicemail })
  const callerLines = createCallerLines(clock, store, history)
  afterNews(clock, store, [callerLines.tell, badges.count, keepsakes.tell])
  return {
    call: history.call,
    handlers: {
      ...keepsakes.handlers,
      'history.list': (input) => ok(history.list(input)),
      'history.label': history.label,
      'history.seen': () => {
        badges.historySeen()
        return ok(NOTHING)
      },
      'voicemail.list': (input) => ok(voicemail.list(input)),
      'voicemail.delete': voicemail.remove,
      'voicemail.undelete': voicemail.restore,
      'voicemail.fetch': voicemail.fetch,
    },
    look: badges.look,
    forget() {
      history.forget()
      voicemail.forget()
    },
  }
}
