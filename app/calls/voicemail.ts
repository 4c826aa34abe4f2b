/** A message in the mailbox tells of a call what its own events do not: that the caller spoke with no person. */
import type { CallEvent, CallsState } from './model.ts'
import { sameAddress } from './party.ts'

/** A message that comes later than this after a call is not taken for its. */
const FOLLOWS_WITHIN_MS = 120_000

/**
 * Marks the newest incoming call of that caller that ended within the two minutes before. A withheld caller equals
 * nobody, and a message that is heard of before the call's end proves nothing.
 */
export function noteVoicemail(
  state: CallsState,
  { from, owner, atMs }: Extract<CallEvent, { readonly kind: 'voicemail-arrived' }>,
): CallsState {
  const call = state.ended.find(
    ({ direction, remote, owners, endedAtMs = Number.NaN }) =>
      direction === 'incoming' &&
      sameAddress(remote.address, from) &&
      owners.some((address) => sameAddress(address, owner)) &&
      endedAtMs <= atMs &&
      atMs - endedAtMs <= FOLLOWS_WITHIN_MS,
  )
  if (call === undefined || call.leftVoicemail) return state
  return {
    ...state,
    ended: state.ended.map((other) => (other === call ? { ...call, leftVoicemail: true } : other)),
  }
}
