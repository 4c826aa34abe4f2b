/** The directory at work: kept up to date beside everything else, asked by windows for rows and by calls for names. */
import type { Call } from '../calls/model.ts'
import { cleanDisplay } from '../calls/party.ts'
import { providerOf } from '../calls/provider.ts'
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import { pageOf, type Page } from '../contract/page.ts'
import { NO_PEOPLE, type PeopleState, type PersonRow } from '../contract/people.ts'
import { ok, type Result } from '../contract/result.ts'
import type { AppError } from '../contract/errors.ts'
import type { ItemTableDeps } from '../onsip/item-table.ts'
import type { RecentCall } from '../onsip/recent-calls.ts'
import type { DirectoryEntry } from '../people/entry.ts'
import type { NameOf } from '../people/names.ts'
import { createPeopleIndex, type PeopleLook } from '../people/people-index.ts'
import type { Person } from '../people/person.ts'
import type { Clock } from '../ports.ts'
import { createNameOf, createWhoIs, type OwnLists } from './name-of.ts'
import { createOwnPeople, type OwnPeople } from './own-people.ts'
import { dialAddressOf } from '../contract/carriers.ts'
import { domainPart } from '../onsip/sip-address.ts'
import { callingAddress, ownDomain } from './own-address.ts'
import { pickRows, personRow, recentRows, type RowContext } from './person-rows.ts'
import { recentPeople } from './recent-people.ts'
import type { Store } from './store.ts'

export interface People {
  /** For the table of the directory's entries. */
  readonly follow: NonNullable<ItemTableDeps<DirectoryEntry>['follow']>
  /** What was put and dropped is complete for now. */
  readonly changed: () => void
  readonly nameOf: NameOf
  readonly look: PeopleLook
  /** People of the user's own lists. */
  readonly own: Pick<OwnPeople, 'replace' | 'setOrder'>
  readonly search: (input: CommandInput<'people.search'>) => Result<CommandOutput<'people.search'>, AppError>
  readonly recent: (input: CommandInput<'people.recent'>) => Result<CommandOutput<'people.recent'>, AppError>
  readonly list: (input: CommandInput<'people.list'>) => Result<CommandOutput<'people.list'>, AppError>
}

export interface PeopleDeps {
  readonly clock: Clock
  readonly store: Store
  /** In any order. */
  readonly recentCalls: () => readonly RecentCall[]
  /** Names are others now. */
  readonly settled: () => void
}

/** So many persons take a few milliseconds: a call that comes meanwhile does not wait for the whole directory. */
const SLICE = 500
/** Nobody reads further than this in what was found. */
const MOST_FOUND = 1_000
const MOST_RECENT = 5

export function createPeople({ clock, store, recentCalls, settled }: PeopleDeps): People {
  const index = createPeopleIndex()
  const country = (): string => store.state.settings.values.dialing.country
  const own = createOwnPeople({
    ...{ clock, index, changed },
    where() {
      const { areaCode } = store.state.settings.values.dialing
      return { country: country(), areaCode }
    },
  })
  const lists: OwnLists = { rankOf: own.rankOf, ownDomain: () => ownDomain(store.state) }
  const nameOf = createNameOf(index, country, lists)
  const whoIs = createWhoIs(index, country, lists)
  const context: RowContext = {
    ...{ country, rankOf: own.rankOf, byNumber: (digits) => index.byNumber(digits) },
    isElsewhere: () => domainPart(callingAddress(store.state)) !== ownDomain(store.state),
    titleOf: (source) =>
      store.state.settings.values.contacts.sources.find(({ id }) => id === source)?.title ?? '',
  }
  let settling = false
  let naming = false

  const put = (change: Partial<PeopleState>): void => {
    store.patch({ people: { ...store.state.people, ...change } })
  }

  function settle(): void {
    if (index.settle(SLICE)) {
      clock.after(0, settle)
      return
    }
    settling = false
    put({ count: index.size, revision: store.state.people.revision + 1, ...known() })
    settled()
  }

  /** Who takes part in calls that a window may show. */
  function known(): KnownParties {
    const { active, ended } = store.state.calls
    const found = [...active, ...ended].flatMap((call) => {
      const person = whoIs(call.remote)
      return person === undefined ? [] : [{ id: call.id, person }]
    })
    if (found.length === 0) return { names: NO_PEOPLE.names, organisations: NO_PEOPLE.organisations }
    const organisations = found.flatMap(({ id, person }) => {
      const organisation = cleanDisplay(person.contact?.organisation ?? '')
      return organisation === '' ? [] : [[id, organisation] as const]
    })
    return {
      names: Object.fromEntries(found.map(({ id, person }) => [id, person.name])),
      organisations: Object.fromEntries(organisations),
    }
  }

  function nameCalls(): void {
    naming = false
    const { names, organisations } = store.state.people
    const next = known()
    if (!sameTexts(names, next.names) || !sameTexts(organisations, next.organisations)) put(next)
  }

  // The number shows first; the name follows by its own patch.
  let parties: readonly Call['remote'][] = []
  store.subscribe(({ calls }) => {
    if (calls === undefined) return
    const now = [...calls.active, ...calls.ended].map(({ remote }) => remote)
    const isNews = now.length !== parties.length || now.some((party, at) => party !== parties[at])
    parties = now
    if (naming || !isNews || index.size === 0) return
    naming = true
    clock.after(0, nameCalls)
  })

  let place = ''
  store.subscribe(({ settings }) => {
    if (settings === undefined) return
    const now = `${settings.values.dialing.country} ${settings.values.dialing.areaCode}`
    const isOther = place !== '' && place !== now
    place = now
    if (isOther) own.readAnew()
  })

  function changed(): void {
    if (settling) return
    settling = true
    clock.after(0, settle)
  }

  /** Only what is shown is worked out. */
  function shownPage(
    people: readonly Person[],
    part: Pick<CommandInput<'people.list'>, 'offset' | 'limit'>,
  ): Page<PersonRow> {
    const { total, rows } = pageOf(people, part)
    return { total, rows: rows.map((person) => personRow(person, context)) }
  }

  return {
    follow: {
      put: ({ value }) => {
        index.put(value)
      },
      drop: ({ value }) => {
        index.drop(value.ref)
      },
    },
    changed,
    nameOf,
    look: index,
    own,
    search({ text, limit }) {
      const people = index
        .search(text, limit)
        .flatMap((person) => pickRows(person, text, context))
        .slice(0, limit)
      const recents = recentRows(
        recentCalls(),
        text,
        { nameOf, dialAddress: dialAddressOf(store.state) },
        Math.min(MOST_RECENT, limit - people.length),
      )
      return ok({ rows: [...people, ...recents] })
    },
    recent({ limit }) {
      const { calls, health } = store.state
      // An engine's addresses mean nobody at the phone service; a number is called by either.
      const here = [...calls.active, ...calls.ended].filter(
        (call) => providerOf(call) === 'onsip' || call.remote.number !== '',
      )
      const skewMs = health.skewMs ?? 0
      const record = recentCalls().map((call) => ({ ...call, startedAtMs: call.startedAtMs - skewMs }))
      return ok(recentPeople([...here, ...record], nameOf, dialAddressOf(store.state), limit))
    },
    list({ text, ...part }) {
      if (text.trim() !== '') return ok(shownPage(index.search(text, MOST_FOUND), part))
      return ok(shownPage(index.all(), part))
    },
  }
}

type KnownParties = Pick<PeopleState, 'names' | 'organisations'>

const sameTexts = (one: PeopleState['names'], other: PeopleState['names']): boolean => {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
