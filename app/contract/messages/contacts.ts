/** The user's own lists of contacts: in Settings and among people. */
import type { ColumnUse, ContactStep } from '../../people/contact.ts'
import type { ContactFilePreview, ContactSourceState } from '../contacts.ts'
import type { ContactSource } from '../contacts-settings.ts'
import { assertNever } from '../result.ts'
import { wayKind } from './people.ts'
import { moment } from './time.ts'

export const contactsText = {
  title: 'Contacts',
  intro:
    'Ringside names callers from OnSIP’s directory first, then from these lists, the upper ones before the lower. It only reads them.',
  none: 'No lists yet. Add a file of contacts, an address book server or your company’s directory.',
  list: 'Lists of contacts',
  addFile: 'Add file…',
  addBook: 'Address book server…',
  addDirectory: 'Directory server…',
  lockedHint: 'The lists are set by your administrator. Passwords can be entered under “Change…”.',
  reading: 'Reading…',
  unread: 'Not read yet',
  more: 'More',
  readAgain: 'Read again',
  change: 'Change…',
  moveUp: 'Move up',
  moveDown: 'Move down',
  remove: 'Remove',
  undo: 'Undo',
  cancel: 'Cancel',
  add: 'Add',
  save: 'Save',
  test: 'Test',
  testing: 'Testing…',
  name: 'Name of this list',
  fileTitle: 'File of contacts',
  looking: 'Looking into the file…',
  columns: 'What the columns hold',
  columnsHint: 'Ringside went by the headings. Correct what is wrong.',
  noneFound: 'Nobody with a name and a number was found.',
  noneFoundTable: 'Nobody was found. Say below which column holds the name and which the number.',
  bookTitle: 'Address book server (CardDAV)',
  address: 'Address',
  addressHint: 'Begins with https. The server alone will do; its address books are found.',
  user: 'User name',
  password: 'Password',
  passwordStored: 'Leave empty to keep the stored one.',
  directoryTitle: 'Directory server (LDAP)',
  host: 'Server',
  port: 'Port',
  security: 'Encryption',
  securityTls: 'From the start (ldaps, port 636)',
  securityStartTls: 'STARTTLS (port 389)',
  bindUser: 'Sign in as',
  bindUserHint: 'A distinguished name such as cn=reader,dc=example,dc=com, or empty for nobody.',
  base: 'Search below',
  baseHint: 'For example ou=people,dc=example,dc=com',
  filter: 'Filter',
  advanced: 'Advanced',
  attributes: 'Attributes',
  attributesHint: 'Several with commas between: the first that holds something counts.',
  testTitle: 'Result of the test',
} as const

/** Whose list a button is about. */
export const ofList = (action: string, title: string): string => `${action}: ${title}`

const counted = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'contact' : 'contacts'}`

/** What is in use of a list, and since when. */
export function sourceStatus(state: ContactSourceState, nowMs: number): string {
  if (state.readAtMs === undefined) return state.isReading ? contactsText.reading : contactsText.unread
  const parts = [counted(state.count), ...leftOut(state), `read ${moment(state.readAtMs, nowMs)}`]
  return [...parts, ...(state.isReading ? [contactsText.reading] : [])].join(' · ')
}

function leftOut({ skipped, isCut }: Pick<ContactSourceState, 'skipped' | 'isCut'>): readonly string[] {
  return [
    ...(skipped === 0 ? [] : [`${skipped.toLocaleString('en')} without a name or a number left out`]),
    ...(isCut ? ['there are more than can be used'] : []),
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
export const removedFor = (seconds: number): string => `removed · ${seconds} s to undo`

export function stepName(step: ContactStep): string {
  switch (step) {
    case 'resolve':
      return 'Find the server'
    case 'connect':
      return 'Connect'
    case 'tls':
      return 'Encrypt the connection'
    case 'sign-in':
      return 'Check the password'
    case 'find':
      return 'Find the contacts'
    case 'read':
      return 'Read them'
    default:
      return assertNever(step)
  }
}

export const testedCount = (count: number): string => `It works: ${counted(count)}.`
/** At which step a server could not be read. */
export const failedAt = (step: ContactStep): string => `${stepName(step)}:`

export function columnUse(use: ColumnUse): string {
  switch (use) {
    case 'none':
      return 'Not used'
    case 'name':
      return 'Name'
    case 'first-name':
      return 'First name'
    case 'last-name':
      return 'Last name'
    case 'organisation':
      return 'Company'
    case 'sip':
      return 'SIP address'
    case 'other':
      return 'Number'
    default:
      return `Number (${wayKind(use)})`
  }
}

export const columnLabel = (title: string): string => `Column “${title}”`
export const cellsLine = (cells: readonly string[]): string => cells.join(' · ')

export const contactText = {
  details: 'Details',
  otherNames: 'Also kept as',
  directory: 'OnSIP’s directory',
} as const

export const detailsOf = (name: string): string => `${contactText.details}: ${name}`
/** Other names of the same number, with where they are kept. */
export const otherName = (name: string, source: string): string =>
  `${name} (${source === '' ? contactText.directory : source})`
export const callAt = (name: string, shown: string): string => `Call ${name} at ${shown}`
