import type { Switchboard } from '../pbx/switchboard.ts'
import type { Transfer } from '../pbx/transfer.ts'
import { addressOf } from '../sip.ts'
import { CALL_FIELDS } from './call-fields.ts'
import { failed, type Command } from './command.ts'
import { findAnswered } from './find-call.ts'
import { invalidFormat, validationErrors } from './validation.ts'

/** Moves one side of an answered call (OnSIP developer wiki, Active-Calls Component, "transfer"). */
export function createTransferCall(switchboard: Switchboard, transfer: Transfer): Command {
  return {
    node: 'transfer',
    name: 'Transfer a Call',
    title: 'Transfer a Call',
    instructions: 'Fill out this from to transfer a live call.',
    fields: [
      ...CALL_FIELDS,
      {
        name: 'endpoint',
        type: 'list-single',
        label: 'Endpoint',
        required: true,
        options: [
          { label: 'Callee', value: 'callee' },
          { label: 'Caller', value: 'caller' },
        ],
      },
      { name: 'target-uri', type: 'text-single', label: 'Target SIP URI', required: true },
    ],
    multiStage: true,
    run: (input) => {
      const call = findAnswered(switchboard, input)
      const target = input.get('target-uri') ?? ''
      if (addressOf(target) === undefined)
        return failed(validationErrors([invalidFormat('target-uri', target)]))
      if (call === undefined) {
        return {
          is: 'failed',
          text: 'Execution Errors; transfer call failed',
          condition: 'bad-payload',
          noted: true,
        }
      }
      const endpoint = input.get('endpoint') === 'caller' ? 'caller' : 'callee'
      return { is: 'done', afterwards: () => transfer.start(call.callId, endpoint, target) }
    },
  }
}
