/** What can go wrong with several accounts: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'

type AccountErrorCode = Extract<ErrorCode, `account-${string}`>

export const isAccountCode = (code: ErrorCode): code is AccountErrorCode => code.startsWith('account-')

export function accountErrorSentence(code: AccountErrorCode): ErrorText {
  switch (code) {
    case 'account-twice':
      return {
        sentence: 'This address is signed in already.',
        cure: 'Add another address, or remove the account that has this one.',
      }
    case 'account-limit':
      return {
        sentence: 'More accounts cannot be added.',
        cure: 'Remove one that is no longer needed.',
      }
    case 'account-gone':
      return { sentence: 'This account is not there any more.' }
    case 'account-password-not-deleted':
      return {
        sentence: 'The account was removed, but its stored password could not be deleted.',
        cure: 'It is of no use to anybody else, and Ringside deletes it when it starts next.',
      }
    default:
      return assertNever(code)
  }
}
