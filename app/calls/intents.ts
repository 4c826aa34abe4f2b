/** What may be asked of a call right now. What is refused here is not drawn either. */
import type { ErrorCode } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import type { Call, Intent, Leg } from './model.ts'
import type { Capabilities } from './provider.ts'
import { isOwnPhone } from './setup.ts'

export interface IntentSettings {
  readonly tryDecline: boolean
}

/** Why an intent is refused right now, in the words of the error codes; undefined when it may be sent. */
export function refusalOf(
  intent: Intent,
  call: Call | undefined,
  capabilities: Capabilities,
  settings: IntentSettings,
): ErrorCode | undefined {
  if (call === undefined || call.state === 'ended') return 'call-not-found'
  return call.pending === undefined ? obstacle(intent, call, capabilities, settings) : 'in-flight'
}

/** The same without regard to an intent that is under way: what stands against it in principle. */
export function obstacle(
  intent: Intent,
  call: Call,
  capabilities: Capabilities,
  settings: IntentSettings,
): ErrorCode | undefined {
  switch (intent) {
    case 'transfer':
      if (!capabilities.transfer) return 'not-available'
      return call.legs.some((leg) => isSpeaking(leg) && !isOwnPhone(leg, call))
        ? undefined
        : 'call-not-answered'
    case 'end':
      if (!capabilities.end) return 'not-available'
      if (call.legs.length === 0) return 'no-event'
      if (nameOfEnd(call) !== 'decline') return undefined
      if (!settings.tryDecline) return 'decline-not-enabled'
      return capabilities.decline === 'no' ? 'not-available' : undefined
    case 'accept':
      return capabilities.accept && call.state === 'ringing' && call.direction === 'incoming'
        ? undefined
        : 'not-available'
    default:
      return assertNever(intent)
  }
}

/** One intent, `call.end`, under the name that fits the moment. */
export function nameOfEnd(call: Call): 'decline' | 'hang-up' | 'cancel' {
  if (call.state === 'answered') return 'hang-up'
  return call.direction === 'outgoing' ? 'cancel' : 'decline'
}

/** Transferring needs the To tag, which exists only after the answer (RFC 3261 §12.1). */
const isSpeaking = (leg: Leg): boolean => leg.state === 'answered' && leg.toTag !== ''

/**
 * What came to nothing without anybody saying no, so that the same may be tried again: the intent on a live call, or the
 * call itself.
 */
export function worthAnotherTry({ state, failed, problem, setup }: Call): Intent | 'create' | undefined {
  if (state === 'ended') return setup?.state === 'failed' ? 'create' : undefined
  return problem !== undefined && UNANSWERED.includes(problem.code) ? failed : undefined
}

const UNANSWERED: readonly ErrorCode[] = [
  'no-event',
  'engine-silent',
  'timeout',
  'offline',
  'service-unavailable',
]
