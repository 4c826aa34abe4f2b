/** What windows may know of the user's own lists of contacts: never their content, nor a password. */
import type { Column, ContactStep } from '../people/contact.ts'
import type { AppError } from './errors.ts'

/** For windows, which know people by the contract alone. */
export {
  COLUMN_USES,
  DEFAULT_LDAP_ATTRIBUTES,
  DEFAULT_LDAP_FILTER,
  type ColumnUse,
} from '../people/contact.ts'

export interface ContactsState {
  /** By the list's id. */
  readonly sources: Readonly<Record<string, ContactSourceState>>
  /** Taken away a moment ago: they can be put back until then. */
  readonly removed: readonly RemovedSource[]
}

export interface ContactSourceState {
  readonly isReading: boolean
  /** Contacts in use. */
  readonly count: number
  /** Entries of which nothing could be used. */
  readonly skipped: number
  /** There are more than are used. */
  readonly isCut: boolean
  /** When what is in use was read; undefined where nothing is yet. */
  readonly readAtMs?: number
  /** Why the last attempt failed. What was read before stays in use. */
  readonly problem?: SourceProblem
  readonly hasPassword: boolean
}

export interface SourceProblem {
  /** Where it happened, with a server. */
  readonly step?: ContactStep
  readonly error: AppError
}

export interface RemovedSource {
  readonly id: string
  readonly title: string
  /** Epoch ms. */
  readonly untilMs: number
}

export const NO_CONTACTS: ContactsState = { sources: {}, removed: [] }
export const UNREAD_SOURCE: ContactSourceState = {
  isReading: false,
  count: 0,
  skipped: 0,
  isCut: false,
  hasPassword: false,
}

/** What a file holds, before it is added. */
export interface ContactFilePreview {
  readonly format: 'cards' | 'table'
  readonly count: number
  readonly skipped: number
  readonly isCut: boolean
  /** The first few, as they would be shown. */
  readonly examples: readonly { readonly name: string; readonly numbers: readonly string[] }[]
  /** Of a table: its columns, with what stands in them in the first rows. */
  readonly columns: readonly (Column & { readonly cells: readonly string[] })[]
}

export interface ContactStepResult {
  readonly step: ContactStep
  readonly status: 'passed' | 'failed' | 'not-reached'
  readonly error?: AppError
}

export interface ContactTest {
  readonly steps: readonly ContactStepResult[]
  /** Contacts that were found, if all went well. */
  readonly count: number
}
