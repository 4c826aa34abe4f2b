/**
 * Calls that nobody took, by what was seen here and by the service's own record together, each once. Pure. The record
 * knows of calls that came while nobody looked; what was seen is known sooner, and when it ended.
 */
import { callsOf } from './carrier.ts'
import type { Call, CallsState } from './model.ts'
import { nearest, oncePerCall, type RecordedCall } from './unseen.ts'

/** The record tells a beginning in whole seconds, cut off, and no missed call ends in the one that it began in. */
const SHORTEST_RING_MS = 1_000

export interface OutcomeRecord extends RecordedCall {
  readonly outcome: 'answered' | 'missed' | 'cancelled'
}

/**
 * When each missed call was missed, epoch ms by our clock: at its end where that was seen, else after its beginning.
 * Where a
 * record and what was seen differ the record is right: another phone may have taken the call.
 */
export function missedAt(record: readonly OutcomeRecord[], calls: CallsState): readonly number[] {
  const taken = new Set<Call>()
  // The record is the main account's.
  const { ended } = callsOf(calls, {})
  const told = oncePerCall(record).flatMap((call) => {
    const seen = nearest(call, ended, taken)
    if (seen !== undefined) taken.add(seen)
    return call.outcome === 'missed' ? [seen?.endedAtMs ?? call.startedAtMs + SHORTEST_RING_MS] : []
  })
  // A call first known from a snapshot raises no alarm until the record says that it was missed.
  const seenAlone = calls.ended.filter(
    (call) => call.outcome === 'missed' && !call.silent && !taken.has(call),
  )
  return [...told, ...seenAlone.map((call) => call.endedAtMs ?? call.startedAtMs)]
}
