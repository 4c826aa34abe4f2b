import type { Switchboard } from '../pbx/switchboard.ts'
import { CALL_FIELDS } from './call-fields.ts'
import type { Command } from './command.ts'
import { findAnswered } from './find-call.ts'

/** Ends an answered call (OnSIP developer wiki, Active-Calls Component, "terminate"). */
export function createTerminate(switchboard: Switchboard): Command {
  return {
    node: 'terminate',
    name: 'Terminate Call',
    title: 'Terminating a Call',
    instructions: 'Fill out this from to terminate a call.',
    fields: CALL_FIELDS,
    multiStage: true,
    run: (input) => {
      const call = findAnswered(switchboard, input)
      if (call === undefined) {
        return {
          is: 'failed',
          text: 'Execution Errors; terminate call failed',
          condition: 'bad-payload',
          noted: true,
        }
      }
      return { is: 'done', afterwards: () => switchboard.end(call.callId) }
    },
  }
}
