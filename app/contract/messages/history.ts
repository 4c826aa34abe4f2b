/** The History view, and what a card says of somebody's earlier calls. */
import type { HistoryLine } from '../../people/history-line.ts'
import type { HistoryFilter, HistoryRow } from '../history.ts'
import type { Party } from '../../calls/model.ts'
import { sightDetail } from './gaps.ts'
import { partyDetail, partyTitle } from './calls.ts'
import { dateFormat } from './formatters.ts'
import { inWords } from './numbers.ts'
import { clockTime, dayOf, duration } from './time.ts'
import { m } from './keys.ts'
import { language } from './language.ts'
import { texts } from './texts.ts'

export const historyText = texts({
  search: m.history_search,
  searchPlaceholder: m.history_search_placeholder,
  filters: m.history_filters,
  list: m.history_list,
  label: m.history_label,
  labelField: m.history_label_field,
  labelPlaceholder: m.history_label_placeholder,
  labelNow: m.history_label_now,
  cancel: m.history_cancel,
  call: m.history_call,
  noCalls: m.history_no_calls,
  noCallsHint: m.history_no_calls_hint,
  noneFound: m.history_none_found,
  noneFoundHint: m.history_none_found_hint,
  showAll: m.history_show_all,
})

const FILTER_NAMES: Readonly<Record<HistoryFilter, string>> = texts({
  all: m.history_filter_names_all,
  incoming: m.history_filter_names_incoming,
  outgoing: m.history_filter_names_outgoing,
  missed: m.history_filter_names_missed,
  cancelled: m.history_filter_names_cancelled,
})
export const filterName = (filter: HistoryFilter): string => FILTER_NAMES[filter]

/** What stands below the name: what came of it, the number, for which other address, the label. */
export function historyDetails(row: HistoryRow, ownAddress: string): readonly string[] {
  const isOther = row.owner.toLowerCase() !== ownAddress.toLowerCase()
  const whose =
    row.direction === 'outgoing'
      ? m.history_from_own({ owner: row.owner })
      : m.history_for_own({ owner: row.owner })
  return [
    sightDetail(row),
    partyDetail(row.remote),
    isOther ? whose : '',
    row.label === undefined ? '' : m.history_labelled({ label: row.label }),
  ].filter(Boolean)
}

/** What the arrow means, for those who do not see it. */
export const historyDirection = ({ direction }: Pick<HistoryRow, 'direction'>): string =>
  direction === 'outgoing' ? m.history_outgoing() : m.history_incoming()

export const labelWhom = (remote: Party): string => m.history_label_whom({ name: partyTitle(remote) })

/** E.g. `3rd call today, you missed two; last spoke Tuesday, 4 min`. */
export function callerLine({ nthToday, missedToday, lastSpoke }: HistoryLine, nowMs: number): string {
  const today = [
    ...(nthToday < 2 ? [] : [m.history_nth_today({ nth: nthToday })]),
    ...(nthToday < 2 || missedToday === 0
      ? []
      : [m.history_you_missed({ count: missedToday, words: inWords(missedToday) })]),
  ].join(', ')
  const spoke =
    lastSpoke === undefined
      ? ''
      : m.history_last_spoke({
          day: dayWord(lastSpoke.startedAtMs, nowMs),
          duration: duration(lastSpoke.durationS * 1000),
        })
  const line = [today, spoke].filter(Boolean).join('; ')
  return line.charAt(0).toLocaleUpperCase(language()) + line.slice(1)
}

const DAY_MS = 86_400_000

/** Today by the clock, the last days by their name, everything before by its date. */
function dayWord(atMs: number, nowMs: number): string {
  if (dayOf(atMs) === dayOf(nowMs)) return m.history_day_today({ time: clockTime(atMs) })
  const yesterday = new Date(nowMs)
  yesterday.setDate(yesterday.getDate() - 1)
  if (dayOf(atMs) === dayOf(yesterday.getTime())) return m.history_day_yesterday()
  const isRecent = nowMs - atMs < 6 * DAY_MS
  return dateFormat(language(), isRecent ? { weekday: 'long' } : { dateStyle: 'medium' }).format(atMs)
}
