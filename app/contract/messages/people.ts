/** The directory, suggested contacts and what the service keeps of preferences. */
import type { NumberKind } from '../../people/contact.ts'
import { assertNever } from '../result.ts'
import { listOf } from './formatters.ts'
import { acting } from './joining.ts'
import { m } from './keys.ts'
import { grouped } from './numbers.ts'
import { texts } from './texts.ts'

export const peopleText = texts({
  people: m.people_people,
  search: m.people_search,
  searchPlaceholder: m.people_search_placeholder,
  list: m.people_list,
  call: m.people_call,
  empty: m.people_empty,
  emptyHint: m.people_empty_hint,
  notFound: m.people_not_found,
  notFoundHint: m.people_not_found_hint,
  switchNote: m.people_switch_note,
  recentNote: m.people_recent_note,
  add: m.people_add,
  ignore: m.people_ignore,
  adding: m.people_adding,
  showSuggestions: m.people_show_suggestions,
  hideSuggestions: m.people_hide_suggestions,
  suggestions: m.people_suggestions,
  ask: m.people_ask,
  asking: m.people_asking,
  asked: m.people_asked,
  removes: m.people_removes,
  changes: m.people_changes,
  preferences: m.people_preferences,
  preferencesNote: m.people_preferences_note,
  noPreferences: m.people_no_preferences,
})

/** What stands below a name: extensions and numbers, else the address. */
export function personDetail(
  extensions: readonly string[],
  numbers: readonly string[],
  address: string,
): string {
  const ways = [...extensions.map((extension) => m.people_person_detail({ extension })), ...numbers]
  return ways.length === 0 ? address : ways.join(' · ')
}

/** What a number is for. */
export function wayKind(kind: NumberKind | 'sip'): string {
  switch (kind) {
    case 'work':
      return m.people_way_kind_work()
    case 'mobile':
      return m.people_way_kind_mobile()
    case 'home':
      return m.people_way_kind_home()
    case 'main':
      return m.people_way_kind_main()
    case 'fax':
      return m.people_way_kind_fax()
    case 'sip':
      return 'SIP'
    case 'other':
      return ''
    default:
      return assertNever(kind)
  }
}

/** One of several ways to reach somebody. */
export const wayDetail = (organisation: string, shown: string, kind: NumberKind | 'sip'): string =>
  [shown, wayKind(kind), organisation].filter(Boolean).join(' · ')

export const peopleCount = (count: number): string => m.people_count({ count, shown: grouped(count) })

/** @param groups how many of them together */
export function suggestionSentence(people: number, removals: number, groups: number): string {
  const inGroups = m.people_in_groups({ people: peopleCount(people), groups, shown: grouped(groups) })
  const adds = people === 0 ? [] : [groups === 0 ? peopleCount(people) : inGroups]
  const goes = removals === 0 ? [] : [m.people_to_remove({ people: peopleCount(removals) })]
  return m.people_suggests({ list: listOf([...adds, ...goes]) })
}

export const reasonGiven = (reason: string): string => m.people_reason_given({ reason })
export const omittedParts = (count: number): string =>
  m.people_omitted_parts({ count, shown: grouped(count) })
export const callPerson = (name: string): string => acting(peopleText.call, name)
