/** The record of calls and the mailboxes, with what follows from them: badges, and what a card says of its caller. */
import { NOTHING } from '../contract/command-outputs.ts'
import type { CoreCommandName } from '../contract/commands.ts'
import { ok } from '../contract/result.ts'
import type { Handlers } from '../core.ts'
import type { Session } from '../onsip/session.ts'
import type { NameOf } from '../people/names.ts'
import type { Clock, SeenMemory } from '../ports.ts'
import { afterNews } from './after-news.ts'
import { createBadges, type BadgeKeeper } from './badges.ts'
import { createCallerLines } from './caller-lines.ts'
import type { Feeds } from './feeds.ts'
import { createHistory } from './history.ts'
import type { Store } from './store.ts'
import { createVoicemail } from './voicemail.ts'

/** The commands that are answered here. */
type RecordCommand = Extract<CoreCommandName, `history.${string}` | `voicemail.${string}`>

export interface Records {
  readonly handlers: Pick<Handlers, RecordCommand>
  readonly look: BadgeKeeper['look']
  /** Another account's are nobody's business. */
  readonly forget: () => void
}

export interface RecordsDeps {
  readonly clock: Clock
  readonly store: Store
  readonly seen: SeenMemory
  readonly feeds: Pick<Feeds, 'tables' | 'touch'>
  readonly run: Session['run']
  readonly nameOf: NameOf
}

export function createRecords({ clock, store, seen, feeds, run, nameOf }: RecordsDeps): Records {
  const { tables, touch } = feeds
  const history = createHistory({
    ...{ store, run, nameOf, table: tables.recentCalls },
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
  afterNews(clock, store, [callerLines.tell, badges.count])
  return {
    handlers: {
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
