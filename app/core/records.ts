/** The record of calls and the mailboxes, with what follows from them: badges, and what a card says of its caller. */
import type { Session } from '../onsip/session.ts'
import type { NameOf } from '../people/names.ts'
import type { Clock, SeenMemory } from '../ports.ts'
import { afterNews } from './after-news.ts'
import { createBadges, type BadgeKeeper } from './badges.ts'
import { createCallerLines } from './caller-lines.ts'
import type { Feeds } from './feeds.ts'
import { createHistory, type History } from './history.ts'
import type { Store } from './store.ts'
import { createVoicemail, type Voicemail } from './voicemail.ts'

export interface Records {
  readonly history: History
  readonly voicemail: Voicemail
  readonly badges: BadgeKeeper
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
    ...{ history, voicemail, badges },
    forget() {
      history.forget()
      voicemail.forget()
    },
  }
}
