/** What electron-updater and Node throw, in the closed set of codes. Pure. */
import { appError, type AppError } from '../app/contract/errors.ts'
import { FeedError } from '../app/updates/feed-error.ts'

/** @param during what was under way when an unknown failure came */
export function updateFailure(error: unknown, during: 'check' | 'download' | 'install'): AppError {
  if (error instanceof FeedError) return error.failure
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return appError('update-no-space')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EISDIR':
      return appError(during === 'install' ? 'update-not-installed' : 'update-not-kept', words)
    case 'ERR_CHECKSUM_MISMATCH':
      // Both sums are in its words, and tell nobody anything.
      return appError('update-damaged')
    case 'ERR_UPDATER_INVALID_SIGNATURE':
      return appError('update-unsigned', words)
    case 'ERR_UPDATER_INVALID_UPDATE_INFO':
    case 'ERR_UPDATER_INVALID_VERSION':
    case 'ERR_UPDATER_NO_CHECKSUM':
    case 'ERR_UPDATER_NO_FILES_PROVIDED':
    case 'ERR_INVALID_URL':
      // Their words quote the whole of what was read.
      return appError('update-feed-unreadable')
    default:
      return appError(OTHERWISE[during], words)
  }
}

const OTHERWISE = {
  check: 'update-unreachable',
  download: 'update-cut-off',
  install: 'update-not-installed',
} as const
