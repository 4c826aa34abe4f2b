/** The services besides the calls: their names, and what a view says while one of them is not as it should be. */
import type { FeedName, FeedState } from '../feeds.ts'
import { assertNever } from '../result.ts'
import { moment } from './time.ts'

const FEED_TITLES: Readonly<Record<FeedName, string>> = {
  recentCalls: 'Call history',
  userAgents: 'Registered phones',
}

/** What a service tells of, as a heading. */
export const feedTitle = (name: FeedName): string => FEED_TITLES[name]

export const feedText = {
  tryAgain: 'Try again',
  loading: 'Asking the service…',
  partial: 'Only news shows: what was there before could not be asked for.',
  off: 'Sign in to see this.',
} as const

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
      return `As of ${moment(sinceMs, nowMs)}: Ringside is off line.`
    case 'failed':
      return `Not told since ${moment(sinceMs, nowMs)}.`
    default:
      return assertNever(status)
  }
}
