/** Opens the web page of one of the user's rules in the system's browser. */
import type { Shell } from 'electron'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { Logger } from '../app/ports.ts'
import { externalLink } from './external-links.ts'

/** @returns `event-page` for whatever is no `https:` address, and where the system has nothing to open it with */
export type OpenWebPage = (url: string) => Promise<Result<null, AppError>>

export const createWebPages =
  (shell: Pick<Shell, 'openExternal'>, log: Logger): OpenWebPage =>
  async (url) => {
    const link = externalLink(url)
    if (link?.startsWith('https:') !== true) return err(appError('event-page'))
    try {
      await shell.openExternal(link)
      return ok(null)
    } catch (error) {
      const why = error instanceof Error ? error.message : ''
      log.warn('page-not-opened', { why })
      return err(appError('event-page', why))
    }
  }
