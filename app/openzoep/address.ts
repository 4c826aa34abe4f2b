/** Who stands at the other end of a call, as the engine writes it. */
import type { Party } from '../calls/model.ts'
import { NOBODY } from '../calls/party.ts'
import { bareJid, parseJid, resourceOf } from '../xmpp/jid.ts'

/** The resource under which engines are reached: each published address has it. */
export const RESOURCE = 'Zoep'

/** A number of the public network has this bare JID, and `#` with the full international number as its resource. */
const NETWORK = 'unknown'
const NUMBER = /^#00(\d{1,20})$/

/** How a number is written for a reader; '' when it is none. */
export type FormatNumber = (number: string) => string

/** @param peer a full JID, or `unknown/#00…`; @returns nobody for what cannot be read */
export function partyOf(peer: string, formatNumber: FormatNumber): Party {
  if (bareJid(peer) === NETWORK) {
    const digits = NUMBER.exec(resourceOf(peer))?.[1]
    return digits === undefined ? NOBODY : { ...NOBODY, number: formatNumber(`+${digits}`) || `+${digits}` }
  }
  return parseJid(peer) === undefined ? NOBODY : { ...NOBODY, address: bareJid(peer) }
}
