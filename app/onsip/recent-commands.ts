/** The command of the recent-calls component, as a request. */
import type { CommandRequest } from '../xmpp/command.ts'
import { submitField } from '../xmpp/data-form.ts'

/**
 * Labels a call of the record. No page of the vendor describes it: the fields are those of an older OXJS, in which the
 * item of the record bore a call-id.
 */
export const labelCommand = (
  service: string,
  { callId, label }: { readonly callId: string; readonly label: string },
): CommandRequest => ({
  to: service,
  node: 'label',
  fields: [submitField('call-id', callId, 'text-single'), submitField('label', label, 'text-single')],
})
