/** People and recent calls as rows that somebody picks from. Pure. */
import { assertNever } from '../contract/result.ts'
import type { PersonRow } from '../contract/people.ts'
import { personDetail } from '../contract/messages/people.ts'
import { formatNumber } from '../dialing/format.ts'
import type { RecentCall } from '../onsip/recent-calls.ts'
import { isSpelled, keysOfName } from '../people/keypad.ts'
import type { NameOf } from '../people/names.ts'
import type { Person } from '../people/person.ts'

/** @param country of the reader, for how numbers are written */
export function personRow(person: Person, country: string): PersonRow {
  const { id, kind, name, addresses, extensions, numbers } = person
  const shown = numbers.map((digits) => formatNumber(withPlus(digits), country) || digits)
  const detail = personDetail(extensions, shown, addresses[0] ?? '')
  return { id, kind, name, detail: detail === name ? '' : detail, dial: dialOf(person) }
}

/** Where the directory has an address it is the shortest way; a number may lead out of the house and in again. */
function dialOf({ kind, addresses, extensions, numbers }: Person): string {
  const number = numbers[0] === undefined ? undefined : withPlus(numbers[0])
  switch (kind) {
    case 'user':
    case 'switch':
      return addresses[0] ?? extensions[0] ?? number ?? ''
    case 'number':
      return extensions[0] ?? number ?? addresses[0] ?? ''
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
  nameOf: NameOf,
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
    const way = remote.number || remote.address
    const name = remote.display || way
    return { id: `recent ${key}`, kind: 'recent', name, detail: way === name ? '' : way, dial: way }
  })
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
