/** A call of the service's record as a call of the model, for what is done with calls that are over. Pure. */
import type { Call, Party } from './model.ts'
import type { RecordedCall } from './unseen.ts'

/** What the record tells of a call; times by our clock. */
interface CallOfRecord extends RecordedCall {
  readonly outcome: 'answered' | 'missed' | 'cancelled'
  readonly remote: Party
}

/**
 * @param id of the row
 * @param callIds SIP call-ids where the call was seen here; the record itself bears none
 */
export function recordedCall(
  { direction, outcome, remote, owner, startedAtMs, durationS }: CallOfRecord,
  id: string,
  callIds: readonly string[],
): Call {
  const endedAtMs = startedAtMs + durationS * 1_000
  return {
    ...{ id, direction, remote, callIds, startedAtMs, endedAtMs },
    ...{ state: 'ended', origin: 'phone', owners: [owner], legs: [], pastLegs: [], setupId: '' },
    ...(outcome === 'answered' ? { answeredAtMs: startedAtMs } : {}),
    outcome: outcome === 'answered' ? 'completed' : outcome,
    silent: true,
    hidden: true,
    cardOver: true,
  }
}
