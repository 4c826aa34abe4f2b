/** How a call ended, and no more than the wire tells: a retract says only that a leg is over. */
import { wasPlaced } from './setup.ts'
import type { Call, Outcome } from './model.ts'

/**
 * - `legs-gone`: the last leg was retracted.
 * - `not-listed`: a snapshot no longer held it, or nothing told more, so that nobody saw how it ended.
 * - `given-up`: a click-to-call attempt failed or took too long.
 */
export type Ending = 'legs-gone' | 'not-listed' | 'given-up'

export function outcomeOf(call: Call, ending: Ending): Outcome {
  if (call.answeredAtMs !== undefined) return 'completed'
  // What we asked to end is not missed, and an attempt that the user stopped has not failed.
  if (call.pending === 'end') return 'cancelled'
  if (ending === 'given-up') return 'failed'
  if (ending === 'not-listed' && wasPlaced(call)) return 'unknown'
  if (call.direction === 'outgoing') return 'cancelled'
  return call.direction === 'incoming' ? 'missed' : 'unknown'
}

/** The call as it ended; its legs are over. */
export function endCall(call: Call, ending: Ending, atMs: number): Call {
  const { pending, ...rest } = call
  return {
    ...rest,
    state: 'ended',
    legs: [],
    endedAtMs: atMs,
    outcome: outcomeOf(call, ending),
    ...(pending === 'end' ? { endedHere: true as const } : {}),
  }
}

/** An ended call that goes on after all: one more of its branches rings. */
export function reviveCall(call: Call): Call {
  const {
    endedAtMs: _end,
    outcome: _outcome,
    endedHere: _here,
    leftVoicemail: _message,
    cardOver: _card,
    setup,
    ...rest
  } = call
  const state = call.answeredAtMs === undefined ? 'ringing' : 'answered'
  return { ...rest, state, ...(setup === undefined ? {} : { setup: reviveSetup(setup) }) }
}

function reviveSetup(setup: NonNullable<Call['setup']>): NonNullable<Call['setup']> {
  const { failedAt, error: _error, ...rest } = setup
  return { ...rest, state: failedAt ?? setup.state }
}
