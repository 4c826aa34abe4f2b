/** When updates are looked for, and when one may be put in place. Pure. */
import type { AppState } from '../contract/state.ts'
import type { Random } from '../ports.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** For so long no call must have stood: the next one often follows at once. */
export const QUIET_MS = 5_000

/** Spread by chance, so that a thousand desks that start at nine do not ask in the same minute. */
export function nextCheckInMs(after: 'start' | 'check' | 'failure', random: Random): number {
  switch (after) {
    case 'start':
      return MINUTE_MS + random() * 4 * MINUTE_MS
    case 'check':
      return 6 * HOUR_MS + random() * HOUR_MS
    case 'failure':
      return HOUR_MS + random() * HOUR_MS
  }
}

/** A call, a set-up or a number that waits to be dialled, also the next one of a list that goes on by itself. */
export const isBusy = ({
  calls,
  dialing,
  dialList: { phase },
}: Pick<AppState, 'calls' | 'dialing' | 'dialList'>): boolean =>
  calls.active.length > 0 || dialing.queue.length > 0 || phase.kind === 'counting' || phase.kind === 'calling'
