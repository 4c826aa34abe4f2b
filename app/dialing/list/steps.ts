/**
 * How a list of calls goes from row to row. One call at a time; the next is dialled by a press, or by a count-down that is on
 * the screen; once it is halted nothing is. Every row ends with one result.
 */
import { assertNever } from '../../contract/result.ts'
import type { DialCandidate } from '../model.ts'
import type {
  DialList,
  ListEntry,
  ListHalt,
  ListNumber,
  ListPace,
  ListPhase,
  ListResult,
  ListRow,
} from './model.ts'

export type ListEvent =
  /** The user wants it to begin or to go on. */
  | { readonly kind: 'started'; readonly pace: ListPace }
  /** The user wants this row dialled now. `asked`: they were told what is special about it. */
  | { readonly kind: 'pressed'; readonly row: number; readonly asked: boolean; readonly pace: ListPace }
  /** The count-down of this row came to its end on the screen. */
  | { readonly kind: 'counted'; readonly row: number; readonly pace: ListPace }
  | { readonly kind: 'skipped'; readonly row: number; readonly pace: ListPace }
  /** Something came in the way, or the user stopped it. */
  | { readonly kind: 'halted'; readonly why: ListHalt }
  /** The call of the row that is being called is over, or never came about. */
  | { readonly kind: 'ended'; readonly result: ListResult; readonly pace: ListPace }
  /** What was dialled could not even be asked for: the row stays as it was. */
  | { readonly kind: 'refused' }
  /** What each row would dial was worked out anew. */
  | { readonly kind: 'read'; readonly numbers: readonly ListNumber[] }
  /** The user ends it: what was not called is not called. */
  | { readonly kind: 'closed' }

export interface ListStep {
  readonly list: DialList
  /** What is to be dialled now, for the row that the list is then calling. */
  readonly dial?: DialCandidate
}

/** A count-down that ends later than this ended unseen: the machine slept, or the window did. */
export const COUNTED_LATE_MS = 3_000

export const newList = (
  entries: readonly ListEntry[],
  numbers: readonly ListNumber[],
  cut: boolean,
): DialList => ({
  rows: entries.map((entry, at) => ({ ...entry, number: numbers[at] ?? { kind: 'none' } })),
  cut,
  phase: { kind: 'halted', why: 'new' },
})

export function stepList(list: DialList, event: ListEvent): ListStep {
  const { phase } = list
  switch (event.kind) {
    case 'started':
      return phase.kind === 'halted' ? { list: onward(list, event.pace) } : { list }
    case 'pressed':
      return pressed(list, event)
    case 'counted':
      return counted(list, event)
    case 'skipped':
      return { list: skipped(list, event) }
    case 'halted':
      return { list: halted(list, event.why) }
    case 'ended':
      return { list: phase.kind === 'calling' ? ended(list, phase, event) : list }
    case 'refused':
      return phase.kind === 'calling' ? { list: at(list, { kind: 'halted', why: 'failed' }) } : { list }
    case 'read':
      return { list: read(list, event.numbers) }
    case 'closed':
      return { list: phase.kind === 'calling' ? list : closed(list) }
    default:
      return assertNever(event)
  }
}

/** Index of the first row that is still to be called; -1 when there is none. */
export const nextRow = (rows: readonly ListRow[]): number => rows.findIndex(isOpen)

export const isOpen = ({ number, result }: ListRow): boolean =>
  number.kind === 'number' && result === undefined

const at = (list: DialList, phase: ListPhase): DialList => ({ ...list, phase })

/** To the next row that is to be called, or to the end. */
function onward(list: DialList, { seconds, atMs, obstacle }: ListPace, byItself = true): DialList {
  const row = nextRow(list.rows)
  const number = list.rows[row]?.number
  if (number?.kind !== 'number') return closed(list)
  if (number.asks) return at(list, { kind: 'asking', row })
  if (seconds === null || !byItself) return at(list, { kind: 'ready', row })
  // It would count down to what is not dialled then.
  if (obstacle !== undefined) return at(list, { kind: 'halted', why: obstacle })
  return at(list, { kind: 'counting', row, dialAtMs: atMs + seconds * 1_000 })
}

function pressed(list: DialList, { row, asked, pace }: Extract<ListEvent, { kind: 'pressed' }>): ListStep {
  const { phase } = list
  const waits = phase.kind === 'ready' || phase.kind === 'counting' || (phase.kind === 'asking' && asked)
  return waits && phase.row === row && pace.obstacle === undefined ? call(list, row) : { list }
}

function counted(list: DialList, { row, pace }: Extract<ListEvent, { kind: 'counted' }>): ListStep {
  const { phase } = list
  if (phase.kind !== 'counting' || phase.row !== row || pace.atMs < phase.dialAtMs) return { list }
  if (pace.obstacle !== undefined) return { list: halted(list, pace.obstacle) }
  // Meanwhile the user, or an administrator, wants each call to wait for a press.
  if (pace.seconds === null) return { list: halted(list, 'changed') }
  if (pace.atMs > phase.dialAtMs + COUNTED_LATE_MS) return { list: halted(list, 'unseen') }
  return call(list, row)
}

function call(list: DialList, row: number): ListStep {
  const number = list.rows[row]?.number
  return number?.kind === 'number'
    ? { list: at(list, { kind: 'calling', row, goesOn: true }), dial: number.candidate }
    : { list }
}

function skipped(list: DialList, { row, pace }: Extract<ListEvent, { kind: 'skipped' }>): DialList {
  const { phase } = list
  const here = list.rows[row]
  if (here === undefined || !isOpen(here)) return list
  if (phase.kind === 'calling' && phase.row === row) return list
  const next = withResult(list, row, { kind: 'skipped' })
  if (phase.kind === 'halted' || phase.kind === 'over' || phase.kind === 'calling') {
    return phase.kind === 'halted' && nextRow(next.rows) < 0 ? closed(next) : next
  }
  // Another row than the one that waits: that one goes on waiting.
  return phase.row === row ? onward(next, pace) : next
}

function halted(list: DialList, why: ListHalt): DialList {
  const { phase } = list
  switch (phase.kind) {
    case 'calling':
      return lasts(why) ? at(list, { ...phase, goesOn: false }) : list
    case 'ready':
    case 'asking':
      // A press is all that goes on from here, and it is refused while something stands in the way.
      return lasts(why) ? at(list, { kind: 'halted', why }) : list
    case 'counting':
      return at(list, { kind: 'halted', why })
    case 'halted':
    case 'over':
      return list
    default:
      return assertNever(phase)
  }
}

const lasts = (why: ListHalt): boolean => why === 'stopped' || why === 'changed'

function ended(
  list: DialList,
  { row, goesOn }: Extract<ListPhase, { kind: 'calling' }>,
  { result, pace }: Extract<ListEvent, { kind: 'ended' }>,
): DialList {
  const next = withResult(list, row, result)
  if (nextRow(next.rows) < 0) return closed(next)
  if (!goesOn) return at(next, { kind: 'halted', why: 'stopped' })
  // What made this one fail would make the next one fail: the user looks first.
  return onward(next, pace, result.kind !== 'failed')
}

/** A row that has its result keeps what was dialled for it; one that an earlier run left is read for the first time. */
function read(list: DialList, numbers: readonly ListNumber[]): DialList {
  const { phase } = list
  const rows = list.rows.map((row, index) =>
    row.result !== undefined && row.number.kind !== 'none'
      ? row
      : { ...row, number: numbers[index] ?? row.number },
  )
  const next = { ...list, rows }
  const waits = phase.kind === 'ready' || phase.kind === 'asking' || phase.kind === 'counting'
  return waits ? at(next, { kind: 'halted', why: 'changed' }) : next
}

function closed(list: DialList): DialList {
  const rows = list.rows.map((row) =>
    row.result === undefined ? { ...row, result: leftOver(row.number) } : row,
  )
  return { ...list, rows, phase: { kind: 'over' } }
}

const leftOver = (number: ListNumber): ListResult =>
  number.kind === 'number' ? { kind: 'not-called' } : { kind: 'left-out' }

const withResult = (list: DialList, row: number, result: ListResult): DialList => ({
  ...list,
  rows: list.rows.map((each, index) =>
    index === row && each.result === undefined ? { ...each, result } : each,
  ),
})
