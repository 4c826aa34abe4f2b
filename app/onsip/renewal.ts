/**
 * When an authorisation is asked for again. All in milliseconds of server time; the vendor's own clients renew after
 * 45 to 50 minutes of an hour, and one of them after 30 s where that failed (TAPI driver, `OnSipInitStateMachine`).
 */

import type { Random } from '../ports.ts'

const MINUTE_MS = 60_000
/** Room for a few failed attempts before the old authorisation runs out. */
const MARGIN_MS = 10 * MINUTE_MS
const LATEST_MS = 50 * MINUTE_MS
const SHORT_LIFE_MS = 20 * MINUTE_MS
const EARLIEST_MS = 30_000

/**
 * How long to wait from now: until ten minutes before the end, at most 50 minutes, half of what remains where less than
 * 20 minutes remain, and at least 30 s, so that a server with a wrong clock is not stormed.
 */
export function renewalDelay(expiresAtMs: number, serverNowMs: number): number {
  const remainingMs = expiresAtMs - serverNowMs
  const delayMs = remainingMs < SHORT_LIFE_MS ? remainingMs / 2 : Math.min(remainingMs - MARGIN_MS, LATEST_MS)
  return Math.max(EARLIEST_MS, Math.floor(delayMs))
}

const FIRST_SOON_CEILING_MS = 2_000
const LAST_SOON_CEILING_MS = 60_000

/**
 * How long to wait after the n-th failure in a row (from 1) where nobody was there or nobody answered: components join
 * a restarted server after its clients do, so 1 to 2 s, 2 to 4, 4 to 8 … at most 30 to 60 s. Half of it is chance: many
 * clients lose one component at the same moment.
 */
export function soonDelay(failures: number, random: Random): number {
  const doublings = Math.max(0, failures - 1)
  const ceilingMs = Math.min(LAST_SOON_CEILING_MS, FIRST_SOON_CEILING_MS * 2 ** doublings)
  return (ceilingMs * (1 + random())) / 2
}

const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 5 * MINUTE_MS

/** How long to wait after the n-th refusal in a row (from 1): 30 s, 60 s, 120 s … at most five minutes. */
export const retryDelay = (failures: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1))
