/** What can go wrong with updates: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'
import { m } from './keys.ts'

type UpdateErrorCode = Extract<ErrorCode, `update-${string}`>

export const isUpdateCode = (code: ErrorCode): code is UpdateErrorCode => code.startsWith('update-')

export function updateErrorSentence(code: UpdateErrorCode): ErrorText {
  switch (code) {
    case 'update-off':
      return { sentence: m.update_errors_off(), cure: m.update_errors_off_cure() }
    case 'update-feed-address':
      return { sentence: m.update_errors_feed_address(), cure: m.update_errors_feed_address_cure() }
    case 'update-unreachable':
      return { sentence: m.update_errors_unreachable(), cure: m.update_errors_unreachable_cure() }
    case 'update-untrusted':
      return { sentence: m.update_errors_untrusted(), cure: m.update_errors_untrusted_cure() }
    case 'update-feed-missing':
      return { sentence: m.update_errors_feed_missing(), cure: m.update_errors_feed_missing_cure() }
    case 'update-feed-unreadable':
      return { sentence: m.update_errors_feed_unreadable(), cure: m.update_errors_feed_unreadable_cure() }
    case 'update-insecure':
      return { sentence: m.update_errors_insecure(), cure: m.update_errors_insecure_cure() }
    case 'update-cut-off':
      return { sentence: m.update_errors_cut_off(), cure: m.update_errors_cut_off_cure() }
    case 'update-damaged':
      return { sentence: m.update_errors_damaged(), cure: m.update_errors_damaged_cure() }
    case 'update-unsigned':
      return { sentence: m.update_errors_unsigned(), cure: m.update_errors_unsigned_cure() }
    case 'update-too-large':
      return { sentence: m.update_errors_too_large(), cure: m.update_errors_too_large_cure() }
    case 'update-no-space':
      return { sentence: m.update_errors_no_space(), cure: m.update_errors_no_space_cure() }
    case 'update-not-kept':
      return { sentence: m.update_errors_not_kept(), cure: m.update_errors_not_kept_cure() }
    case 'update-not-installed':
      return { sentence: m.update_errors_not_installed(), cure: m.update_errors_not_installed_cure() }
    case 'update-nothing':
      return { sentence: m.update_errors_nothing(), cure: m.update_errors_nothing_cure() }
    default:
      return assertNever(code)
  }
}
