/** People and recent calls as rows that somebody picks from. Pure. */
import { redialText } from '../calls/party.ts'
import { canMean } from '../calls/person-rules.ts'
import { assertNever } from '../contract/result.ts'
import { OF_NO_LIST, type PersonRow } from '../contract/people.ts'
import { personDetail, wayDetail } from '../contract/messages/people.ts'
import { formatNumber, MAX_EXTENSION } from '../dialing/format.ts'
import type { RecentCall } from '../onsip/recent-calls.ts'
import { isSpelled, keysOfName } from '../people/keypad.ts'
import type { NameOf } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { folded } from '../people/search.ts'

export interface RowContext {
  /** Of the reader, for how numbers are written. */
  readonly country: () => string
  /** The user's name of a list of theirs; '' where it is gone. */
  readonly titleOf: (source: string) => string
  readonly byNumber: (digits: string) => readonly Person[]
  /** Whether calls are placed from another house, where an extension of this one means somebody else or nobody. */
  readonly isElsewhere: () => boolean
  /** The smaller, the sooner somebody's name counts. */
  readonly rankOf: (person: Person) => number
}

export function personRow(person: Person, context: RowContext): PersonRow {
  const { id, kind, name, addresses, extensions, numbers, contact } = person
  const ways = waysOf(person, context.country())
  const shown =
    contact === undefined
      ? numbers.map((digits) => shownNumber(digits, context.country()))
      : [contact.organisation, ...ways.map((way) => way.shown)].filter(Boolean)
  const detail = personDetail(contact === undefined ? extensions : [], shown, addresses[0] ?? '')
  return {
    ...{ id, kind, name, ways },
    detail: detail === name ? '' : detail,
    dial: dialOf(person, context.isElsewhere()),
    organisation: contact?.organisation ?? '',
    source: contact === undefined ? '' : context.titleOf(contact.source),
    callers: callersOf(person),
    others: othersOf(person, context),
  }
}

/** Somebody to pick from a list: of the user's own people each number is a choice, so that nobody dials the wrong one. */
export function pickRows(person: Person, text: string, context: RowContext): readonly PersonRow[] {
  const row = personRow(person, context)
  if (row.ways.length < 2) return [row]
  const wanted = /^[\d\s()+.\-/]+$/u.test(text) ? text.replace(/\D/gu, '') : ''
  const fitting = row.ways.filter(({ dial }) => wanted !== '' && dial.replace(/\D/gu, '').includes(wanted))
  return (fitting.length > 0 ? fitting : row.ways).slice(0, MOST_PICKS).map((way, at) => ({
    ...row,
    id: `${row.id} ${String(at)}`,
    detail: wayDetail(row.organisation, way.shown, way.kind),
    dial: way.dial,
  }))
}

const MOST_PICKS = 4

function waysOf({ contact, addresses }: Person, country: string): PersonRow['ways'] {
  if (contact === undefined) return []
  return [
    ...contact.ways.map(({ kind, text, digits }) => ({
      kind,
      shown: shownWay(text, digits, country),
      dial: text,
    })),
    ...addresses.map((address) => ({ kind: 'sip' as const, shown: address, dial: address })),
  ]
}

/** A rule for somebody has to name all of it: a call tells one alone. */
const callersOf = ({ addresses, extensions, numbers }: Person): readonly string[] =>
  [...addresses, ...extensions, ...numbers.map(withPlus)]
    .filter((caller) => canMean(caller) && caller.length <= LONGEST_CALLER)
    .slice(0, MOST_CALLERS)

const MOST_CALLERS = 20
/** As long as a rule's line may be. */
const LONGEST_CALLER = 320

/** What is written behind the number, such as an extension, stays in sight: it is dialled as well. */
const shownWay = (text: string, digits: string, country: string): string =>
  digits === '' || digits.length <= MAX_EXTENSION || /[a-z,;#*]/iu.test(text)
    ? text
    : shownNumber(digits, country)

const shownNumber = (digits: string, country: string): string =>
  formatNumber(withPlus(digits), country) || digits

/** Other names under which one of these numbers is kept, in the order in which they count. */
function othersOf(person: Person, { byNumber, titleOf, rankOf }: RowContext): PersonRow['others'] {
  const found = person.numbers
    .flatMap((digits) => byNumber(digits).filter(({ numbers }) => numbers.includes(digits)))
    .filter(({ id, name }) => id !== person.id && folded(name) !== folded(person.name))
    .sort((one, other) => rankOf(one) - rankOf(other))
  const names = new Map(
    found.map(({ name, contact }) => [
      folded(name),
      { name, source: contact === undefined ? '' : titleOf(contact.source) },
    ]),
  )
  return [...names.values()].slice(0, MOST_OTHERS)
}

const MOST_OTHERS = 10

/** Where the directory has an address it is the shortest way; a number may lead out of the house and in again. */
function dialOf({ kind, addresses, extensions, numbers, contact }: Person, isElsewhere: boolean): string {
  const number = numbers[0] === undefined ? undefined : withPlus(numbers[0])
  switch (kind) {
    case 'user':
    case 'switch':
      return addresses[0] ?? extensions[0] ?? number ?? ''
    case 'number':
      return isElsewhere ? (number ?? addresses[0] ?? '') : (extensions[0] ?? number ?? addresses[0] ?? '')
    case 'contact':
      return contact?.ways[0]?.text ?? addresses[0] ?? ''
    default:
      return assertNever(kind)
  }
}

/** Numbers come with their country code and without its plus; what is shorter has none. */
const withPlus = (digits: string): string => (digits.length > 10 ? `+${digits}` : digits)

/** Callers and callees of late whom the directory does not name, each once, the latest first. */
export function recentRows(
  calls: readonly RecentCall[],
  text: string,
  { nameOf, dialAddress }: { readonly nameOf: NameOf; readonly dialAddress: string },
  most: number,
): readonly PersonRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  const digits = /^[\d\s().+-]+$/.test(text.trim()) ? text.replace(/\D/g, '') : ''
  if (most <= 0 || (words.length === 0 && digits === '')) return []
  const found = calls.filter(({ remote }) => {
    if (remote.address === '' && remote.number === '') return false
    const shown = plain(`${remote.display} ${remote.address}`)
    if (words.every((word) => shown.includes(word))) return true
    if (digits.length < 2) return false
    const numbers = `${remote.number} ${remote.address}`.replace(/\D/g, '')
    return numbers.includes(digits) || isSpelled(keysOfName(remote.display), digits)
  })
  const latest = new Map<string, RecentCall>()
  for (const call of found.sort((one, other) => other.startedAtMs - one.startedAtMs)) {
    const key = (call.remote.address || call.remote.number).toLowerCase()
    if (!latest.has(key) && nameOf(call.remote) === undefined) latest.set(key, call)
    if (latest.size >= most) break
  }
  return [...latest].map(([key, { remote }]) => {
    const way = redialText(remote, dialAddress)
    const name = remote.display || way
    const detail = way === name ? '' : way
    return { id: `recent ${key}`, kind: 'recent', name, detail, dial: way, ...OF_NO_LIST }
  })
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
