/** Sending a call to a colleague from the list of lines. */
import type { Party } from '../../calls/model.ts'
import { partyTitle } from './calls.ts'

export const transferText = {
  /** Above the calls that can be dragged. */
  dropHint: 'Drop a call on a person to transfer it:',
  calls: 'Calls that can be transferred',
  confirm: 'Transfer',
  cancel: 'Cancel',
} as const

/** In a person's menu. */
export const transferHere = (remote: Party): string => `Transfer ${partyTitle(remote)} here…`

/** Asked before anything is sent: who goes, and where to, to the letter. */
export const transferQuestion = (remote: Party, title: string, address: string): string =>
  `Transfer ${partyTitle(remote)} to ${title === address ? address : `${title} (${address})`}?`
