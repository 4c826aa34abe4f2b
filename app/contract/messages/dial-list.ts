/** The list of calls that are dialled one after the other. */
import type { ListHalt, ListResult, ListRow } from '../../dialing/list/model.ts'
import type { DialCandidate } from '../../dialing/model.ts'
import type { DialListState } from '../dial-list.ts'
import { assertNever } from '../result.ts'
import { m } from './keys.ts'
import { grouped } from './numbers.ts'
import { texts } from './texts.ts'
import { timer } from './time.ts'

export const dialListText = texts({
  title: m.dial_list_title,
  back: m.dial_list_back,
  about: m.dial_list_about,
  field: m.dial_list_field,
  example: m.dial_list_example,
  read: m.dial_list_read,
  open: m.dial_list_open,
  start: m.dial_list_start,
  goOn: m.dial_list_go_on,
  next: m.dial_list_next,
  callNow: m.dial_list_call_now,
  yes: m.dial_list_yes,
  skip: m.dial_list_skip,
  stop: m.dial_list_stop,
  stopKey: m.dial_list_stop_key,
  close: m.dial_list_close,
  forget: m.dial_list_forget,
  rows: m.dial_list_rows,
  pace: m.dial_list_pace,
  byHand: m.dial_list_by_hand,
  cut: m.dial_list_cut,
  hangUp: m.dial_list_hang_up,
  stopping: m.dial_list_stopping,
  asking: m.dial_list_asking,
  over: m.dial_list_over,
  chooseFile: m.dial_list_choose_file,
  files: m.dial_list_files,
})

/** How far the list is. */
export const listCounts = ({ total, called, open }: DialListState): readonly string[] => [
  m.dial_list_total({ count: total, shown: grouped(total) }),
  m.dial_list_called({ shown: grouped(called) }),
  m.dial_list_open_rows({ shown: grouped(open) }),
]

/** For the button that opens the list, while one is under way. */
export const listWaiting = (open: number): string =>
  m.dial_list_waiting({ count: open, shown: grouped(open) })

/** One choice of how the list goes on. */
export const afterSeconds = (seconds: number | null): string =>
  seconds === null ? dialListText.byHand : m.dial_list_after_seconds({ seconds })

export const rowPlace = (index: number, total: number): string =>
  m.dial_list_place({ row: grouped(index + 1), total: grouped(total) })

/** While a count-down is on the screen. */
export const dialsItselfIn = (seconds: number): string => m.dial_list_dials_in({ seconds })

/** Read aloud once when a count-down begins. */
export const dialsItself = (whom: string, seconds: number): string =>
  m.dial_list_dials_aloud({ whom, seconds })

export const nowCalling = (whom: string): string => m.dial_list_calling({ whom })

/** Why nothing is dialled. */
export function haltSentence(why: ListHalt): string {
  switch (why) {
    case 'new':
      return m.dial_list_halt_new()
    case 'stopped':
      return m.dial_list_halt_stopped()
    case 'other-call':
      return m.dial_list_halt_other_call()
    case 'blind':
      return m.dial_list_halt_blind()
    case 'changed':
      return m.dial_list_halt_changed()
    case 'unseen':
      return m.dial_list_halt_unseen()
    case 'restarted':
      return m.dial_list_halt_restarted()
    case 'failed':
      return m.dial_list_halt_failed()
    default:
      return assertNever(why)
  }
}

/** Why a row dials nothing; empty where it does. */
export function leftOutSentence({ number }: Pick<ListRow, 'number'>): string {
  switch (number.kind) {
    case 'number':
      return ''
    case 'none':
      return m.dial_list_left_none()
    case 'several':
      return m.dial_list_left_several()
    case 'repeated':
      return m.dial_list_left_repeated({ row: grouped(number.of + 1) })
    case 'no-way':
      return m.dial_list_left_no_way()
    default:
      return assertNever(number)
  }
}

/** Why a row waits for a yes of its own, where nothing else says so; empty otherwise. */
export function rowWarning({ caution, charge, oddLength }: DialCandidate): string {
  if (caution !== undefined || charge !== undefined) return ''
  return oddLength === true ? m.dial_list_warning_length() : m.dial_list_warning_abroad()
}

/** What became of a row. */
export function resultWords(result: ListResult): string {
  switch (result.kind) {
    case 'answered':
      return m.dial_list_result_answered({ time: timer(result.talkedMs) })
    case 'unanswered':
      return result.here ? m.dial_list_result_ended_here() : m.dial_list_result_unanswered()
    case 'failed':
      return m.dial_list_result_failed()
    case 'unknown':
      return m.dial_list_result_unknown()
    case 'skipped':
      return m.dial_list_result_skipped()
    case 'left-out':
      return m.dial_list_result_left_out()
    case 'not-called':
      return m.dial_list_result_not_called()
    default:
      return assertNever(result)
  }
}

/** Whom a row means: the name, else the number as the reader writes it, else what stands there. */
export const rowTitle = ({ name, text, number }: ListRow): string =>
  name !== '' ? name : 'candidate' in number ? number.candidate.display : text

export const skipRow = (row: ListRow): string => m.dial_list_skip_row({ whom: rowTitle(row) })
