import { domainOf, userOf } from '../sip.ts'
import type { Suggested } from '../rosters/roster-pushes.ts'
import { extensionEntry, numberEntry, timeSwitchEntry, userEntry, type Entry, type Place } from './entries.ts'

/** Whoever has an account by default, and colleagues who have none. */
const NAMES: readonly (readonly [user: string, name: string, group: string])[] = [
  ['ann', 'Ann Carter', 'Sales'],
  ['sales', 'Sales', ''],
  ['bob', 'Bob Reed', 'Sales'],
  ['carla', 'Carla Diaz', 'Sales'],
  ['dev', 'Dev Patel', 'Support'],
  ['elodie', 'Élodie Martin', 'Support'],
  ['farid', 'Farid Haddad', 'Support'],
  ['grace', 'Grace Okafor', 'Workshop'],
  ['hiro', 'Hiro Tanaka', 'Workshop'],
]
const FIRST_EXTENSION = 7001
const FIRST_NUMBER = 14_155_550_100

/**
 * The directory of a small company: the accounts' addresses, some colleagues, an extension and a number for each, and
 * office hours behind the main number.
 *
 * @param addresses of all accounts
 */
export function companyDirectory(place: Place, addresses: readonly string[]): readonly Entry[] {
  const known = new Set(NAMES.map(([user]) => user))
  const others = addresses
    .filter((address) => domainOf(address) === place.domain)
    .map(userOf)
    .filter((user) => !known.has(user))
    .map((user) => [user, user] as const)
  const people = [...NAMES, ...others].flatMap(([user, name], index) => {
    const entry = userEntry(place, user, name)
    return [
      entry,
      extensionEntry(place, (FIRST_EXTENSION + index).toString(), entry),
      numberEntry(place, (FIRST_NUMBER + index).toString(), entry),
    ]
  })
  const hours = timeSwitchEntry(place, 'office.hours', 'Office hours')
  return [
    ...people,
    userEntry(place, 'bob_1', 'Bob Reed', 'bob'),
    hours,
    numberEntry(place, '14155550199', hours),
  ]
}

/** The same people as contacts, in the groups of the company; machines and shared addresses are none. */
export const companyRoster = (domain: string): readonly Suggested[] =>
  NAMES.filter(([, , group]) => group !== '').map(([user, name, group]) => ({
    jid: `${user}@${domain}`,
    name,
    groups: [group],
  }))

const FIRST =
  'Ada Ben Chloé David Emma Felix Gita Hugo Iris Jonas Kate Luis Mina Noah Olga Paul Rosa Sam Tess Uma'
const LAST =
  'Adler Brandt Costa Dubois Evans Fischer García Hansen Ito Jansen Kowalski Lopez Müller Novak Otieno Park'
const [firsts, lasts] = [FIRST.split(' '), LAST.split(' ')]
const FIRST_GENERATED_EXTENSION = 10_000
const FIRST_GENERATED_NUMBER = 12_125_550_000

/** @param count of entries: users, and for many of them an extension, for some a number */
export function generatedDirectory(place: Place, count: number): readonly Entry[] {
  const entries: Entry[] = []
  for (let index = 0; entries.length < count; index += 1) {
    const first = firsts[index % firsts.length] ?? ''
    const last = lasts[Math.floor(index / firsts.length) % lasts.length] ?? ''
    const user = userEntry(place, `user${index.toString()}`, `${first} ${last} ${index.toString()}`)
    entries.push(user)
    if (index % 2 === 0)
      entries.push(extensionEntry(place, (FIRST_GENERATED_EXTENSION + index).toString(), user))
    if (index % 3 === 0) entries.push(numberEntry(place, (FIRST_GENERATED_NUMBER + index).toString(), user))
  }
  return entries.slice(0, count)
}
