/**
 * The `voice` stanza (van Eykelen, "OpenZoep: An Open Source VoIP Engine", O'Reilly 2006, page 2): the one stanza of all
 * call signalling. It stands in the stream's own namespace. Two types are published; how a call ends is not.
 */
import { err, ok, type Result } from '../contract/result.ts'
import { CLIENT } from '../xmpp/namespaces.ts'
import { attribute } from '../xmpp/stanza.ts'
import { xml, type Element } from '../xmpp/xml.ts'

export interface Voice {
  /** Names the call for both sides and for its whole life; the one who calls chose it. At most 200 characters. */
  readonly id: string
  /** Full JID of the other side. */
  readonly from: string
  /** Own full JID; empty when the engine left it out. */
  readonly to: string
  /** `unknown`: a word that nobody published. */
  readonly type: 'join' | 'joined' | 'unknown'
}

const MAX_ID = 200
/** RFC 7622 §3.1: three parts of at most 1,023 octets. */
const MAX_JID = 3071
/** No JID has these (RFC 3920, Nodeprep and Resourceprep), and shown to a person they deceive. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/u

/** Asks the engine to call. @param to full JID of the one who is called, or `unknown/#00…` for the public network */
export const joinStanza = (id: string, to: string): Element =>
  // The engine makes no use of either child ("defined by XMPP but not used by OpenZoep"); the published form has both.
  xml('voice', { id, to, type: 'join' }, xml('call_id', {}, 'show'), xml('private', {}, 'yes'))

/** Accepts a call. @param to full JID of the one who called: the example has it, where the prose says "callee" */
export const joinedStanza = (id: string, to: string): Element => xml('voice', { id, to, type: 'joined' })

/** @returns undefined when it is no voice stanza at all; the error says in one word what is wrong with one */
export function decodeVoice(element: Element): Result<Voice, 'id' | 'from' | 'to'> | undefined {
  if (!element.is('voice', CLIENT)) return undefined
  const id = attribute(element, 'id') ?? ''
  const from = attribute(element, 'from') ?? ''
  const to = attribute(element, 'to') ?? ''
  if (id === '' || id.length > MAX_ID || UNFIT.test(id)) return err('id')
  if (from === '' || from.length > MAX_JID || UNFIT.test(from)) return err('from')
  if (to.length > MAX_JID || UNFIT.test(to)) return err('to')
  return ok({ id, from, to, type: typeOf(attribute(element, 'type')) })
}

function typeOf(type: string | undefined): Voice['type'] {
  return type === 'join' || type === 'joined' ? type : 'unknown'
}
