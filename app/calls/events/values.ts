/** What a call fills into the places of a rule. Pure. */
import type { Call } from '../model.ts'
import { momentOf } from './moment.ts'
import type { EventMoment, EventValues } from './rule.ts'

export interface ValueFacts {
  /** When the rule acts, epoch ms: how long a call that goes on has lasted. */
  readonly nowMs: number
  /** The number of the other side with `+` and country code; '' where nobody can tell. */
  readonly e164: string
  /** What the rule waited for; a call may have gone on since. */
  readonly moment?: EventMoment
}

/** @param call with the directory's name in the place of the caller's own, where there is one */
export function valuesOf(call: Call, { nowMs, e164, moment = momentOf(call) }: ValueFacts): EventValues {
  const { remote } = call
  const talkedMs =
    call.answeredAtMs === undefined ? 0 : Math.max(0, (call.endedAtMs ?? nowMs) - call.answeredAtMs)
  return {
    number: remote.number.replace(/(?!^\+)\D/g, ''),
    e164,
    name: remote.display,
    address: remote.address,
    direction: call.direction,
    event: moment ?? '',
    'call-id': call.callIds[0] ?? '',
    started: new Date(call.startedAtMs).toISOString(),
    duration: String(Math.floor(talkedMs / 1_000)),
    outcome: call.outcome ?? '',
    account: call.owners[0] ?? '',
  }
}
