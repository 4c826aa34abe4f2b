/** What can go wrong with a list of calls: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'
import { m } from './keys.ts'

type ListErrorCode = Extract<ErrorCode, `call-list-${string}`>

export const isListCode = (code: ErrorCode): code is ListErrorCode => code.startsWith('call-list-')

export function listErrorSentence(code: ListErrorCode): ErrorText {
  switch (code) {
    case 'call-list-too-large':
      return { sentence: m.dial_list_errors_too_large(), cure: m.dial_list_errors_too_large_cure() }
    case 'call-list-no-text':
      return { sentence: m.dial_list_errors_no_text(), cure: m.dial_list_errors_no_text_cure() }
    case 'call-list-empty':
      return { sentence: m.dial_list_errors_empty(), cure: m.dial_list_errors_empty_cure() }
    case 'call-list-there':
      return { sentence: m.dial_list_errors_there(), cure: m.dial_list_errors_there_cure() }
    case 'call-list-moved':
      return { sentence: m.dial_list_errors_moved(), cure: m.dial_list_errors_moved_cure() }
    case 'call-list-reading':
      return { sentence: m.dial_list_errors_reading(), cure: m.dial_list_errors_reading_cure() }
    case 'call-list-other-call':
      return { sentence: m.dial_list_errors_other_call(), cure: m.dial_list_errors_other_call_cure() }
    case 'call-list-blind':
      return { sentence: m.dial_list_errors_blind(), cure: m.dial_list_errors_blind_cure() }
    default:
      return assertNever(code)
  }
}
