/** The one promise as a function: whether the next call would be seen and, when not, why not. */
import type { AppError } from './errors.ts'
import type { LinkState, SessionState, Stage } from './state.ts'
import { assertNever } from './result.ts'

/** `seeing`: the next call shows. Everything else is a reason why it would not. */
export type Sight =
  | { readonly kind: 'seeing' }
  | { readonly kind: 'signed-out' }
  /** Getting on line, at this stage. */
  | { readonly kind: 'connecting'; readonly stage: Stage }
  /** Off line; the next attempt comes by itself at `retryAtMs` (epoch ms). */
  | { readonly kind: 'waiting'; readonly retryAtMs: number; readonly error: AppError }
  /** Off line until the user acts. */
  | { readonly kind: 'stopped'; readonly error: AppError }
  /** On line, but the service refuses to tell of calls. Placing and ending calls stays possible. */
  | { readonly kind: 'refused'; readonly stage: 'authorize' | 'subscribe'; readonly error: AppError }

/** Why the next call would or would not be seen. Total; the first obstacle on the way wins. */
export function sightOf(session: SessionState): Sight {
  return session.link.status === 'connected' ? sightOnLine(session) : sightOffLine(session.link)
}

/**
 * Whether the next call would be seen: the stream is up, an authorisation is valid, every subscription stands and
 * the snapshot was asked for.
 */
export const canSeeCalls = (session: SessionState): boolean => sightOf(session).kind === 'seeing'

function sightOffLine(link: Exclude<LinkState, { readonly status: 'connected' }>): Sight {
  switch (link.status) {
    case 'signed-out':
      return { kind: 'signed-out' }
    case 'connecting':
      return { kind: 'connecting', stage: link.stage }
    case 'waiting':
      return { kind: 'waiting', retryAtMs: link.retryAtMs, error: link.error }
    case 'stopped':
      return { kind: 'stopped', error: link.error }
    default:
      return assertNever(link)
  }
}

function sightOnLine({ authorization, subscriptions, snapshot }: SessionState): Sight {
  if (authorization.status === 'failed') {
    return { kind: 'refused', stage: 'authorize', error: authorization.error }
  }
  if (authorization.status !== 'valid') return { kind: 'connecting', stage: 'authorize' }
  const failed = subscriptions.find((subscription) => subscription.status === 'failed')
  if (failed !== undefined) {
    return { kind: 'refused', stage: 'subscribe', error: failed.error ?? { code: 'subscription-refused' } }
  }
  const all = subscriptions.length > 0 && subscriptions.every(({ status }) => status === 'subscribed')
  if (!all) return { kind: 'connecting', stage: 'subscribe' }
  if (snapshot === 'none' || snapshot === 'pending') return { kind: 'connecting', stage: 'snapshot' }
  return { kind: 'seeing' }
}

/** Trying again cannot cure a wrong password. */
export const needsSignIn = ({ code }: AppError): boolean =>
  code === 'bad-credentials' || code === 'password-needed' || code === 'not-signed-in'
