/** What windows may know of the directory: it never crosses whole, only the rows that were asked for. */
import type { NumberKind } from '../people/contact.ts'
import type { AppError } from './errors.ts'
import type { TreeNode } from './tree.ts'

/** What Ringside found out about the people in calls, and what the service suggests. */
export interface PeopleState {
  /** How many there are, in the directory and in the user's own lists. */
  readonly count: number
  /** Grows with each change of the directory that has reached the index. */
  readonly revision: number
  /** Names by call, for calls that are shown and whose remote party the directory knows. */
  readonly names: Readonly<Record<string, string>>
  /** Where they work, by call, as the list of the user's own has it that named them: one line, at most 120 characters. */
  readonly organisations: Readonly<Record<string, string>>
  readonly suggestions?: SuggestionSummary
}

export const NO_PEOPLE: PeopleState = { count: 0, revision: 0, names: {}, organisations: {} }

/** Contacts that the service suggests and that wait for the user's word. */
export interface SuggestionSummary {
  /** Contacts to be added or changed. */
  readonly people: number
  readonly removals: number
  readonly groups: number
  /** The service's own words, possibly empty. */
  readonly reason: string
  /** True while they are being entered. */
  readonly busy: boolean
  /** Why the last attempt to enter them failed; those that were not entered are still here. */
  readonly error?: AppError
  /** Grows with each change of the list behind it. */
  readonly revision: number
}

/** Somebody who can be called. */
export interface PersonRow {
  readonly id: string
  readonly kind: 'user' | 'switch' | 'number' | 'recent' | 'contact'
  readonly name: string
  /** Extension and numbers as the reader writes them, else the address. */
  readonly detail: string
  /** What to hand to `dial.propose` or `call.transfer`; empty where the directory tells no way to call. */
  readonly dial: string
  /** The user's name of the list that they come from; empty for the service's directory. */
  readonly source: string
  readonly organisation: string
  /** Of somebody in a list of the user's own: each way to call them, the first one to be taken first. */
  readonly ways: readonly {
    readonly kind: NumberKind | 'sip'
    readonly shown: string
    readonly dial: string
  }[]
  /** Whatever they may call from, as rules for people name it; at most twenty. */
  readonly callers: readonly string[]
  /** Other names that are kept for one of their numbers, in the order in which they would count. */
  readonly others: readonly { readonly name: string; readonly source: string }[]
}

/** The part of a row of somebody who stands in no list of the user's own. */
export const OF_NO_LIST = { source: '', organisation: '', ways: [], callers: [], others: [] } as const

export interface SuggestionRow {
  readonly jid: string
  readonly action: 'add' | 'modify' | 'delete'
  readonly name: string
  readonly groups: readonly string[]
}

/** An item of the preferences service. */
export interface PreferenceRow {
  /** Leaf it lies on. */
  readonly node: string
  readonly id: string
  readonly content: TreeNode
}
