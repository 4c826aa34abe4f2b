/** The commands of the active-calls component (OnSIP developer wiki, "Active-Calls Component"), as requests. */
import type { CommandRequest } from '../xmpp/command.ts'
import { submitField } from '../xmpp/data-form.ts'

/** What the service knows a dialog by. */
export interface DialogKey {
  readonly callId: string
  readonly fromTag: string
}

/** Only an answered dialog has a to-tag. */
export interface AnsweredDialogKey extends DialogKey {
  readonly toTag: string
}

const text = (name: string, value: string) => submitField(name, value, 'text-single')

/** @param from SIP URI whose phones ring first. @param to SIP URI. @param setupId 8 of `[A-Za-z0-9]`. */
export const createCommand = (
  service: string,
  { from, to, setupId }: { readonly from: string; readonly to: string; readonly setupId: string },
): CommandRequest => ({
  to: service,
  node: 'create',
  fields: [text('from', from), text('to', to), text('call-setup-id', setupId)],
})

export const terminateCommand = (service: string, key: AnsweredDialogKey): CommandRequest => ({
  to: service,
  node: 'terminate',
  fields: dialogFields(key),
})

/** The wiki leaves the fields of `cancel` open; the vendor's OXJS sends these, without a to-tag. */
export const cancelCommand = (service: string, { callId, fromTag }: DialogKey): CommandRequest => ({
  to: service,
  node: 'cancel',
  fields: [text('call-id', callId), text('from-tag', fromTag)],
})

/** `caller` moves who began the call and hangs up on the other; `callee` the reverse. */
export type Endpoint = 'caller' | 'callee'

export const transferCommand = (
  service: string,
  key: AnsweredDialogKey,
  endpoint: Endpoint,
  targetUri: string,
): CommandRequest => ({
  to: service,
  node: 'transfer',
  fields: [
    ...dialogFields(key),
    submitField('endpoint', endpoint, 'list-single'),
    text('target-uri', targetUri),
  ],
})

const dialogFields = ({ callId, fromTag, toTag }: AnsweredDialogKey) => [
  text('call-id', callId),
  text('from-tag', fromTag),
  text('to-tag', toTag),
]
