/**
 * Targets that hear only while their session is listened to. Leaving takes a moment: what the service still sends or
 * answers meanwhile is of an account that nobody is signed in to any more, and must not lie there for the next one.
 */
import type { FeedTarget } from './item-table.ts'
import type { LineTarget } from './line-requests.ts'
import type { SideFeedsDeps } from './side-feeds.ts'

type IsTold = () => boolean

function feedWhile(isTold: IsTold, target: FeedTarget): FeedTarget {
  return {
    hear(part) {
      if (isTold()) target.hear(part)
    },
    beginSnapshot() {
      const reader = target.beginSnapshot()
      return {
        finish(groups, nodes) {
          if (isTold()) reader.finish(groups, nodes)
          else reader.abandon()
        },
        abandon() {
          reader.abandon()
        },
      }
    },
  }
}

export const feedsWhile = (isTold: IsTold, targets: SideFeedsDeps['targets']): SideFeedsDeps['targets'] => ({
  recentCalls: feedWhile(isTold, targets.recentCalls),
  userAgents: feedWhile(isTold, targets.userAgents),
  voicemail: feedWhile(isTold, targets.voicemail),
  directories: feedWhile(isTold, targets.directories),
  preferences: feedWhile(isTold, targets.preferences),
})

/** That nothing is known any more is told always. */
export const linesWhile = (isTold: IsTold, target: LineTarget): LineTarget => ({
  sight(address, sight) {
    if (isTold()) target.sight(address, sight)
  },
  publish(address, item) {
    if (isTold()) target.publish(address, item)
  },
  retract(address, id) {
    if (isTold()) target.retract(address, id)
  },
  snapshot(address, items, newer) {
    if (isTold()) target.snapshot(address, items, newer)
  },
  doubtful: () => target.doubtful(),
  stale() {
    target.stale()
  },
})
