/** What can go wrong with several accounts: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'
import { m } from './keys.ts'

type AccountErrorCode = Extract<ErrorCode, `account-${string}`>

export const isAccountCode = (code: ErrorCode): code is AccountErrorCode => code.startsWith('account-')

export function accountErrorSentence(code: AccountErrorCode): ErrorText {
  switch (code) {
    case 'account-twice':
      return { sentence: m.account_errors_account_twice(), cure: m.account_errors_account_twice_cure() }
    case 'account-limit':
      return { sentence: m.account_errors_account_limit(), cure: m.account_errors_account_limit_cure() }
    case 'account-gone':
      return { sentence: m.account_errors_account_gone() }
    case 'account-password-not-deleted':
      return {
        sentence: m.account_errors_account_password_not_deleted(),
        cure: m.account_errors_account_password_not_deleted_cure(),
      }
    default:
      return assertNever(code)
  }
}
