/** The operator's board: many watched lines at once, worked at by keyboard. */
import type { Party } from '../../calls/model.ts'
import type { BoardFilter, BoardOrder, BoardRow } from '../board.ts'
import { partyTitle } from './calls.ts'
import { lineWords } from './team.ts'
import { clockTime } from './time.ts'

export const boardText = {
  /** Name of the board, and of the button that opens it. */
  title: 'Operator view',
  list: 'List view',
  layout: 'Layout',
  layoutAbout: 'list: one line of text for each; board: many lines in sight at once.',
  order: 'Order',
  orderAbout: 'Of the board: list, or ringing-first.',
  filter: 'Show',
  nothing: 'No line fits',
  nothingHint: 'Another choice above shows the others.',
  showAll: 'Show all lines',
  call: 'Call',
  ownCalls: 'Your calls',
  keys: 'Keys',
  /** Drawn beside buttons: the keys that do the same on the board. */
  enter: '⏎',
  search: 'Looking for',
} as const

export const orderName: Readonly<Record<BoardOrder, string>> = {
  list: 'As in the list',
  'ringing-first': 'Ringing first',
}

const FILTERS: Readonly<Record<BoardFilter, string>> = {
  all: 'All',
  ringing: 'Ringing',
  talking: 'On a call',
  free: 'Free',
}

/** One of the filters, with how many lines it leaves. */
export const filterName = (filter: BoardFilter, count: number): string =>
  `${FILTERS[filter]} ${count.toLocaleString()}`

/** `Ctrl 1` as the keys are called on the reader's system. @param place from 1 */
export const filterKeys = (place: number, platform: string): string =>
  platform === 'darwin' ? `⌘ ${place}` : `Ctrl ${place}`

export const callKeys = (platform: string): string => (platform === 'darwin' ? '⌘ ⏎' : 'Ctrl ⏎')

/** What a cell says to those who do not see it. The running time is left out: it would never be the same twice. */
export const cellLabel = (title: string, row: BoardRow): string =>
  row.extension === '' ? `${title}, ${lineWords(row)}` : `${title}, ${row.extension}, ${lineWords(row)}`

/** Since when it rings or talks; empty where nobody tells. */
export const sinceClock = ({ sinceMs }: BoardRow): string =>
  sinceMs === undefined ? '' : `since ${clockTime(sinceMs)}`

/** How many phones are registered; empty where they cannot be seen. */
export function phoneCount({ devices }: BoardRow): string {
  if (devices === undefined || devices === 0) return ''
  return devices === 1 ? '1 phone' : `${devices} phones`
}

/** On the button that sends a call of one's own to the line. */
export const transferTo = (remote: Party): string => `Transfer ${partyTitle(remote)} here`

/** Said and shown while somebody types a name on the board. */
export const typedFound = (text: string, title: string): string => `“${text}”: ${title}`
export const typedNotFound = (text: string): string => `No line begins with “${text}”.`
