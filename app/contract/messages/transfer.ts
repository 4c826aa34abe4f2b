/** Sending a call to a colleague from the list of lines. */
import type { Party } from '../../calls/model.ts'
import { partyTitle } from './calls.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const transferText = texts({
  /** Above the calls that can be dragged. */
  dropHint: m.transfer_drop_hint,
  calls: m.transfer_calls,
  confirm: m.transfer_confirm,
  cancel: m.transfer_cancel,
})

/** In a person's menu. */
export const transferHere = (remote: Party): string => m.transfer_transfer_here({ name: partyTitle(remote) })

/** Asked before anything is sent: who goes, and where to, to the letter. */
export const transferQuestion = (remote: Party, title: string, address: string): string =>
  m.transfer_transfer_question({
    name: partyTitle(remote),
    target: title === address ? address : `${title} (${address})`,
  })
