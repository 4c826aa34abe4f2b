/**
 * What the services besides the calls have published. It outlives the stream, told as stale, and ends with the session:
 * another account's items are nobody's business.
 */
import { FEED_NAMES, FEED_OFF, type FeedName, type FeedState } from '../contract/feeds.ts'
import { assertNever } from '../contract/result.ts'
import type { PreferenceRow } from '../contract/people.ts'
import { decodeDirectoryEntry } from '../onsip/directories.ts'
import { createItemTable, type ItemTable } from '../onsip/item-table.ts'
import { decodePreference } from '../onsip/preferences.ts'
import { decodeRecentCall, type RecentCall } from '../onsip/recent-calls.ts'
import { decodeVoicemail, type VoicemailItem } from '../onsip/voicemail.ts'
import type { FormatNumber } from '../onsip/active-calls.ts'
import type { FeedNews } from '../onsip/side-feed.ts'
import type { DirectoryEntry } from '../people/entry.ts'
import { decodeUserAgent } from '../onsip/user-agents.ts'
import type { RegisteredPhone } from '../people/phones.ts'
import type { Clock, Logger } from '../ports.ts'
import type { People } from './people.ts'
import type { Store } from './store.ts'

export interface Feeds {
  readonly tables: {
    readonly recentCalls: ItemTable<RecentCall>
    readonly userAgents: ItemTable<RegisteredPhone>
    readonly directories: ItemTable<DirectoryEntry>
    readonly preferences: ItemTable<PreferenceRow>
    readonly voicemail: ItemTable<VoicemailItem>
  }
  /** What is told of the items has changed, although they are the same. */
  readonly touch: (name: FeedName) => void
  /** Being asked for, by a session that has just begun. */
  begin(): void
  readonly hear: (name: FeedName, news: FeedNews) => void
  forget(): void
}

export interface FeedsDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly store: Store
  readonly formatNumber: FormatNumber
  readonly people: Pick<People, 'follow' | 'changed'>
  /** Told of each message or label list that came while we looked. */
  readonly voicemailArrived: (item: VoicemailItem) => void
}

const MOST_RECENT_CALLS = 20_000
const MOST_DIRECTORY_ENTRIES = 100_000
const MOST_PREFERENCES = 1_000
const MOST_VOICEMAILS = 20_000
/** More phones than a whole company has. */
const MOST_PHONES = 5_000

export function createFeeds(deps: FeedsDeps): Feeds {
  const { clock, log, store, formatNumber, people, voicemailArrived } = deps

  function put(name: FeedName, change: Partial<FeedState>): void {
    const { feeds } = store.state
    const { error: _old, ...rest } = feeds[name]
    const since = change.status === undefined ? {} : { sinceMs: clock.now() }
    store.patch({
      feeds: {
        ...feeds,
        [name]: { ...(change.status === undefined ? feeds[name] : rest), ...since, ...change },
      },
    })
  }
  const touch = (name: FeedName): void => {
    put(name, { revision: store.state.feeds[name].revision + 1 })
  }
  const changed = (name: FeedName) => (): void => {
    touch(name)
  }

  const tables = {
    recentCalls: createItemTable({
      service: 'recent-calls',
      log,
      decode: (item) => decodeRecentCall(item, formatNumber),
      most: MOST_RECENT_CALLS,
      changed: changed('recentCalls'),
    }),
    directories: createItemTable({
      service: 'directories',
      log,
      decode: decodeDirectoryEntry,
      most: MOST_DIRECTORY_ENTRIES,
      follow: people.follow,
      changed() {
        people.changed()
        changed('directories')()
      },
    }),
    preferences: createItemTable({
      service: 'preferences',
      log,
      decode: decodePreference,
      most: MOST_PREFERENCES,
      changed: changed('preferences'),
    }),
    voicemail: createItemTable({
      service: 'voicemail',
      log,
      decode: (item) => decodeVoicemail(item, formatNumber),
      most: MOST_VOICEMAILS,
      arrived({ value }) {
        voicemailArrived(value)
      },
      changed: changed('voicemail'),
    }),
    userAgents: createItemTable({
      service: 'user-agents',
      log,
      decode: decodeUserAgent,
      most: MOST_PHONES,
      changed: changed('userAgents'),
    }),
  }

  return {
    tables,
    touch,
    begin() {
      for (const name of FEED_NAMES) put(name, { status: 'loading', partial: false })
    },
    hear(name, news) {
      switch (news.kind) {
        case 'subscription':
          put(name, { subscription: news.subscription })
          return
        case 'live':
          put(name, { status: 'live', partial: news.partial })
          return
        case 'failed':
          put(name, { status: 'failed', error: news.error })
          return
        case 'stale':
          if (store.state.feeds[name].status === 'live') put(name, { status: 'stale' })
          return
        default:
          assertNever(news)
      }
    },
    forget() {
      for (const name of FEED_NAMES) {
        tables[name].clear()
        put(name, { ...FEED_OFF, revision: store.state.feeds[name].revision })
      }
    },
  }
}
