/** From any text to what it would dial, each with its reason. Pure, total and bounded, whatever the clipboard holds. */
import { beginningOf } from './beginning.ts'
import { cautionOf, plainCandidate, sipCandidate } from './candidate.ts'
import { GAP, plainText } from './characters.ts'
import { extensionAlone } from './extensions.ts'
import { MAX_EXTENSION } from './format.ts'
import { parseLink, type Link } from './links.ts'
import type { DialCandidate } from './model.ts'
import { readNumber, type ReadNumber } from './number.ts'
import type { DialContext } from './plan.ts'
import { digitsIn, doubtfulNumbers, sureNumbers } from './numbers-in.ts'
import { scanOf, type Scan } from './scan.ts'
import { extensionsAt, shortsAt, withoutVanities } from './shorts-in.ts'
import { bareAddress, isWholeHost, SIP_IN_TEXT, sipTarget } from './sip-uri.ts'

/** Nobody looks for a number further on, and the scan must not hold up the program. */
export const MAX_TEXT = 10_000
export const MAX_CANDIDATES = 9
/** The library is slow on what is no number: it gets at most so many short runs of one text. */
export const MAX_READS = 50

/**
 * @param text anything: a number, a link, a mail with its signature, a table. Only its first `MAX_TEXT` characters count.
 * @param read the numbering plans; a test counts what they are asked.
 * @returns at most `MAX_CANDIDATES`, in the order of the text, each dial string once; empty when nothing can be dialled.
 */
export function explainText(
  text: string,
  context: DialContext,
  read: ReadNumber = readNumber,
): readonly DialCandidate[] {
  const source = beginningOf(text, MAX_TEXT)
  let reads = 0
  const sparing: Reader = {
    read: (digits, country) => ((reads += 1) <= MAX_READS ? read(digits, country) : undefined),
    isSpent: () => reads >= MAX_READS,
  }
  const link = parseLink(source.trim())
  const found = link === undefined ? inText(source, context, sparing) : fromLink(link, context, sparing)
  return found
    .filter(({ dialString }, index) => found.findIndex((other) => other.dialString === dialString) === index)
    .slice(0, MAX_CANDIDATES)
}

type Reader = Pick<Scan, 'read' | 'isSpent'>

function fromLink(link: Link, context: DialContext, { read, isSpent }: Reader): readonly DialCandidate[] {
  if (link.kind === 'sip') {
    const { scheme, user, host } = link.target
    return [sipCandidate(link.target, `${scheme}:${user}@${host}`, context)]
  }
  const abroad: ReadNumber = (digits, country) =>
    read(digits, isCallingCode(link.context) ? link.context : country)
  return inText(link.text, context, { read: abroad, isSpent }).map((candidate) =>
    link.extension === '' ? candidate : { extension: link.extension, ...candidate },
  )
}

/** `phone-context=+44` says in which country a local number is meant (RFC 3966 §5.1.5); an area says too little. */
const isCallingCode = (context: string): boolean => /^\+[1-9]\d{0,2}$/.test(context)

function inText(source: string, context: DialContext, reader: Reader): readonly DialCandidate[] {
  const plain = plainText(source)
  const alone = asItStands(plain.chars.trim(), source.trim(), context)
  if (alone !== undefined) return [alone]
  const address = bareAddress(source.trim())
  if (address !== undefined) return [sipCandidate(address, source.trim(), context)]

  let rest = plain.chars
  const addresses = [...plain.chars.matchAll(SIP_IN_TEXT)].flatMap(({ 0: uri, index }) => {
    const target = sipTarget(
      /^sips/i.test(uri) ? 'sips' : 'sip',
      uri.replace(/^sips?:/i, '').replace(/[).\]]+$/, ''),
    )
    if (target === undefined || !isWholeHost(target)) return []
    rest = rest.slice(0, index) + GAP.repeat(uri.length) + rest.slice(index + uri.length)
    return [{ position: index, candidate: sipCandidate(target, uri, context) }]
  })
  const whole = scanOf({ chars: rest, at: plain.at }, source, context, reader)
  const { rest: scan, placed: vanities } = withoutVanities(whole)
  const digits = digitsIn(scan)
  const sure = [...addresses, ...vanities, ...sureNumbers(scan, digits), ...extensionsAt(scan, digits)]
  const likely = sure.length > 0 ? sure : doubtfulNumbers(scan, digits)
  return (likely.length > 0 ? likely : shortsAt(scan))
    .slice()
    .sort((one, other) => one.position - other.position)
    .map(({ candidate }) => candidate)
}

/** A text that is nothing but one short code or extension: what the house or the network knows, no plan rewrites it. */
function asItStands(plain: string, source: string, context: DialContext): DialCandidate | undefined {
  if (plain.length > 40) return undefined
  const code = /^\d{0,6}(?:[*#][\d*# -]*)?$|^[\d -]+$/.test(plain) ? plain.replace(/[ -]/g, '') : ''
  const caution = cautionOf(code, context)
  const found = { found: source, written: code }
  if (caution !== undefined) return plainCandidate(code, 'as-typed', { ...found, caution }, context)
  const named = extensionAlone(plain)
  if (named !== '') return plainCandidate(named, 'extension', { ...found, written: named }, context)
  const digits = /^\d(?:[ -]\d){2}$/.test(plain) ? code : plain
  if (!/^\d{2,}$/.test(digits)) return undefined
  const { extensionLength } = context
  if (extensionLength === null ? digits.length <= MAX_EXTENSION : digits.length === extensionLength) {
    return plainCandidate(digits, 'extension', { ...found, written: digits }, context)
  }
  // Shorter than any number of a plan: a short code, or an extension that lacks a digit.
  return digits.length < SHORTEST_NUMBER ? plainCandidate(digits, 'as-typed', found, context) : undefined
}

/** The shortest that subscribers have (ITU-T E.164, national numbering plans). */
const SHORTEST_NUMBER = 5
