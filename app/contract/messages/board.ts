/** The operator's board: many watched lines at once, worked at by keyboard. */
import type { Party } from '../../calls/model.ts'
import { assertNever } from '../result.ts'
import type { BoardFilter, BoardOrder, BoardRow } from '../board.ts'
import { partyTitle } from './calls.ts'
import { m } from './keys.ts'
import { grouped } from './numbers.ts'
import { lineWords } from './team.ts'
import { texts } from './texts.ts'
import { clockTime } from './time.ts'

export const boardText = texts({
  /** Name of the board, and of the button that opens it. */
  title: m.board_title,
  list: m.board_list,
  layout: m.board_layout,
  layoutAbout: m.board_layout_about,
  order: m.board_order,
  orderAbout: m.board_order_about,
  filter: m.board_filter,
  nothing: m.board_nothing,
  nothingHint: m.board_nothing_hint,
  showAll: m.board_show_all,
  call: m.board_call,
  ownCalls: m.board_own_calls,
  search: m.board_search,
})

export function orderName(order: BoardOrder): string {
  switch (order) {
    case 'list':
      return m.board_order_list()
    case 'ringing-first':
      return m.board_order_ringing()
    default:
      return assertNever(order)
  }
}

/** One of the filters, with how many lines it leaves. */
export function filterName(filter: BoardFilter, lines: number): string {
  const count = grouped(lines)
  switch (filter) {
    case 'all':
      return m.board_filter_all({ count })
    case 'ringing':
      return m.board_filter_ringing({ count })
    case 'talking':
      return m.board_filter_talking({ count })
    case 'free':
      return m.board_filter_free({ count })
    default:
      return assertNever(filter)
  }
}

/** `Ctrl 1` as the keys are called on the reader's system. @param place from 1 */
export const filterKeys = (place: number, platform: string): string =>
  platform === 'darwin' ? `⌘ ${String(place)}` : m.board_keys_filter({ place })

export const callKeys = (platform: string): string => (platform === 'darwin' ? '⌘ ⏎' : m.board_keys_call())

/** What a cell says to those who do not see it. The running time is left out: it would never be the same twice. */
export const cellLabel = (title: string, row: BoardRow): string =>
  row.extension === ''
    ? m.board_cell({ title, words: lineWords(row) })
    : m.board_cell_extension({ title, extension: row.extension, words: lineWords(row) })

/** Since when it rings or talks; empty where nobody tells. */
export const sinceClock = ({ sinceMs }: BoardRow): string =>
  sinceMs === undefined ? '' : m.board_since({ time: clockTime(sinceMs) })

/** How many phones are registered; empty where they cannot be seen. */
export const phoneCount = ({ devices }: BoardRow): string =>
  devices === undefined || devices === 0 ? '' : m.board_phones({ count: devices })

/** On the button that sends a call of one's own to the line. */
export const transferTo = (remote: Party): string => m.board_transfer_to({ whom: partyTitle(remote) })

/** Said and shown while somebody types a name on the board. */
export const typedFound = (text: string, title: string): string => m.board_found({ text, title })
export const typedNotFound = (text: string): string => m.board_not_found({ text })
