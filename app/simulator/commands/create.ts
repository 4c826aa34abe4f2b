import type { Identifiers } from '../chance.ts'
import type { ClickToCall } from '../pbx/click-to-call.ts'
import type { Switchboard } from '../pbx/switchboard.ts'
import { addressOf } from '../sip.ts'
import { failed, type Command } from './command.ts'
import { invalidFormat, validationErrors } from './validation.ts'

export interface CreateDeps {
  readonly switchboard: Switchboard
  readonly clickToCall: ClickToCall
  readonly identifiers: Identifiers
}

/** The sample pads this text with line ends; a reader has to trim it. */
const NO_ROUTE =
  "\nExecution Errors; Failed to create call: 'Bad Request: NO_ROUTE_DESTINATION'; missing response\n"

/** The 8 characters of the page, or what the service is known to have taken as well. */
const CALL_SETUP_ID = /^[A-Za-z0-9]{1,64}$/

/** Sets up a call between two SIP addresses (OnSIP developer wiki, Active-Calls Component, "create"). */
export function createCreate(deps: CreateDeps): Command {
  return {
    node: 'create',
    name: 'Create Call',
    title: 'Create Call',
    instructions: 'Enter the SIP addresses of the caller and callee',
    fields: [
      { name: 'from', type: 'text-single', label: 'From', required: true },
      { name: 'to', type: 'text-single', label: 'To', required: true },
      { name: 'call-setup-id', type: 'text-single', label: 'Call Setup ID', required: false },
    ],
    multiStage: true,
    run: (input) => {
      const fromUri = input.get('from') ?? ''
      const toUri = input.get('to') ?? ''
      const callSetupId = input.get('call-setup-id') ?? deps.identifiers.callSetupId()
      const complaints = [
        ...(addressOf(fromUri) === undefined ? [invalidFormat('from', fromUri)] : []),
        ...(addressOf(toUri) === undefined ? [invalidFormat('to', toUri)] : []),
        ...(CALL_SETUP_ID.test(callSetupId) ? [] : [invalidFormat('call-setup-id', callSetupId)]),
      ]
      if (complaints.length > 0) return failed(validationErrors(complaints))
      if (!deps.switchboard.isOwn(addressOf(fromUri) ?? '')) return failed(NO_ROUTE)
      return {
        is: 'done',
        values: [['call-setup-id', callSetupId]],
        afterwards: () => deps.clickToCall.start(fromUri, toUri, callSetupId),
      }
    },
  }
}
