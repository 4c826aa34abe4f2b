/** The one way in which calls change. Pure and total; an event that says nothing new returns the state it was given. */
import { assertNever } from '../contract/result.ts'
import { failSetup, hideCard, requestSetup, sendIntent, settleIntent } from './attempts.ts'
import { applySnapshot, arrivalOf, publishLeg, retractLegs } from './legs.ts'
import type { CallEvent, CallsState } from './model.ts'
import { doubtRing } from './overdue.ts'
import { noteVoicemail } from './voicemail.ts'

export function reduceCalls(state: CallsState, event: CallEvent): CallsState {
  switch (event.kind) {
    case 'leg-published':
      return publishLeg(state, event.leg, arrivalOf(event.leg, event))
    case 'leg-retracted':
      return retractLegs(state, [event.key], event.unexplained ? 'not-listed' : 'legs-gone', event.atMs)
    case 'snapshot':
      return applySnapshot(state, event)
    case 'setup-requested':
      return requestSetup(state, event)
    // A result is a receipt: it says that the service will try, not that anything happened (XEP-0050 leaves it at that).
    case 'setup-accepted':
      return state
    case 'setup-failed':
      return failSetup(state, event)
    case 'intent-sent':
      return sendIntent(state, event)
    case 'intent-settled':
      return settleIntent(state, event)
    case 'voicemail-arrived':
      return noteVoicemail(state, event)
    case 'ring-overdue':
      return doubtRing(state, event.callId)
    case 'card-hidden':
      return hideCard(state, event)
    default:
      return assertNever(event)
  }
}
