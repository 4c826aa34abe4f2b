/** The services besides the calls: their names, and what a view says while one of them is not as it should be. */
import type { FeedName, FeedState } from '../feeds.ts'
import type { AppError } from '../errors.ts'
import { assertNever } from '../result.ts'
import { errorReason } from './health.ts'
import { moment } from './time.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

const FEED_TITLES: Readonly<Record<FeedName, string>> = texts({
  recentCalls: m.feeds_feed_titles_recent_calls,
  directories: m.feeds_feed_titles_directories,
  preferences: m.feeds_feed_titles_preferences,
  voicemail: m.feeds_feed_titles_voicemail,
  userAgents: m.feeds_feed_titles_user_agents,
})

/** What a service tells of, as a heading. */
export const feedTitle = (name: FeedName): string => FEED_TITLES[name]

export const feedText = texts({
  tryAgain: m.feeds_try_again,
  /** Where only news shows, and none came. */
  nothingNew: m.feeds_nothing_new,
  loading: m.feeds_loading,
  partial: m.feeds_partial,
  off: m.feeds_off,
})

/** One sentence on how current a list is; empty while it is. The reason of a failure is told apart. */
export function feedSentence({ status, sinceMs, partial }: FeedState, nowMs: number): string {
  switch (status) {
    case 'off':
      return feedText.off
    case 'loading':
      return feedText.loading
    case 'live':
      return partial ? feedText.partial : ''
    case 'stale':
      return m.feeds_feed_sentence_stale({ time: moment(sinceMs, nowMs) })
    case 'failed':
      return m.feeds_feed_sentence_failed({ time: moment(sinceMs, nowMs) })
    default:
      return assertNever(status)
  }
}

/** Why it is not told, and what to do; a refusal in the words of this service, which does not report calls. */
export function feedReason(error: AppError): string {
  if (error.code === 'subscription-refused') return m.feeds_feed_reason()
  return errorReason(error)
}
