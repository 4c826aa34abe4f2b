/** What a failed request means to a person. */
import { appError, type AppError, type ErrorCode } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import type { RedirectedError } from '../xmpp/follow-redirects.ts'

/** Conditions by which a server says that the component behind an address is not there (RFC 6120 §8.3.3). */
const NOBODY_THERE: readonly string[] = [
  'service-unavailable',
  'remote-server-not-found',
  'remote-server-timeout',
  'recipient-unavailable',
]

/** The server's words go along as they came; which code it is follows from the condition alone. */
export function shownError(error: RedirectedError): AppError {
  switch (error.kind) {
    case 'stanza':
      return appError(NOBODY_THERE.includes(error.condition) ? 'service-unavailable' : 'refused', error.text)
    case 'timeout':
      return appError('timeout')
    case 'offline':
      return appError('offline')
    case 'bad-redirect':
      return appError('bad-reply', `redirect: ${error.reason}`)
    default:
      return assertNever(error)
  }
}

/** Whether nobody was there to ask. */
export const isAway = (error: RedirectedError): boolean =>
  error.kind === 'stanza' && NOBODY_THERE.includes(error.condition)

const SOON_OVER: readonly ErrorCode[] = ['service-unavailable', 'timeout', 'offline', 'subscription-timeout']

/** What tells that the same is worth trying within seconds: nobody was there, or nobody answered in time. */
export const passesSoon = ({ code }: AppError): boolean => SOON_OVER.includes(code)

/**
 * Whether the same request may succeed later. RFC 6120 §8.3.2: `modify` and `auth` ask for other data or other
 * credentials; `wait` and a component that is not there pass.
 */
export function mayPass(error: RedirectedError): boolean {
  if (error.kind === 'timeout' || error.kind === 'offline') return true
  if (error.kind === 'bad-redirect') return false
  return error.type === 'wait' || isAway(error) || error.condition.startsWith('internal')
}
