/** The History view, and what a card says of somebody's earlier calls. */
import type { HistoryLine } from '../../people/history-line.ts'
import type { HistoryFilter, HistoryRow } from '../history.ts'
import type { Party } from '../../calls/model.ts'
import { sightDetail } from './gaps.ts'
import { partyDetail, partyTitle } from './calls.ts'
import { dateFormat } from './formatters.ts'
import { inWords, ordinal } from './numbers.ts'
import { clockTime, dayOf, duration } from './time.ts'

export const historyText = {
  search: 'Search the history',
  searchPlaceholder: 'Name or number…',
  filters: 'Which calls',
  list: 'Calls that are over',
  label: 'Label…',
  labelField: 'Label',
  labelPlaceholder: 'For example: call again',
  labelNow: 'Label',
  cancel: 'Cancel',
  call: 'Call',
  noCalls: 'No calls yet',
  noCallsHint: 'A call shows here once it is over and the service has written it down.',
  noneFound: 'Nothing fits',
  noneFoundHint: 'Search for part of a name or of a number, or show all calls.',
  showAll: 'Show all calls',
} as const

const FILTER_NAMES: Readonly<Record<HistoryFilter, string>> = {
  all: 'All',
  incoming: 'Incoming',
  outgoing: 'Outgoing',
  missed: 'Missed',
  cancelled: 'Cancelled',
}
export const filterName = (filter: HistoryFilter): string => FILTER_NAMES[filter]

/** What stands below the name: what came of it, the number, for which other address, the label. */
export function historyDetails(row: HistoryRow, ownAddress: string): readonly string[] {
  const isOther = row.owner.toLowerCase() !== ownAddress.toLowerCase()
  const whose = row.direction === 'outgoing' ? `from ${row.owner}` : `for ${row.owner}`
  return [
    sightDetail(row),
    partyDetail(row.remote),
    isOther ? whose : '',
    row.label === undefined ? '' : `labelled “${row.label}”`,
  ].filter(Boolean)
}

/** What the arrow means, for those who do not see it. */
export const historyDirection = ({ direction }: Pick<HistoryRow, 'direction'>): string =>
  direction === 'outgoing' ? 'Outgoing' : 'Incoming'

export const labelWhom = (remote: Party): string => `Label the call with ${partyTitle(remote)}`

/** E.g. `3rd call today, you missed two; last spoke Tuesday, 4 min`. */
export function callerLine({ nthToday, missedToday, lastSpoke }: HistoryLine, nowMs: number): string {
  const missed = missedToday === 0 ? '' : `, you missed ${inWords(missedToday)}`
  const today = nthToday < 2 ? '' : `${ordinal(nthToday)} call today${missed}`
  const spoke =
    lastSpoke === undefined
      ? ''
      : `last spoke ${dayWord(lastSpoke.startedAtMs, nowMs)}, ${duration(lastSpoke.durationS * 1000)}`
  const line = [today, spoke].filter(Boolean).join('; ')
  return line.charAt(0).toUpperCase() + line.slice(1)
}

const DAY_MS = 86_400_000

/** Today by the clock, the last days by their name, everything before by its date. */
function dayWord(atMs: number, nowMs: number): string {
  if (dayOf(atMs) === dayOf(nowMs)) return `at ${clockTime(atMs)}`
  const yesterday = new Date(nowMs)
  yesterday.setDate(yesterday.getDate() - 1)
  if (dayOf(atMs) === dayOf(yesterday.getTime())) return 'yesterday'
  const isRecent = nowMs - atMs < 6 * DAY_MS
  return dateFormat('en', isRecent ? { weekday: 'long' } : { dateStyle: 'medium' }).format(atMs)
}
