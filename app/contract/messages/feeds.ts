/** The services besides the calls: their names, and what a view says while one of them is not as it should be. */
import type { FeedName, FeedState } from '../feeds.ts'
import type { AppError } from '../errors.ts'
import { assertNever } from '../result.ts'
import { errorReason } from './health.ts'
import { moment } from './time.ts'

const FEED_TITLES: Readonly<Record<FeedName, string>> = {
  recentCalls: 'Call history',
  userAgents: 'Registered phones',
  directories: 'Directory',
  preferences: 'Preferences',
  voicemail: 'Voicemail',
}

/** What a service tells of, as a heading. */
export const feedTitle = (name: FeedName): string => FEED_TITLES[name]

export const feedText = {
  tryAgain: 'Try again',
  /** Where only news shows, and none came. */
  nothingNew: 'Nothing new yet',
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

/** Why it is not told, and what to do; a refusal in the words of this service, which does not report calls. */
export function feedReason(error: AppError): string {
  if (error.code === 'subscription-refused') return 'The service refuses to tell this account.'
  return errorReason(error)
}
