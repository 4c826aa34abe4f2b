/** The service's clock as far as we know it. */
import type { Clock, Logger } from '../ports.ts'
import type { Requester } from '../xmpp/connection-types.ts'
import { requestClockSkew } from '../xmpp/entity-time.ts'

export interface ServerTime {
  /**
   * Epoch ms of the service's clock, rather too early than too late by what the answer's way took. Ours until the
   * service was asked. It follows our monotonic clock, so it stays right when somebody sets the wall clock.
   */
  now(): number
  /** The service's clock minus ours, now. */
  skewMs(): number
  /** Asks the service. Where it does not answer, what was known stays. Never rejects. */
  learn(requester: Requester, entity: string): Promise<void>
}

export function createServerTime(clock: Clock, log: Logger): ServerTime {
  let base = { server: clock.now(), monotonic: clock.monotonic() }
  const now = (): number => base.server + (clock.monotonic() - base.monotonic)
  return {
    now,
    skewMs: () => now() - clock.now(),
    async learn(requester, entity) {
      const startedAt = clock.monotonic()
      const answer = await requestClockSkew(requester, clock, entity)
      if (!answer.ok || answer.value === undefined) {
        log.info('server-time-unknown', { reason: answer.ok ? 'unreadable' : answer.error.kind })
        return
      }
      const roundTripMs = clock.monotonic() - startedAt
      base = { server: clock.now() + answer.value - roundTripMs / 2, monotonic: clock.monotonic() }
      log.info('server-time', { skewMs: Math.round(answer.value), roundTripMs: Math.round(roundTripMs) })
    },
  }
}
