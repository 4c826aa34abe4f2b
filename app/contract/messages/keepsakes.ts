/** What users keep for themselves about calls: favourites, notes, redial, the history as a file. */
import type { Party } from '../../calls/model.ts'
import { assertNever } from '../result.ts'
import type { HistoryRow } from '../history.ts'
import { partyTitle } from './calls.ts'
import { listOf } from './formatters.ts'
import { m } from './keys.ts'
import { grouped } from './numbers.ts'
import { texts } from './texts.ts'

export const favouriteText = texts({
  title: m.keepsakes_title,
  add: m.keepsakes_add,
  remove: m.keepsakes_remove,
  call: m.keepsakes_call,
  moveUp: m.keepsakes_move_up,
  moveDown: m.keepsakes_move_down,
})

export const favouriteHint = (platform: string): string =>
  platform === 'darwin' ? m.keepsakes_list_hint_mac() : m.keepsakes_list_hint()

/** Says whom a star concerns, for those who do not see where it stands. */
export const favourWhom = (name: string): string => m.keepsakes_star({ name })
export const callFavourite = (name: string): string => m.keepsakes_call_whom({ name })
export const moreForFavourite = (name: string): string => m.keepsakes_more({ name })
/** Said once a favourite was moved. @param place from 1 */
export const favouriteMoved = (name: string, place: number, count: number): string =>
  m.keepsakes_moved({ name, place: grouped(place), count: grouped(count) })

/** The key that calls it from the empty call field, as it is called on the reader's system. @param place from 1 */
export const favouriteKey = (place: number, platform: string): string =>
  platform === 'darwin' ? `★ ⌥${String(place)}` : `★ Alt+${String(place)}`

export const noteText = texts({
  note: m.keepsakes_note,
  placeholder: m.keepsakes_note_placeholder,
  save: m.keepsakes_note_save,
  cancel: m.keepsakes_note_cancel,
  remove: m.keepsakes_note_remove,
  hidden: m.keepsakes_note_hidden,
  removed: m.keepsakes_note_removed,
})

export const noteOn = (party: Party): string => m.keepsakes_note_on({ name: partyTitle(party) })

export const redialing = texts({
  shortcut: m.keepsakes_redial,
  shortcutHint: m.keepsakes_redial_hint,
})

/** In the tray: whom the press calls. */
export const redialWhom = (party: Party): string => m.keepsakes_redial_whom({ name: partyTitle(party) })

/** In a notification: which devices rang. Empty where nobody can tell. */
export const rangOn = (devices: readonly string[]): string =>
  devices.length === 0 ? '' : m.keepsakes_rang_on({ list: listOf(devices) })

export const exportText = texts({
  title: m.keepsakes_export_title,
  button: m.keepsakes_export_button,
  hint: m.keepsakes_export_hint,
  files: m.keepsakes_export_files,
  show: m.keepsakes_export_show,
  nothing: m.keepsakes_export_nothing,
})

/** Name of the file that is proposed. @param day `2026-01-05` */
export const exportName = (day: string): string => m.keepsakes_export_name({ day })

export const exported = (count: number, path: string): string =>
  m.keepsakes_exported({ count, grouped: grouped(count), path })

/** The first line of the table. */
export const exportColumns = (): readonly string[] => [
  m.keepsakes_column_started(),
  m.keepsakes_column_direction(),
  m.keepsakes_column_outcome(),
  m.keepsakes_column_name(),
  m.keepsakes_column_number(),
  m.keepsakes_column_address(),
  m.keepsakes_column_own(),
  m.keepsakes_column_seconds(),
  m.keepsakes_column_label(),
  m.keepsakes_column_note(),
]

export function exportDirection({ direction }: Pick<HistoryRow, 'direction'>): string {
  switch (direction) {
    case 'incoming':
      return m.keepsakes_incoming()
    case 'outgoing':
      return m.keepsakes_outgoing()
    case 'unknown':
      return ''
    default:
      return assertNever(direction)
  }
}

export function exportOutcome({ outcome }: Pick<HistoryRow, 'outcome'>): string {
  switch (outcome) {
    case 'answered':
      return m.keepsakes_answered()
    case 'missed':
      return m.keepsakes_missed()
    case 'cancelled':
      return m.keepsakes_cancelled()
    default:
      return assertNever(outcome)
  }
}

type KeepsakeCode = 'keepsakes-damaged' | 'keepsakes-not-written' | 'favourites-full' | 'nothing-dialled'

export function keepsakeSentence(code: KeepsakeCode): { readonly sentence: string; readonly cure?: string } {
  switch (code) {
    case 'keepsakes-damaged':
      return { sentence: m.keepsakes_damaged(), cure: m.keepsakes_damaged_cure() }
    case 'keepsakes-not-written':
      return { sentence: m.keepsakes_not_written(), cure: m.keepsakes_not_written_cure() }
    case 'favourites-full':
      return { sentence: m.keepsakes_full(), cure: m.keepsakes_full_cure() }
    case 'nothing-dialled':
      return { sentence: m.keepsakes_nothing_dialled() }
    default:
      return assertNever(code)
  }
}
