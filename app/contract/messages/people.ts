/** The directory, suggested contacts and what the service keeps of preferences. */
import type { NumberKind } from '../../people/contact.ts'
import { assertNever } from '../result.ts'
import { listOf } from './formatters.ts'

export const peopleText = {
  people: 'People',
  search: 'Search people',
  searchPlaceholder: 'Name, extension or number',
  list: 'Directory',
  call: 'Call',
  empty: 'Nobody in the directory',
  emptyHint: 'The people of your domain show here once the service tells of them.',
  notFound: 'Nobody found',
  notFoundHint: 'Try a part of the name, the extension or some digits of the number.',
  switchNote: 'office hours',
  recentNote: 'recent call',
  add: 'Add',
  ignore: 'Ignore',
  adding: 'Adding…',
  showSuggestions: 'Show who',
  hideSuggestions: 'Hide who',
  suggestions: 'Suggested contacts',
  ask: 'Ask OnSIP for contacts',
  asking: 'Asking…',
  asked: 'Asked. What OnSIP suggests shows here, and nothing is added without you.',
  removes: 'to be removed',
  changes: 'to be changed',
  preferences: 'Preferences at OnSIP',
  preferencesNote:
    'As the service keeps them. What they mean is not documented, so they can be read here and not changed.',
  noPreferences: 'The service keeps none for you.',
} as const

/** What stands below a name: extensions and numbers, else the address. */
export function personDetail(
  extensions: readonly string[],
  numbers: readonly string[],
  address: string,
): string {
  const ways = [...extensions.map((extension) => `ext. ${extension}`), ...numbers]
  return ways.length === 0 ? address : ways.join(' · ')
}

/** What a number is for. */
export function wayKind(kind: NumberKind | 'sip'): string {
  switch (kind) {
    case 'work':
      return 'work'
    case 'mobile':
      return 'mobile'
    case 'home':
      return 'home'
    case 'main':
      return 'main'
    case 'fax':
      return 'fax'
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

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const peopleCount = (count: number): string => counted(count, 'person', 'people')

/** @param groups how many of them together */
export function suggestionSentence(people: number, removals: number, groups: number): string {
  const inGroups = groups === 0 ? '' : ` in ${counted(groups, 'group', 'groups')}`
  const adds = people === 0 ? [] : [`${peopleCount(people)}${inGroups}`]
  const goes = removals === 0 ? [] : [`to remove ${peopleCount(removals)}`]
  return `OnSIP suggests ${listOf([...adds, ...goes])}.`
}

export const reasonGiven = (reason: string): string => `It says: “${reason}”`
export const omittedParts = (count: number): string => `${count.toLocaleString('en')} more not shown`
export const callPerson = (name: string): string => `${peopleText.call} ${name}`
