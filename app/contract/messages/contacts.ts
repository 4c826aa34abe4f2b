/** The user's own lists of contacts: in Settings and among people. */
import type { ColumnUse, ContactStep } from '../../people/contact.ts'
import type { ContactFilePreview, ContactSourceState } from '../contacts.ts'
import type { ContactSource } from '../contacts-settings.ts'
import { assertNever } from '../result.ts'
import { wayKind } from './people.ts'
import { moment } from './time.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { grouped } from './numbers.ts'
import { texts } from './texts.ts'

export const contactsText = texts({
  title: m.contacts_title,
  intro: m.contacts_intro,
  none: m.contacts_none,
  list: m.contacts_list,
  addFile: m.contacts_add_file,
  addBook: m.contacts_add_book,
  addDirectory: m.contacts_add_directory,
  lockedHint: m.contacts_locked_hint,
  reading: m.contacts_reading,
  unread: m.contacts_unread,
  more: m.contacts_more,
  readAgain: m.contacts_read_again,
  change: m.contacts_change,
  moveUp: m.contacts_move_up,
  moveDown: m.contacts_move_down,
  remove: m.contacts_remove,
  undo: m.contacts_undo,
  cancel: m.contacts_cancel,
  add: m.contacts_add,
  save: m.contacts_save,
  test: m.contacts_test,
  testing: m.contacts_testing,
  name: m.contacts_name,
  fileTitle: m.contacts_file_title,
  looking: m.contacts_looking,
  columns: m.contacts_columns,
  columnsHint: m.contacts_columns_hint,
  noneFound: m.contacts_none_found,
  noneFoundTable: m.contacts_none_found_table,
  bookTitle: m.contacts_book_title,
  address: m.contacts_address,
  addressHint: m.contacts_address_hint,
  user: m.contacts_user,
  password: m.contacts_password,
  passwordStored: m.contacts_password_stored,
  directoryTitle: m.contacts_directory_title,
  host: m.contacts_host,
  port: m.contacts_port,
  security: m.contacts_security,
  securityTls: m.contacts_security_tls,
  securityStartTls: m.contacts_security_start_tls,
  bindUser: m.contacts_bind_user,
  bindUserHint: m.contacts_bind_user_hint,
  base: m.contacts_base,
  baseHint: m.contacts_base_hint,
  filter: m.contacts_filter,
  advanced: m.contacts_advanced,
  attributes: m.contacts_attributes,
  attributesHint: m.contacts_attributes_hint,
  testTitle: m.contacts_test_title,
})

/** Whose list a button is about. */
export const ofList = (action: string, title: string): string => labelled(action, title)

const counted = (count: number): string => m.contacts_count({ count, shown: grouped(count) })

/** What is in use of a list, and since when. */
export function sourceStatus(state: ContactSourceState, nowMs: number): string {
  if (state.readAtMs === undefined) return state.isReading ? contactsText.reading : contactsText.unread
  const parts = [
    counted(state.count),
    ...leftOut(state),
    m.contacts_read_at({ time: moment(state.readAtMs, nowMs) }),
  ]
  return [...parts, ...(state.isReading ? [contactsText.reading] : [])].join(' · ')
}

function leftOut({ skipped, isCut }: Pick<ContactSourceState, 'skipped' | 'isCut'>): readonly string[] {
  return [
    ...(skipped === 0 ? [] : [m.contacts_left_out({ count: skipped, shown: grouped(skipped) })]),
    ...(isCut ? [m.contacts_cut()] : []),
  ]
}

export function previewStatus(preview: ContactFilePreview): string {
  if (preview.count > 0) return [counted(preview.count), ...leftOut(preview)].join(' · ')
  return preview.format === 'table' ? contactsText.noneFoundTable : contactsText.noneFound
}

export const exampleLine = ({ name, numbers }: ContactFilePreview['examples'][number]): string =>
  [name, ...numbers].join(' · ')

/** Where a list lies, as far as it is no secret. */
export function sourcePlace(source: ContactSource): string {
  switch (source.kind) {
    case 'file':
      return source.path
    case 'carddav':
      return source.url
    case 'ldap':
      return `${source.host} · ${source.base || contactsText.directoryTitle}`
    default:
      return assertNever(source)
  }
}

/** While a removal can be undone; after the list's title. */
export const removedFor = (seconds: number): string => m.contacts_removed_for({ seconds })

export function stepName(step: ContactStep): string {
  switch (step) {
    case 'resolve':
      return m.contacts_step_name_resolve()
    case 'connect':
      return m.contacts_step_name_connect()
    case 'tls':
      return m.contacts_step_name_tls()
    case 'sign-in':
      return m.contacts_step_name_sign_in()
    case 'find':
      return m.contacts_step_name_find()
    case 'read':
      return m.contacts_step_name_read()
    default:
      return assertNever(step)
  }
}

export const testedCount = (count: number): string => m.contacts_tested_count({ contacts: counted(count) })
/** At which step a server could not be read. */
export const failedAt = (step: ContactStep): string => m.contacts_failed_at({ step: stepName(step) })

export function columnUse(use: ColumnUse): string {
  switch (use) {
    case 'none':
      return m.contacts_column_use_none()
    case 'name':
      return m.contacts_column_use_name()
    case 'first-name':
      return m.contacts_column_use_first_name()
    case 'last-name':
      return m.contacts_column_use_last_name()
    case 'organisation':
      return m.contacts_column_use_organisation()
    case 'sip':
      return m.contacts_column_use_sip()
    case 'other':
      return m.contacts_column_use_other()
    default:
      return m.contacts_column_use_kind({ kind: wayKind(use) })
  }
}

export const columnLabel = (title: string): string => m.contacts_column_label({ title })
export const cellsLine = (cells: readonly string[]): string => cells.join(' · ')

export const contactText = texts({
  details: m.contacts_contact_text_details,
  otherNames: m.contacts_contact_text_other_names,
  directory: m.contacts_contact_text_directory,
})

export const detailsOf = (name: string): string => labelled(contactText.details, name)
/** Other names of the same number, with where they are kept. */
export const otherName = (name: string, source: string): string =>
  `${name} (${source === '' ? contactText.directory : source})`
export const callAt = (name: string, shown: string): string => m.contacts_call_at({ name, shown })
