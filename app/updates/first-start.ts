/** What the first start after an update knows: whether it came about, and from where. Pure. */
import type { VersionChange } from '../contract/updates.ts'

/** What was about to be put in place when the program ended. */
export interface PendingUpdate {
  readonly from: string
  readonly to: string
  readonly notes: string
  /** Where the version before was kept; empty: nowhere. */
  readonly previous: string
}

export interface UpdateMemory {
  /** The version that ran last; undefined at the very first start. */
  lastVersion(): string | undefined
  pending(): PendingUpdate | undefined
  /** @param pending undefined: nothing is under way */
  remember(lastVersion: string, pending: PendingUpdate | undefined): void
}

/** `missing`: what should have been in place now, and is not. */
export interface FirstStart {
  readonly changed: VersionChange | null
  readonly missing: string | undefined
}

/** @param version that runs now */
export function firstStart(version: string, memory: UpdateMemory): FirstStart {
  const last = memory.lastVersion()
  const pending = memory.pending()
  if (pending?.to === version && last !== version) return { changed: pending, missing: undefined }
  if (last !== undefined && last !== version)
    return { changed: { from: last, to: version, notes: '', previous: '' }, missing: undefined }
  return { changed: null, missing: pending?.to }
}
