/** How an ended call ended, as far as anything told: what the wire leaves open stays open here. */
import type { AppError } from '../contract/errors.ts'
import type { Call, PastLeg, SetupState } from './model.ts'

/**
 * - `talked`: somebody answered; `device` only where its leg equals a registered contact.
 * - `voicemail`: it was answered, and a message from that caller followed: nobody spoke with them.
 * - `missed`: incoming and unanswered. Given up, cancelled and taken elsewhere look the same on the wire.
 * - `cancelled`: outgoing and unanswered, or a set-up that was stopped; `declined`: incoming and ended from here.
 * - `refused`: a set-up that failed, and the stage at which it stood.
 */
export type HowEnded =
  | {
      readonly is: 'talked'
      readonly talkedMs: number
      readonly device: string | undefined
      readonly here: boolean
    }
  | { readonly is: 'voicemail'; readonly talkedMs: number }
  | { readonly is: 'missed'; readonly rangMs: number; readonly leftVoicemail: boolean }
  | { readonly is: 'declined'; readonly rangMs: number }
  | { readonly is: 'cancelled'; readonly rangMs: number; readonly here: boolean }
  | {
      readonly is: 'refused'
      readonly at: SetupState | undefined
      readonly error: AppError | undefined
    }
  | { readonly is: 'unknown' }

/**
 * The registered device that a leg of ours belongs to, told by `ownUri` being its contact (OnSIP developer wiki,
 * "User-Agent Pubsub"); undefined when none is: then nothing is guessed.
 */
export type DeviceOf = (leg: Pick<PastLeg, 'owner' | 'ownUri'>) => string | undefined

const NO_DEVICES: DeviceOf = () => undefined

/** @returns what is known of the end of a call that is over; all lengths in milliseconds */
export function howItEnded(call: Call, deviceOf: DeviceOf = NO_DEVICES): HowEnded {
  const endedAtMs = call.endedAtMs ?? call.startedAtMs
  const rangMs = endedAtMs - call.startedAtMs
  const here = call.endedHere === true
  switch (call.outcome ?? 'unknown') {
    case 'completed': {
      if (call.answeredAtMs === undefined) return { is: 'unknown' }
      const talkedMs = endedAtMs - call.answeredAtMs
      if (call.leftVoicemail) return { is: 'voicemail', talkedMs }
      return { is: 'talked', talkedMs, device: answeredOn(call, deviceOf), here }
    }
    case 'missed':
      return { is: 'missed', rangMs, leftVoicemail: call.leftVoicemail === true }
    case 'cancelled':
      // Only by declining it here: what the caller does looks like a missed call.
      return call.direction === 'incoming' ? { is: 'declined', rangMs } : { is: 'cancelled', rangMs, here }
    case 'failed':
      return { is: 'refused', at: call.setup?.failedAt, error: call.setup?.error ?? call.problem }
    case 'unknown':
      return { is: 'unknown' }
  }
}

/** One device or none: a call between two own phones was on both. */
function answeredOn(call: Call, deviceOf: DeviceOf): string | undefined {
  const names = call.pastLegs
    .filter(({ answered, ownPhone }) => answered && !ownPhone)
    .map(deviceOf)
    .filter((name) => name !== undefined && name !== '')
  const [name, ...others] = new Set(names)
  return others.length === 0 ? name : undefined
}
