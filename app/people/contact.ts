/** Somebody whom the user keeps in a list of their own: a file, an address book server, a company's directory. */

/** What a number is for, as far as its list tells. */
export const NUMBER_KINDS = ['work', 'mobile', 'home', 'main', 'other', 'fax'] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]

export interface ContactNumber {
  /** As it was written, at most 60 characters; handed to dialling as it is. */
  readonly text: string
  readonly kind: NumberKind
}

export interface Contact {
  /** Unique in its list, and the same when the list is read again. */
  readonly key: string
  /** At most 120 characters, no controls, never empty. */
  readonly name: string
  /** Empty where it is not told, or where it is the name. */
  readonly organisation: string
  /** The ones to call first come first. */
  readonly numbers: readonly ContactNumber[]
  /** SIP addresses, `user@domain`. */
  readonly addresses: readonly string[]
}

/** What a column of a table holds. */
export const COLUMN_USES = [
  'none',
  'name',
  'first-name',
  'last-name',
  'organisation',
  'sip',
  ...NUMBER_KINDS,
] as const
export type ColumnUse = (typeof COLUMN_USES)[number]

export interface Column {
  /** Its heading; `Column 3` where there is none. */
  readonly title: string
  readonly use: ColumnUse
}

/** No table that people look at is wider. */
export const MOST_COLUMNS = 100
/** Of all lists together: beyond it memory would grow with what others write. */
export const MOST_CONTACTS = 50_000

/** What is gone through to read contacts from a server, in order. A failure names the one that it happened in. */
export const CONTACT_STEPS = ['resolve', 'connect', 'tls', 'sign-in', 'find', 'read'] as const
export type ContactStep = (typeof CONTACT_STEPS)[number]

/** Attributes of a directory's entries (RFC 4519, RFC 4524), several with commas between them: the first that holds something counts. */
export interface LdapAttributes {
  readonly name: string
  readonly organisation: string
  readonly work: string
  readonly mobile: string
  readonly home: string
  readonly sip: string
}

export const DEFAULT_LDAP_ATTRIBUTES: LdapAttributes = {
  name: 'displayName, cn',
  organisation: 'company, o',
  work: 'telephoneNumber',
  mobile: 'mobile',
  home: 'homePhone',
  sip: 'msRTCSIP-PrimaryUserAddress',
}

export const DEFAULT_LDAP_FILTER = '(|(telephoneNumber=*)(mobile=*)(homePhone=*))'
