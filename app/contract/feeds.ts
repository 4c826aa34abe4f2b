/**
 * The services besides the calls. What they publish is kept in main and never crosses whole: a window asks for the part
 * that it shows, and asks again when `revision` has grown.
 */
import type { AppError } from './errors.ts'
import type { SubscriptionState } from './state.ts'

export const FEED_NAMES = ['recentCalls', 'userAgents', 'voicemail', 'directories', 'preferences'] as const
export type FeedName = (typeof FEED_NAMES)[number]

export interface FeedState {
  /**
   * `off`: nobody is signed in. `loading`: being asked for the first time. `live`: what is shown is what is there.
   * `stale`: it was there, and cannot be seen now. `failed`: the service refuses or has no answer.
   */
  readonly status: 'off' | 'loading' | 'live' | 'stale' | 'failed'
  /** Since when it is so, epoch ms. */
  readonly sinceMs: number
  /** Live, but what lay there before could not be asked for: only news shows. */
  readonly partial: boolean
  readonly error?: AppError
  readonly subscription?: SubscriptionState
  /** Grows with each change of the items. */
  readonly revision: number
}

export const FEED_OFF: FeedState = { status: 'off', sinceMs: 0, partial: false, revision: 0 }
