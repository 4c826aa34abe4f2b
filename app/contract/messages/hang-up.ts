/** The key that hangs up: its question and its answers. */
import type { Call } from '../../calls/model.ts'
import { liveState, partyTitle } from './calls.ts'

export const hangUpText = {
  which: 'Hang up which call?',
  nothing: 'Nothing was hung up',
  ending: 'Ending…',
  over: 'Over',
} as const

/** Read aloud when the question appears. */
export const announceHangUp = (calls: readonly Call[]): string =>
  `${hangUpText.which} ${calls.map((call, index) => `${String(index + 1)}: ${partyTitle(call.remote)}, ${liveState(call)}`).join('. ')}`
