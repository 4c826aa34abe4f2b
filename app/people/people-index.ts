/** The directory as somebody looks into it: who has this number, this extension, this address, this name. */
import type { DirectoryEntry, EntryRef } from './entry.ts'
import { createFamilies } from './families.ts'
import { createKeys } from './keys.ts'
import { createNameSearch } from './name-search.ts'
import { samePerson, type Person } from './person.ts'

export interface PeopleIndex {
  put(entry: DirectoryEntry): void
  drop(ref: EntryRef): void
  clear(): void
  /** Somebody who comes as a whole; known at once. Who has the same id is replaced. */
  putPerson(person: Person): void
  dropPerson(id: string): void
  /**
   * Works what was put and dropped into the index, so many persons at a time; until then it answers as before.
   * @returns whether more waits
   */
  settle(most?: number): boolean
  readonly size: number
  /** @param address `user@domain` */
  byAddress(address: string): readonly Person[]
  /** @param domain of the house; an extension means somebody only there */
  byExtension(extension: string, domain: string): readonly Person[]
  /** By the whole number first, else by a common end of at least eight digits. @param digits with country code */
  byNumber(digits: string): readonly Person[]
  /** The best first. @param text a part of a name, an address or a number */
  search(text: string, most: number): readonly Person[]
  /** In the order of their names. */
  all(): readonly Person[]
}

/** Who has this, for whoever only asks. */
export type PeopleLook = Pick<PeopleIndex, 'byAddress' | 'byExtension' | 'byNumber'>

/** Seven digits alone lack their area and may be anybody's. */
const SHORTEST_COMMON_END = 8

export function createPeopleIndex(): PeopleIndex {
  const families = createFamilies()
  const persons = new Map<string, Person>()
  const addresses = createKeys()
  const extensions = createKeys()
  const ends = createKeys()
  const names = createNameSearch()
  let sorted: readonly Person[] | undefined

  const keysOf = ({ domain, ...person }: Person) => ({
    addresses: person.addresses.map((address) => address.toLowerCase()),
    extensions: person.extensions.map((extension) => `${extension}@${domain}`),
    ends: person.numbers.map(endOf),
  })

  function remove(person: Person): void {
    const keys = keysOf(person)
    for (const key of keys.addresses) addresses.remove(key, person.id)
    for (const key of keys.extensions) extensions.remove(key, person.id)
    for (const key of keys.ends) ends.remove(key, person.id)
    names.remove(person.id)
    persons.delete(person.id)
    sorted = undefined
  }

  function add(person: Person): void {
    const keys = keysOf(person)
    for (const key of keys.addresses) addresses.add(key, person.id)
    for (const key of keys.extensions) extensions.add(key, person.id)
    for (const key of keys.ends) ends.add(key, person.id)
    names.add(person)
    persons.set(person.id, person)
    sorted = undefined
  }

  const found = (ids: readonly string[]): readonly Person[] => ids.flatMap((id) => persons.get(id) ?? [])

  return {
    put: families.put,
    drop: families.drop,
    clear: families.clear,
    putPerson(person) {
      const before = persons.get(person.id)
      if (before && samePerson(before, person)) return
      if (before) remove(before)
      add(person)
    },
    dropPerson(id) {
      const before = persons.get(id)
      if (before) remove(before)
    },
    settle(most = Infinity) {
      const changed = families.takeChanged(most)
      for (const id of changed) {
        const before = persons.get(id)
        const after = families.personOf(id)
        if (before && after && samePerson(before, after)) continue
        if (before) remove(before)
        if (after) add(after)
      }
      return changed.length >= most
    },
    get size() {
      return persons.size
    },
    byAddress: (address) => found(addresses.of(address.toLowerCase())),
    byExtension: (extension, domain) => found(extensions.of(`${extension}@${domain.toLowerCase()}`)),
    byNumber(digits) {
      const near = found(ends.of(endOf(digits)))
      const exact = near.filter(({ numbers }) => numbers.includes(digits))
      if (exact.length > 0) return exact
      return near.filter(({ numbers }) => numbers.some((number) => haveCommonEnd(number, digits)))
    },
    search: (text, most) => found(names.search(text, most)),
    all() {
      sorted ??= [...persons.values()]
        .map((person) => ({ person, key: names.keyOf(person.id) }))
        .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
        .map(({ person }) => person)
      return sorted
    },
  }
}

const endOf = (digits: string): string => digits.slice(-SHORTEST_COMMON_END)

/** One of them is written without what stands before the number in its own country. */
const haveCommonEnd = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= SHORTEST_COMMON_END && (one.endsWith(other) || other.endsWith(one))
