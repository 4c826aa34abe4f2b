/** Newer versions of Ringside: who brings them, what is known of the next one, and how far it is. Plain data. */
import type { AppError } from './errors.ts'

/**
 * Who brings updates to this installation. `ringside`: the program itself. Of all others it keeps its hands off.
 * `everybody`: it was installed for all users of this computer. `unsigned`: this package bears no signature to hold the
 * next one to (Windows). `place`: it may not write where it lies.
 */
export type UpdateKeeper =
  | 'ringside'
  | 'apt'
  | 'dnf'
  | 'package-manager'
  | 'store'
  | 'software-distribution'
  | 'everybody'
  | 'unsigned'
  | 'place'
  | 'development'
  | 'unknown'

/** A version that the feed offers. */
export interface Release {
  readonly version: string
  /** What is new, as plain text of at most 4,000 characters; empty where the feed does not say. */
  readonly notes: string
  /** The first https address in the notes; empty: none. */
  readonly page: string
}

/** Why there is nothing to do. `held`: not one of the versions that are wanted. `not-yet`: a staged roll-out. */
export type NothingNew = 'current' | 'older' | 'held' | 'not-yet' | 'system-too-old'

export type UpdatePhase =
  /** `found` and the version that the feed offers are absent before the first look. */
  | { readonly status: 'idle'; readonly found?: NothingNew; readonly version?: string }
  | { readonly status: 'checking' }
  | { readonly status: 'available'; readonly release: Release }
  | { readonly status: 'downloading'; readonly release: Release; readonly percent: number }
  /** `wanted`: the user asked for it now, and it waits for the end of a call or set-up. */
  | { readonly status: 'ready'; readonly release: Release; readonly wanted: boolean }
  /** It is being put in place; the program ends any moment. */
  | { readonly status: 'installing'; readonly release: Release }
  /** `release`: the one that was under way, which can be tried again. */
  | { readonly status: 'failed'; readonly error: AppError; readonly release?: Release }

/** This start is the first of another version. */
export interface VersionChange {
  readonly from: string
  readonly to: string
  /** Empty where somebody else than Ringside brought it, or nothing was said. */
  readonly notes: string
  /** Where the version before lies; empty: it was not kept. */
  readonly previous: string
}

export interface UpdatesState {
  readonly keeper: UpdateKeeper
  /** Whether the package itself names a feed. */
  readonly hasFeed: boolean
  readonly phase: UpdatePhase
  /** When the feed last answered, epoch ms. */
  readonly checkedAtMs: number | null
  readonly changed: VersionChange | null
}

export const NO_UPDATES: UpdatesState = {
  keeper: 'unknown',
  hasFeed: false,
  phase: { status: 'idle' },
  checkedAtMs: null,
  changed: null,
}
