/** How the connection of one account of several stands, and what was not seen of it. */
import type { FurtherAccount } from '../accounts.ts'
import type { Sight } from '../seeing.ts'
import type { GapReport } from '../state.ts'
import { blindBanner } from './connection.ts'
import { gapSentence } from './gaps.ts'
import { heardLine } from './health.ts'
import { m } from './keys.ts'

/** On line and well: since when nothing was heard, and whose calls are seen. */
export const accountSees = (
  { figures = {}, session }: Pick<FurtherAccount, 'figures' | 'session'>,
  nowMs: number,
): string =>
  [
    heardLine({ ...figures, gaps: [] }, nowMs),
    ...(session.authorization.status === 'valid' ? session.authorization.addresses : []),
  ].join(' · ')

/** The promise of the footer while one account of several sees nothing. */
export const promiseBut = (title: string): string => m.account_sight_promise({ title })

/** How one account of several stands; `title` is empty where there is but one. */
export const accountStands = (title: string, sentence: string): string =>
  title === '' ? sentence : m.account_sight_blind({ title, sentence })

/** The band over the calls while those of one account of several cannot be seen. */
export const accountBlind = (
  title: string,
  sight: Sight,
  blindSinceMs: number | undefined,
  nowMs: number,
): string => accountStands(title, blindBanner(sight, blindSinceMs, nowMs))

/** A time without sight, where there are several accounts of the one that `title` names. */
export function accountGap(title: string, gap: GapReport, nowMs: number): string {
  const sentence = gapSentence(gap, nowMs)
  return title === '' ? sentence : m.account_sight_gap({ title, sentence })
}
