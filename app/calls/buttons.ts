/** What the user can do with a call: nothing is drawn that cannot work, and what is not drawn is refused. */
import type { ErrorCode } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import type { Call, Leg } from './model.ts'
import type { Capabilities } from './provider.ts'
import { isOwnPhone } from './setup.ts'

/** `cancel`, `decline` and `hang-up` are one intent, `call.end`, under the name that fits the moment. */
export type Button = 'hide' | 'decline' | 'transfer' | 'hang-up' | 'cancel'
export type Intent = 'end' | 'transfer'

export interface ButtonSettings {
  readonly tryDecline: boolean
}

/** In the order in which they are drawn. An intent that waits for its effect keeps its button: it is drawn unavailable. */
export function buttonsFor(
  call: Call,
  capabilities: Capabilities,
  settings: ButtonSettings,
): readonly Button[] {
  if (call.state === 'ended') return []
  const buttons: Button[] = ['hide']
  if (obstacle('transfer', call, capabilities, settings) === undefined) buttons.push('transfer')
  if (obstacle('end', call, capabilities, settings) === undefined) buttons.push(nameOfEnd(call))
  return buttons
}

/** Why an intent is refused right now, in the words of the error codes; undefined when it may be sent. */
export function refusalOf(
  intent: Intent,
  call: Call | undefined,
  capabilities: Capabilities,
  settings: ButtonSettings,
): ErrorCode | undefined {
  if (call === undefined || call.state === 'ended') return 'call-not-found'
  return call.pending === undefined ? obstacle(intent, call, capabilities, settings) : 'in-flight'
}

function obstacle(
  intent: Intent,
  call: Call,
  capabilities: Capabilities,
  settings: ButtonSettings,
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
    default:
      return assertNever(intent)
  }
}

function nameOfEnd(call: Call): 'decline' | 'hang-up' | 'cancel' {
  if (call.legs.some((leg) => isSpeaking(leg) && !isOwnPhone(leg, call))) return 'hang-up'
  return call.direction === 'outgoing' ? 'cancel' : 'decline'
}

/** The commands for answered calls need the To tag, which exists only after the answer (RFC 3261 §12.1). */
const isSpeaking = (leg: Leg): boolean => leg.state === 'answered' && leg.toTag !== ''
