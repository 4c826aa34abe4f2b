import type { Jid } from '../jid.ts'
import type { Call, Switchboard } from '../pbx/switchboard.ts'
import { CALL_FIELDS } from './call-fields.ts'
import type { Command } from './command.ts'

export interface CancelDeps {
  readonly switchboard: Switchboard
  /** Whether a JID answers for an address: as its owner or by authorisation. */
  readonly answersFor: (jid: Jid, address: string) => boolean
  /** Whether a ringing incoming call may be declined this way. */
  readonly cancelIncoming: boolean
}

/**
 * Ends a call that was not answered yet. The vendor's page has "TODO" for everything but the purpose; the fields are
 * those that OXJS sends (`src/mixins/call_dialog.js`), and title, instructions and errors follow the sister commands.
 */
export function createCancel(deps: CancelDeps): Command {
  const mayCancel = (call: Call, sender: Jid): boolean => {
    const placed = call.legs.filter((leg) => leg.state === 'created')
    // The first call of a click-to-call has no caller among the addresses: it is the request itself.
    if (deps.cancelIncoming || (call.callSetupId !== '' && placed.length === 0)) return true
    return placed.some((leg) => deps.answersFor(sender, leg.address))
  }
  return {
    node: 'cancel',
    name: 'Cancel Call',
    title: 'Cancel a Call',
    instructions: 'Fill out this form to cancel a call that has not been answered.',
    fields: CALL_FIELDS.filter((field) => field.name !== 'to-tag'),
    multiStage: true,
    run: (input, sender) => {
      const call = deps.switchboard.find(input.get('call-id') ?? '')
      const meant = call !== undefined && !call.answered && call.fromTag === input.get('from-tag')
      if (!meant || !mayCancel(call, sender)) {
        return {
          is: 'failed',
          text: 'Execution Errors; cancel call failed',
          condition: 'bad-payload',
          noted: true,
        }
      }
      return { is: 'done', afterwards: () => deps.switchboard.end(call.callId) }
    },
  }
}
