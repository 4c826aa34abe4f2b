/**
 * The services besides the calls, a line each. Calls are seen without them, so none of them is ever red; nothing to
 * say of one that was never asked for. Pure.
 */
import { appError } from './errors.ts'
import { FEED_NAMES, type FeedName, type FeedState } from './feeds.ts'
import { because, tryNow, type HealthLine } from './health-line.ts'
import { feedReason, feedSentence, feedTitle } from './messages/feeds.ts'
import { subscriptionLine } from './messages/health.ts'
import { assertNever } from './result.ts'

export const feedLines = (
  feeds: Readonly<Record<FeedName, FeedState>>,
  nowMs: number,
): readonly HealthLine[] => FEED_NAMES.flatMap((name) => lineOf(name, feeds[name], nowMs))

function lineOf(name: FeedName, feed: FeedState, nowMs: number): readonly HealthLine[] {
  const base = { id: `feed ${name}`, group: 'link', name: feedTitle(name) } as const
  const sentence = feedSentence(feed, nowMs)
  switch (feed.status) {
    case 'off':
      return []
    case 'loading':
      return [{ ...base, status: 'unknown', text: sentence }]
    case 'live': {
      const text = feed.subscription === undefined ? sentence : subscriptionLine(feed.subscription, nowMs)
      return [
        feed.partial
          ? { ...base, status: 'amber', text, reason: sentence }
          : { ...base, status: 'green', text },
      ]
    }
    case 'stale':
      return [{ ...base, status: 'amber', text: sentence }]
    case 'failed': {
      const error = feed.error ?? appError('subscription-refused')
      return [
        {
          ...base,
          status: 'amber',
          text: sentence,
          ...because(error),
          reason: feedReason(error),
          cure: tryNow(),
        },
      ]
    }
    default:
      return assertNever(feed.status)
  }
}
