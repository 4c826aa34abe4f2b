/** Names and addresses of the people at both ends, made safe to show and to compare. */
import type { Party } from './model.ts'

const MAX_DISPLAY = 120

/**
 * What hides or reorders text: bidirectional controls (Unicode TR 36 §3.4), zero-width marks and tag characters.
 * The joiners U+200C and U+200D stay: Persian and Indic names need them.
 */
const DECEIVING = /[\p{Bidi_C}\p{Cs}\u00ad\u180e\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu

/** More combining marks than any script stacks: text that climbs over its neighbours. */
const MARK_FLOOD = /(\p{M}{4})\p{M}+/gu

/**
 * A display name as a person may see it. RFC 3261 §25.1 allows it as a quoted string, and anybody can put anything in.
 * @returns one line without quotes around it, controls or reordering marks, at most 120 characters; '' when nothing is left.
 */
export function cleanDisplay(text: string): string {
  const plain = cleanLine(text, 20 * MAX_DISPLAY).replace(/\\+"/g, '"')
  return unquoted(Array.from(unquoted(plain)).slice(0, MAX_DISPLAY).join(''))
}

/** Anybody's words as one line that hides and reorders nothing, cut at `most` UTF-16 units before it is cleaned. */
export const cleanLine = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replace(DECEIVING, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(MARK_FLOOD, '$1')
    .trim()

const unquoted = (text: string): string => text.replace(/^[" ]+|[" ]+$/g, '')

/** Compares two `user@domain`; an empty one equals nothing. */
export const sameAddress = (one: string, other: string): boolean =>
  one !== '' && one.toLowerCase() === other.toLowerCase()

export const NOBODY: Party = { uri: '', address: '', display: '', number: '' }

/**
 * The first leg of click-to-call comes from the call-setup server, which tells the dialled number in the parameter
 * `id` of its URI (`sip:call-setup@onsip.com;id=14156265035`).
 */
export function dialledParty(setupUri: string): Party {
  const number = /;id=(\+?\d{1,20})(?:;|>|$)/i.exec(setupUri)?.[1]
  return number === undefined ? NOBODY : { ...NOBODY, number }
}

/** Short digits are an extension, and mean somebody only in their own house. */
const EXTENSION = /^\d{1,6}$/

/**
 * What to dial to reach somebody again: the number as it is written rather than the SIP URI, which may name a gateway
 * and not the number's own home; but an extension of another house by its address.
 * @param ownAddress `user@domain`, at whose domain a number is dialled
 * @returns '' where nothing is known to dial
 */
export function redialText({ number, address }: Party, ownAddress: string): string {
  const domainOf = (of: string): string => of.slice(of.lastIndexOf('@') + 1).toLowerCase()
  const isForeign = address !== '' && domainOf(address) !== domainOf(ownAddress)
  return number === '' || (isForeign && EXTENSION.test(number)) ? address : number
}

/** `next` completed by what `known` said of the same person; an empty `next` changes nothing. */
export function knowMore(known: Party, next: Party, samePerson = false): Party {
  if (next.address === '' && next.display === '' && next.number === '') return known
  if (!samePerson && !sameAddress(known.address, next.address)) return next
  return { ...next, display: next.display || known.display, number: next.number || known.number }
}
