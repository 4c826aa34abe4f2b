/** What the user should read once: bounded, each thing once. */
import type { AppError } from '../contract/errors.ts'
import type { Notice } from '../contract/state.ts'

export const MAX_NOTICES = 5

/** @returns the same list when the newest notices already say it. */
export function addNotice(notices: readonly Notice[], id: string, error: AppError): readonly Notice[] {
  const isTold = notices.some(
    (notice) => notice.error.code === error.code && notice.error.detail === error.detail,
  )
  return isTold ? notices : [...notices, { id, error }].slice(-MAX_NOTICES)
}
