/** What can go wrong with a list of calls: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'

type ListErrorCode = Extract<ErrorCode, `call-list-${string}`>

export const isListCode = (code: ErrorCode): code is ListErrorCode => code.startsWith('call-list-')

export function listErrorSentence(code: ListErrorCode): ErrorText {
  switch (code) {
    case 'call-list-too-large':
      return { sentence: 'The list is larger than 5 MB.', cure: 'Take a part of it.' }
    case 'call-list-no-text':
      return { sentence: 'This file holds no text.', cure: 'Save the list as CSV or as text.' }
    case 'call-list-empty':
      return { sentence: 'Nothing stands in the list.', cure: 'Paste names and numbers, one call to a line.' }
    case 'call-list-there':
      return { sentence: 'There is a list already.', cure: 'Delete it first.' }
    case 'call-list-moved':
      return { sentence: 'The list is at another row by now.', cure: 'Look at the row it is at.' }
    case 'call-list-reading':
      return { sentence: 'The list is still being read.', cure: 'Try again in a moment.' }
    case 'call-list-other-call':
      return {
        sentence: 'Another call stands, rings or waits to be dialled.',
        cure: 'Go on once it is over.',
      }
    case 'call-list-blind':
      return {
        sentence: 'Ringside cannot see calls now, so it does not dial the list.',
        cure: 'Go on once it is back on line.',
      }
    default:
      return assertNever(code)
  }
}
