/** Whether signing in worked, as far as the session's state tells. */
import { appError, type AppError } from '../contract/errors.ts'
import { assertNever, err, ok, type Result } from '../contract/result.ts'
import type { SessionState } from '../contract/state.ts'

/**
 * Signed in is whom the server and the service know. A service that is away or slow to authorise does not change
 * that; one that refuses does, and so does a server that cannot be reached, since then nothing was proven.
 * @returns undefined while it is open
 */
export function verdictOf({ link, authorization }: SessionState): Result<null, AppError> | undefined {
  switch (link.status) {
    case 'signed-out':
    case 'connecting':
      return undefined
    case 'waiting':
    case 'stopped':
      return err(link.error)
    case 'connected':
      break
    default:
      return assertNever(link)
  }
  switch (authorization.status) {
    case 'none':
    case 'pending':
      return undefined
    case 'valid':
      return ok(null)
    case 'failed': {
      const refused = authorization.error.code === 'authorization-refused'
      return refused ? err(authorization.error) : ok(null)
    }
    default:
      return assertNever(authorization)
  }
}

/** The user gave up, or the program ends. */
export const CALLED_OFF: Result<null, AppError> = err(appError('cancelled'))
