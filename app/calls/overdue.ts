/** A ringing call of which nothing is heard for too long: it is not shown as ringing for hours, nor as over. */
import { callById, putCall } from './call-list.ts'
import type { Call, CallsState } from './model.ts'

/** Phones and proxies give up on a ring before this (RFC 3261 §16.6 has proxies stop at three minutes at the latest). */
export const LONGEST_RING_MS = 120_000

/**
 * When a call is to be doubted unless something is heard of it. Undefined for whatever does not ring, is doubted
 * already, or is an attempt of our own, which has its own limits. The name changes with every news.
 */
export function overdueWait(
  call: Call,
  nowMs: number,
): { readonly name: string; readonly delayMs: number } | undefined {
  if (call.state !== 'ringing' || call.uncertain === true || call.setup !== undefined) return undefined
  const names = call.legs.map(({ itemId, publishedAtMs }) => `${itemId} ${String(publishedAtMs)}`)
  const isFirstNews = call.legs.length === 1 && call.pastLegs.length === 0
  // The wall clock may have been set since; nothing is waited for longer than a ring takes.
  const remainingMs = Math.min(LONGEST_RING_MS, Math.max(0, call.startedAtMs + LONGEST_RING_MS - nowMs))
  return {
    name: `${String(call.pastLegs.length)} ${names.join(' ')}`,
    delayMs: isFirstNews ? remainingMs : LONGEST_RING_MS,
  }
}

export function doubtRing(state: CallsState, callId: string): CallsState {
  const call = callById(state, callId)
  if (call?.state !== 'ringing' || call.uncertain === true) return state
  return putCall(state, { ...call, uncertain: true })
}

/** The call after news of it. */
export function withoutDoubt(call: Call): Call {
  if (call.uncertain === undefined) return call
  const { uncertain: _over, ...rest } = call
  return rest
}
