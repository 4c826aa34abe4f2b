/**
 * Other names for people, addresses, numbers and ids: the same for the same within one report, and by chance or by
 * order of appearance, so that no two reports can be joined. What tells of nobody, as that a field is empty, stays.
 */
import type { Random } from '../ports.ts'
import { createDigits } from './digits.ts'

export interface Pseudonyms {
  /** A display name; one that is a number is treated as that. */
  readonly name: (text: string) => string
  /** Where somebody works; one that is a number is treated as that. */
  readonly organisation: (text: string) => string
  /** A number as somebody wrote it: its shape stays. */
  readonly number: (text: string) => string
  /** `user@domain`, with or without a resource; also a bare domain. */
  readonly address: (text: string) => string
  readonly domain: (text: string) => string
  /** A SIP or tel URI. */
  readonly uri: (text: string) => string
  /** A pubsub node, `/example.com/ann`. */
  readonly node: (text: string) => string
  /** A component's JID: what it is called stays, whose it is does not. */
  readonly service: (text: string) => string
  /** What names a device. */
  readonly device: (text: string) => string
  /** What an account of several goes by. */
  readonly account: (text: string) => string
  /** A call-id, tag, branch or item id. */
  readonly id: (text: string) => string
  /** Whether that very id was given before. */
  readonly isKnownId: (text: string) => boolean
  /** Any text: whatever above was ever given is replaced in it, and what looks like an address or a number. */
  readonly text: (text: string) => string
}

/** Parts of addresses that the call model itself knows, or that say that somebody hides. */
const KEPT_LOCALS: ReadonlySet<string> = new Set(['moh', 'call-setup', 'anonymous', 'unknown'])
const KEPT_DOMAINS: ReadonlySet<string> = new Set(['onsip.com', 'xmpp.onsip.com', 'anonymous.invalid'])
const KEPT_NAMES: ReadonlySet<string> = new Set([
  'anonymous',
  'private',
  'restricted',
  'unavailable',
  'unknown',
  'withheld',
])
/** What services of this kind are called on the wire. */
const COMPONENT = /^(?:(?:pubsub|commands)\.)[a-z-]+(?=\.)/u

const NUMERIC = /^\+?[\d\s().*#-]*\d[\d\s().*#-]*$/u
const ADDRESS = /[^\s<>"'@,;()=/]+@[^\s<>"'@,;()/]+/gu
const LONG_NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,}/gu
const IPV4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/gu
const LEAST_KNOWN = 3
const SHORT = 4
const LONGEST_ID = 200

export function createPseudonyms(random: Random): Pseudonyms {
  const digits = createDigits(random)
  /** What was given → what stands for it, for texts. */
  const known = new Map<string, string>()
  let words: { readonly size: number; readonly pattern: RegExp } | undefined
  const named = (kind: string, suffix = ''): ((text: string) => string) => {
    const given = new Map<string, string>()
    return (text) => {
      const key = text.trim().toLowerCase()
      const made = given.get(key) ?? `${kind}${String(given.size + 1)}${suffix}`
      given.set(key, made)
      return made
    }
  }
  const person = named('Person ')
  const company = named('Company ')
  const phone = named('Phone ')
  const user = named('user')
  const host = named('domain', '.example')
  const account = named('account')
  const ids = new Map<string, string>()

  function remember(text: string, made: string): string {
    if (text.length >= LEAST_KNOWN && text !== made) known.set(text, made)
    return made
  }

  function number(text: string): string {
    const real = text.replace(/\D/gu, '')
    const made = digits(real, text.trim().startsWith('+'))
    let at = 0
    const shaped = text.replace(/[^\d\s+().*#-]/gu, '').replace(/\d/gu, () => made[at++] ?? '')
    remember(real, made)
    return remember(text, shaped)
  }

  function local(text: string): string {
    if (text === '' || KEPT_LOCALS.has(text.toLowerCase())) return text
    if (NUMERIC.test(text)) return number(text)
    const cut = text.lastIndexOf('!')
    // `user!domain`: how an account of another domain signs in.
    if (cut > 0) return `${local(text.slice(0, cut))}!${domain(text.slice(cut + 1))}`
    return remember(text, user(text))
  }

  function domain(text: string): string {
    if (text === '' || KEPT_DOMAINS.has(text.toLowerCase())) return text
    const port = /^(.+):(\d{1,5})$/u.exec(text)
    if (port?.[1] !== undefined && !port[1].includes(':')) return `${domain(port[1])}:${port[2] ?? ''}`
    return remember(text, host(text))
  }

  function address(text: string): string {
    const cut = text.indexOf('@')
    if (cut === -1) return domain(text)
    const [bare = '', ...resource] = text.slice(cut + 1).split('/')
    const tail = resource.length === 0 ? '' : `/${id(resource.join('/'))}`
    return `${local(text.slice(0, cut))}@${domain(bare)}${tail}`
  }

  /** Exact, as the wire compares them. Calls are called by the beginning of theirs. */
  function id(text: string): string {
    if (text === '') return ''
    const key = text.slice(0, LONGEST_ID)
    const made = ids.get(key) ?? `id-${String(ids.size + 1)}`
    ids.set(key, made)
    return made
  }

  function uri(text: string): string {
    if (text === '') return ''
    const parts = /^(?:(sips?|tel):)?([^;>?]*)(?:[;>?].*)?$/isu.exec(text)
    const who = parts?.[2] ?? ''
    // Click-to-call tells the number that it dials in this parameter.
    const dialled = /;id=(\+?\d{1,20})(?:;|>|$)/iu.exec(text)?.[1]
    const scheme = parts?.[1]?.toLowerCase()
    const target = scheme === 'tel' ? local(who) : who === '' ? id(text) : address(who)
    return `${scheme === undefined ? '' : `${scheme}:`}${target}${dialled === undefined ? '' : `;id=${number(dialled)}`}`
  }

  const called = (made: (text: string) => string) => (text: string) => {
    if (text === '' || KEPT_NAMES.has(text.trim().toLowerCase())) return text
    if (NUMERIC.test(text)) return number(text)
    return remember(text, text.includes('@') ? address(text) : made(text))
  }

  return {
    name: called(person),
    organisation: called(company),
    number: (text) => (text === '' ? '' : number(text)),
    address: (text) => (text === '' ? '' : address(text)),
    domain,
    uri,
    node: (text) =>
      text
        .split('/')
        .map((part) => {
          if (part === '' || part === 'me') return part
          if (part.includes('@')) return address(part)
          if (part.startsWith('vm_')) return `vm_${local(part.slice(3))}`
          return part.includes('.') ? domain(part) : local(part)
        })
        .join('/'),
    service(text) {
      const component = COMPONENT.exec(text)?.[0]
      return component === undefined
        ? domain(text)
        : `${component}.${domain(text.slice(component.length + 1))}`
    },
    account,
    device: (text) => (text === '' ? '' : remember(text, phone(text))),
    id,
    isKnownId: (text) => ids.has(text),
    // Addresses first and whole: a known domain must not be cut off an unknown user.
    text: (text) => inPieces(text, ADDRESS, address, withoutKnown),
  }

  function withoutKnown(text: string): string {
    return known.size === 0 ? scrubbed(text) : inPieces(text, knownWords(), madeOf, scrubbed)
  }

  /** Matches whatever was given; longest first, so that a part never spoils the whole. */
  function knownWords(): RegExp {
    if (words?.size === known.size) return words.pattern
    const all = [...known.keys()].sort((one, other) => other.length - one.length)
    words = { size: known.size, pattern: new RegExp(all.map(wordPattern).join('|'), 'giu') }
    return words.pattern
  }

  function madeOf(piece: string): string {
    const exact = known.get(piece)
    if (exact !== undefined) return exact
    for (const [real, made] of known) if (real.toLowerCase() === piece.toLowerCase()) return made
    return '…'
  }

  function scrubbed(text: string): string {
    return text.replace(IPV4, (found) => domain(found)).replace(LONG_NUMBER, (found) => number(found))
  }
}

/** What matches, made by one, and what lies between, made by the other. */
function inPieces(
  text: string,
  pattern: RegExp,
  match: (text: string) => string,
  between: (text: string) => string,
): string {
  let made = ''
  let from = 0
  for (const found of text.matchAll(pattern)) {
    made += between(text.slice(from, found.index)) + match(found[0])
    from = found.index + found[0].length
  }
  return made + between(text.slice(from))
}

/** A short one counts as a word of its own only: it is part of too many others. */
const wordPattern = (text: string): string =>
  text.length > SHORT ? escaped(text) : `(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')
