/** Keeps people of the user's own lists in the index: list by list, what has changed alone, a few milliseconds at a time. */
import { createPace } from '../contacts/pace.ts'
import { MOST_CONTACTS, type Contact } from '../people/contact.ts'
import type { PeopleIndex } from '../people/people-index.ts'
import type { Person } from '../people/person.ts'
import type { Clock } from '../ports.ts'
import { personFromContact, type ReadingPlace } from './contact-person.ts'

export interface OwnPeople {
  /**
   * A list as it is now, or none of it. Resolves once it can be found.
   * @returns how many of it are in use: all lists together are limited
   */
  replace(source: string, contacts: readonly Contact[]): Promise<number>
  /** Whose names count first. */
  setOrder(sources: readonly string[]): void
  /** Numbers are read in another way now. */
  readAnew(): void
  /** The smaller, the sooner its name counts; the directory's people come before all. */
  readonly rankOf: (person: Person) => number
}

export interface OwnPeopleDeps {
  readonly clock: Clock
  readonly index: Pick<PeopleIndex, 'putPerson' | 'dropPerson'>
  readonly where: () => ReadingPlace
  /** Who can be found has changed. */
  readonly changed: () => void
}

export function createOwnPeople({ clock, index, where, changed }: OwnPeopleDeps): OwnPeople {
  const lists = new Map<string, readonly Contact[]>()
  const shown = new Map<string, ReadonlySet<string>>()
  /** One after the other: two at once would undo each other's work. */
  let last: Promise<unknown> = Promise.resolve()
  let order: readonly string[] = []

  async function work(source: string, contacts: readonly Contact[]): Promise<number> {
    // Another list of the same source waits behind this one.
    if (lists.get(source) !== contacts) return shown.get(source)?.size ?? 0
    const pace = createPace(clock)
    const others = [...shown].reduce((sum, [other, ids]) => sum + (other === source ? 0 : ids.size), 0)
    const used = contacts.slice(0, Math.max(0, MOST_CONTACTS - others))
    const before = shown.get(source) ?? new Set<string>()
    const after = new Set<string>()
    const place = where()
    for (const [at, contact] of used.entries()) {
      const person = personFromContact(source, contact, at, place)
      after.add(person.id)
      index.putPerson(person)
      await pace.breathe()
    }
    for (const id of before) {
      if (!after.has(id)) index.dropPerson(id)
      await pace.breathe()
    }
    if (after.size === 0) shown.delete(source)
    else shown.set(source, after)
    if (contacts.length === 0) lists.delete(source)
    changed()
    return after.size
  }

  function replace(source: string, contacts: readonly Contact[]): Promise<number> {
    lists.set(source, contacts)
    const done = last.then(() => work(source, contacts))
    last = done
    return done
  }

  return {
    replace,
    setOrder(sources) {
      order = sources
      changed()
    },
    readAnew() {
      for (const [source, contacts] of lists) void replace(source, contacts)
    },
    rankOf({ contact }) {
      if (contact === undefined) return -1
      const at = order.indexOf(contact.source)
      return (at === -1 ? order.length : at) * MOST_CONTACTS + contact.place
    },
  }
}
