/** The authorisation of one stream: asked for, renewed, and told as over only when it is. */
import { appError, type AppError } from '../contract/errors.ts'
import type { Clock, Dispose, Logger } from '../ports.ts'
import type { Requester } from '../xmpp/connection-types.ts'
import { authorize, type Credentials } from './authorization.ts'
import type { ServerTime } from './server-time.ts'
import type { SessionEvent } from './session-state.ts'

/** What the documentation says of an authorisation's life, for a reply that does not tell. */
const DOCUMENTED_LIFE_MS = 60 * 60_000
/** `setTimeout` overflows beyond 24 days; the renewal sets a new one long before. */
export const LONGEST_TIMER_MS = 24 * 60 * 60_000

export interface GrantDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly requester: Requester
  readonly serverTime: ServerTime
  /** JID of the auth component. */
  readonly service: string
  /** An earlier stream was granted the same. */
  readonly authorizedBefore: boolean
  readonly emit: (event: SessionEvent) => void
  /** The grant ran out. Whether that is news depends on whether its renewal is failing. */
  readonly ended: () => void
}

export type Granted =
  /** `expiresAtMs` in server time. */
  | { readonly kind: 'granted'; readonly expiresAtMs: number }
  /** `final`: the same request will not succeed later. */
  | { readonly kind: 'failed'; readonly error: AppError; readonly final: boolean }

export interface Grant {
  ask(credentials: Credentials): Promise<Granted>
  /** Whether the grant stands now and will `forMs` from now, in server time. */
  lasts(forMs: number): boolean
  /** Every address it is for; undefined before the first one. */
  readonly addresses: readonly string[] | undefined
  /** Tells that it is over. */
  fail(error: AppError): void
  dispose(): void
}

export function createGrant(deps: GrantDeps): Grant {
  const { clock, log, requester, serverTime, service, emit, ended } = deps
  let alive = true
  let addresses: readonly string[] | undefined
  let endsMs: number | undefined
  /** Data that was granted before is not given up for one refusal, which may be the service's own trouble. */
  let isTrusted = deps.authorizedBefore
  let cancelEnd: Dispose | undefined

  const lasts = (forMs: number): boolean => endsMs !== undefined && serverTime.now() + forMs < endsMs

  function granted(expiresAtMs: number): void {
    endsMs = expiresAtMs
    const remainingMs = Math.max(0, expiresAtMs - serverTime.now())
    cancelEnd?.()
    cancelEnd = clock.after(Math.min(remainingMs, LONGEST_TIMER_MS), () => {
      if (!lasts(0)) ended()
    })
  }

  return {
    async ask(credentials) {
      if (!lasts(0)) emit({ kind: 'authorizing' })
      const [answer] = await Promise.all([
        authorize(requester, service, credentials),
        serverTime.learn(requester, service),
      ])
      if (!alive) return { kind: 'failed', error: appError('offline'), final: true }
      if (!answer.ok) {
        const { error } = answer.error
        const final = answer.error.final && !isTrusted
        if (answer.error.final) isTrusted = false
        log.warn('authorization-failed', { code: error.code, final })
        if (final || !lasts(0)) emit({ kind: 'authorization-failed', error })
        return { kind: 'failed', error, final }
      }
      const expiresAtMs = answer.value.expiresAtMs ?? serverTime.now() + DOCUMENTED_LIFE_MS
      addresses = answer.value.addresses
      isTrusted = true
      log.info('authorized', {
        addresses: addresses.length,
        forMs: Math.round(expiresAtMs - serverTime.now()),
      })
      emit({ kind: 'authorized', expiresAtMs, addresses })
      granted(expiresAtMs)
      return { kind: 'granted', expiresAtMs }
    },
    lasts,
    get addresses() {
      return addresses
    },
    fail(error) {
      emit({ kind: 'authorization-failed', error })
    },
    dispose() {
      alive = false
      cancelEnd?.()
    },
  }
}
