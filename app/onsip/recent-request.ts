/** Asks the service's own record what calls there were, for the time in which nobody looked. */
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Logger } from '../ports.ts'
import type { FormatNumber } from './active-calls.ts'
import { decodeRecentCall, type RecentCall } from './recent-calls.ts'
import { shownError } from './request-error.ts'
import { requestSnapshot, type SnapshotDeps } from './snapshot.ts'

export interface RecentPlace {
  readonly service: string
  readonly collection: string
  readonly leaves: readonly string[]
}

/**
 * The whole record or why it could not be had; one that lacks an address is not the record. `offline` means that it
 * may be asked for again.
 */
export async function requestRecentCalls(
  deps: SnapshotDeps,
  { service, collection, leaves }: RecentPlace,
  formatNumber: FormatNumber,
  log: Logger,
): Promise<Result<readonly RecentCall[], AppError>> {
  const snapshot = await requestSnapshot(deps, service, collection, leaves)
  if (snapshot.kind === 'part') return err(appError('refused'))
  if (snapshot.kind !== 'whole') return err(shownError(snapshot.error))
  const calls: RecentCall[] = []
  for (const { node, items } of snapshot.groups) {
    for (const { payload } of items) {
      const call = decodeRecentCall({ node, payload }, formatNumber)
      if (call.ok) calls.push(call.value)
      else log.warn('item-skipped', { reason: call.error, service: 'recent-calls' })
    }
  }
  return ok(calls)
}
