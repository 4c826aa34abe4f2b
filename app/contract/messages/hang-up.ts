/** The key that hangs up: its question and its answers. */
import type { Call } from '../../calls/model.ts'
import { liveState, partyTitle } from './calls.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const hangUpText = texts({
  which: m.hang_up_which,
  nothing: m.hang_up_nothing,
  ending: m.hang_up_ending,
  over: m.hang_up_over,
})

/** Read aloud when the question appears. */
export const announceHangUp = (calls: readonly Call[]): string =>
  m.hang_up_announce({ calls: calls.map(announceOne).join('. ') })

const announceOne = (call: Call, index: number): string =>
  labelled(String(index + 1), `${partyTitle(call.remote)}, ${liveState(call)}`)
