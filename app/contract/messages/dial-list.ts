/** The list of calls that are dialled one after the other. */
import type { ListHalt, ListResult, ListRow } from '../../dialing/list/model.ts'
import type { DialCandidate } from '../../dialing/model.ts'
import type { DialListState } from '../dial-list.ts'
import { assertNever } from '../result.ts'
import { grouped } from './numbers.ts'
import { timer } from './time.ts'

export const dialListText = {
  title: 'Call list',
  back: 'Back',
  about:
    'Paste names and numbers, or open a table. Each row shows what it would dial and why. Nothing is called until you press Start, one call at a time, and your own phone rings first.',
  field: 'Names and numbers, one call to a line',
  example: 'Ann Carter, 732-555-0100',
  read: 'Read the list',
  open: 'Open a file…',
  start: 'Start',
  goOn: 'Go on',
  next: 'Call',
  callNow: 'Call now',
  yes: 'Call it all the same',
  skip: 'Skip',
  stop: 'Stop',
  stopKey: 'Esc',
  close: 'End the list',
  forget: 'Delete the list',
  rows: 'Rows of the list',
  pace: 'After each call',
  byHand: 'I start the next one',
  cut: 'Only the first 500 rows were taken.',
  hangUp: 'Hanging up ends this call, and the list goes on. Stop keeps the list from going on.',
  stopping: 'Stopped: this call goes on, and nothing is dialled after it.',
  asking: 'This row waits for a yes of its own.',
  over: 'The list is over.',
  chooseFile: 'Choose a list of calls',
  files: 'Tables and text',
} as const

const PLURALS = new Intl.PluralRules('en')
const isOne = (count: number): boolean => PLURALS.select(count) === 'one'

/** How far the list is. */
export const listCounts = ({ total, called, open }: DialListState): readonly string[] => [
  isOne(total) ? `${grouped(total)} row` : `${grouped(total)} rows`,
  `${grouped(called)} called`,
  `${grouped(open)} to call`,
]

/** For the button that opens the list, while one is under way. */
export const listWaiting = (open: number): string =>
  isOne(open) ? `${grouped(open)} call is still to be made.` : `${grouped(open)} calls are still to be made.`

/** One choice of how the list goes on. */
export const afterSeconds = (seconds: number | null): string =>
  seconds === null ? dialListText.byHand : `The next one by itself after ${String(seconds)} s`

export const rowPlace = (index: number, total: number): string =>
  `Row ${grouped(index + 1)} of ${grouped(total)}`

/** While a count-down is on the screen. */
export const dialsItselfIn = (seconds: number): string => `Dials by itself in ${String(seconds)} s.`

/** Read aloud once when a count-down begins. */
export const dialsItself = (whom: string, seconds: number): string =>
  `${whom} is dialled by itself in ${String(seconds)} s. Escape stops it.`

export const nowCalling = (whom: string): string => `Calling ${whom}`

/** Why nothing is dialled. */
export function haltSentence(why: ListHalt): string {
  switch (why) {
    case 'new':
      return 'Ready: nothing is called until you start.'
    case 'stopped':
      return 'Stopped: nothing is dialled until you go on.'
    case 'other-call':
      return 'Stopped because another call came or stands. Go on once it is over.'
    case 'blind':
      return 'Stopped because Ringside cannot see calls now. Go on once it is back on line.'
    case 'changed':
      return 'Stopped because your dialling settings or your account changed. Look at what would be dialled now.'
    case 'unseen':
      return 'Stopped because the count-down was not on the screen. Nothing is dialled unseen.'
    case 'restarted':
      return 'This list was left by the last run. It goes on when you say so.'
    case 'failed':
      return 'Stopped because the call could not be placed.'
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
      return 'No number in this row: it is left out.'
    case 'several':
      return 'More than one number in this row, and none is chosen for you: it is left out.'
    case 'repeated':
      return `Row ${grouped(number.of + 1)} has the same number: this one is left out.`
    case 'no-way':
      return 'The voice engine cannot call this: it is left out.'
    default:
      return assertNever(number)
  }
}

/** Why a row waits for a yes of its own, where nothing else says so; empty otherwise. */
export function rowWarning({ caution, charge, oddLength }: DialCandidate): string {
  if (caution !== undefined || charge !== undefined) return ''
  return oddLength === true
    ? 'Its length is unusual: it waits for a yes of its own.'
    : 'A call abroad may cost more: it waits for a yes of its own.'
}

/** What became of a row. */
export function resultWords(result: ListResult): string {
  switch (result.kind) {
    case 'answered':
      return `answered, ${timer(result.talkedMs)}`
    case 'unanswered':
      return result.here ? 'ended here, no answer' : 'no answer'
    case 'failed':
      return 'failed'
    case 'unknown':
      return 'end not seen'
    case 'skipped':
      return 'skipped'
    case 'left-out':
      return 'left out'
    case 'not-called':
      return 'not called'
    default:
      return assertNever(result)
  }
}

/** Whom a row means: the name, else the number as the reader writes it, else what stands there. */
export const rowTitle = ({ name, text, number }: ListRow): string =>
  name !== '' ? name : 'candidate' in number ? number.candidate.display : text

export const skipRow = (row: ListRow): string => `Skip ${rowTitle(row)}`
