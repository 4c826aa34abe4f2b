/** What users keep for themselves about calls: favourites, notes, redial, the history as a file. */
import type { Party } from '../../calls/model.ts'
import { assertNever } from '../result.ts'
import type { HistoryRow } from '../history.ts'
import { partyTitle } from './calls.ts'
import { grouped } from './numbers.ts'

export const favouriteText = {
  title: 'Favourites',
  add: 'Add to favourites',
  remove: 'Remove from favourites',
  call: 'Call',
  moveUp: 'Move up',
  moveDown: 'Move down',
  listHint: 'Enter calls, Alt+↑ and Alt+↓ move, Delete removes. In the call field, Alt+1 to Alt+9 call.',
  listHintMac: 'Return calls, ⌥↑ and ⌥↓ move, Delete removes. In the call field, ⌥1 to ⌥9 call.',
} as const

export const favouriteHint = (platform: string): string =>
  platform === 'darwin' ? favouriteText.listHintMac : favouriteText.listHint

/** Says whom a star concerns, for those who do not see where it stands. */
export const favourWhom = (name: string): string => `${name} as a favourite`
export const callFavourite = (name: string): string => `Call ${name}`
export const moreForFavourite = (name: string): string => `More for ${name}`
/** Said once a favourite was moved. @param place from 1 */
export const favouriteMoved = (name: string, place: number, count: number): string =>
  `${name} is now ${String(place)} of ${String(count)}.`

/** The key that calls it from the empty call field. @param place from 1 */
export const favouriteKey = (place: number, platform: string): string =>
  platform === 'darwin' ? `★ ⌥${String(place)}` : `★ Alt+${String(place)}`

export const noteText = {
  note: 'Note…',
  placeholder: 'Only you see this. It stays on this computer.',
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Delete note',
  hidden: 'There is a note; it is hidden with the names.',
  removed: 'The note is saved. So many are kept that the one you wrote longest ago was removed.',
} as const

export const noteOn = (party: Party): string => `Note on the call with ${partyTitle(party)}`

/** In the tray. Without anybody to name: nobody was called, or names are hidden. */
export const redialWhom = (party: Party): string => `Call ${partyTitle(party)} again`

export const exportText = {
  title: 'Export the history',
  button: 'Export…',
  hint: 'Saves the calls shown here, with your notes, as a table (CSV).',
  files: 'Tables (CSV)',
  show: 'Show in folder',
  nothing: 'There is nothing to export.',
} as const

/** Without its ending. @param day `2026-01-05` */
export const exportName = (day: string): string => `ringside-calls-${day}.csv`

export const exported = (count: number, path: string): string =>
  count === 1 ? `One call was saved in ${path}.` : `${grouped(count)} calls were saved in ${path}.`

/** The first line of the table. */
export const exportColumns = (): readonly string[] => [
  'Started',
  'Direction',
  'Outcome',
  'Name',
  'Number',
  'Address',
  'Own address',
  'Seconds',
  'Label',
  'Note',
]

export function exportDirection({ direction }: Pick<HistoryRow, 'direction'>): string {
  switch (direction) {
    case 'incoming':
      return 'incoming'
    case 'outgoing':
      return 'outgoing'
    case 'unknown':
      return ''
    default:
      return assertNever(direction)
  }
}

export function exportOutcome({ outcome }: Pick<HistoryRow, 'outcome'>): string {
  switch (outcome) {
    case 'answered':
      return 'answered'
    case 'missed':
      return 'missed'
    case 'cancelled':
      return 'cancelled'
    default:
      return assertNever(outcome)
  }
}

type KeepsakeCode = 'keepsakes-damaged' | 'keepsakes-not-written' | 'favourites-full' | 'nothing-dialled'

export function keepsakeSentence(code: KeepsakeCode): { readonly sentence: string; readonly cure?: string } {
  switch (code) {
    case 'keepsakes-damaged':
      return {
        sentence: 'Your favourites and notes could not be read. The file was kept aside under another name.',
        cure: 'Put a copy that is whole in its place while Ringside is not running.',
      }
    case 'keepsakes-not-written':
      return {
        sentence: 'This could not be kept, because the disk refused it.',
        cure: 'Make room and try again.',
      }
    case 'favourites-full':
      return { sentence: 'No more than 50 favourites are kept.', cure: 'Remove one first.' }
    case 'nothing-dialled':
      return { sentence: 'No number was dialled yet that is known here.' }
    default:
      return assertNever(code)
  }
}
