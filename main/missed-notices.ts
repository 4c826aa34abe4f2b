/**
 * Notifications of missed calls: posted once with the devices that rang and the colleague's line that took it, as far as is
 * known; told anew where the line is known later, for its own news may come behind the end of the call; and taken back once
 * they were read in the window.
 */
import type { Call } from '../app/calls/model.ts'
import type { AppState } from '../app/contract/state.ts'
import { missedNotice } from './call-notices.ts'
import type { Notifications } from './notifications.ts'

export interface MissedNotices {
  /** @param before the state until now, in which the call rang */
  follow(missed: readonly Call[], before: AppState, after: AppState): void
}

/** Of later ones nobody waits for news any more. */
const MOST_REMEMBERED = 20

export function createMissedNotices(
  notifications: Pick<Notifications, 'post' | 'change' | 'clear'>,
): MissedNotices {
  const rang = new Map<string, readonly string[]>()

  const noticeOf = (call: Call, state: AppState) =>
    missedNotice(call, state, {
      takenBy: state.team.takenBy[call.id],
      devices: rang.get(call.id) ?? [],
    })

  return {
    follow(missed, before, after) {
      for (const call of missed) {
        rang.set(call.id, before.phones.ringing[call.id] ?? [])
        notifications.post(noticeOf(call, after))
      }
      for (const oldest of [...rang.keys()].slice(0, -MOST_REMEMBERED)) rang.delete(oldest)
      if (before.team.takenBy !== after.team.takenBy) {
        for (const call of after.calls.ended) {
          const isNew = before.team.takenBy[call.id] !== after.team.takenBy[call.id]
          if (isNew && rang.has(call.id)) notifications.change(noticeOf(call, after))
        }
      }
      if (wasRead(before, after)) notifications.clear()
    },
  }
}

/** Looked at the window, or at the history in a window that had the keyboard all the time. */
const wasRead = ({ badges: before }: AppState, { badges: after }: AppState): boolean =>
  (before.missedSinceLook > 0 && after.missedSinceLook === 0) || (before.missed > 0 && after.missed === 0)
