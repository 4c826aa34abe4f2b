/**
 * A subscription while it stands: what is told of it, and whether it is still true. A service may end one without a
 * word (its expiry runs by the service's own clock, and a message can get lost), so the list is looked at now and then,
 * and at the latest when its time is over. This is apart from the authorisation's renewal.
 */
import { appError, type AppError, type ErrorCode } from '../contract/errors.ts'
import type { SubscriptionState } from '../contract/state.ts'
import type { Clock, Dispose, Logger } from '../ports.ts'
import type { ServerTime } from './server-time.ts'
import type { SessionEvent } from './session-state.ts'
import type { Found, Stood, Subscribing } from './subscribing.ts'

/** A component that was away for a moment is back by then; one that is not cannot tell of calls. */
const LOOK_AGAIN_MS = 3_000
/** A service that leaves so many looks in a row unanswered tells of no calls either; one may be busy for a moment. */
const MOST_SILENCES = 3
/** The service's times come in whole seconds. */
const END_MARGIN_MS = 2_000
/** "Last event" is told to the second: a burst of calls needs no message each for that. */
const TOLD_EVERY_MS = 1_000

/** What is told of one that does not stand any more. */
const REASONS: Readonly<Record<Found, ErrorCode>> = {
  stands: 'subscription-ended',
  gone: 'subscription-ended',
  away: 'service-unavailable',
  silent: 'timeout',
  unknown: 'subscription-ended',
}

export interface StandingDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly serverTime: ServerTime
  readonly service: string
  /** As it was asked for: where a redirect leads is the service's own affair, and no second view. */
  readonly node: string
  readonly subscribing: Pick<Subscribing, 'look'>
  /** A component that restarts tells nobody: nobody is deaf for longer without knowing it. */
  readonly lookEveryMs: number
  readonly emit: (event: SessionEvent) => void
  /** The list still has it. What there is may differ from what its events told: a component that restarts loses some. */
  readonly listed: () => void
  /** It ended without a word, or there is no service any more. @param seenUntilMs server time until which it surely stood */
  readonly gone: (error: AppError, seenUntilMs: number) => void
}

export interface Standing {
  /** Monotonic; undefined while no subscription stands. */
  readonly sinceMs: number | undefined
  pending(): void
  /** @param expiresAtMs server time */
  stands(expiresAtMs: number, stood: Stood): void
  /** An event of it arrived. */
  heard(): void
  lost(error: AppError): void
  /** While it is being renewed the list says nothing. */
  renewing(yes: boolean): void
  dispose(): void
}

export function createStanding(deps: StandingDeps): Standing {
  const { clock, log, serverTime, service, node, subscribing, lookEveryMs, emit, listed, gone } = deps
  let sinceMs: number | undefined
  let told: Omit<SubscriptionState, 'service' | 'node'> = { status: 'none' }
  let lastEventAtMs: number | undefined
  let toldEventAt = -Infinity
  /** Server time at which it was last proven to stand. */
  let provenAtMs = 0
  let renewing = false
  let wasAway = false
  let silences = 0
  let cancelLook: Dispose = () => undefined

  function tell(next: typeof told): void {
    told = next
    const events = lastEventAtMs === undefined ? {} : { lastEventAtMs }
    emit({ kind: 'subscription', subscription: { service, node, ...next, ...events } })
  }

  function plan(): void {
    cancelLook()
    const everyMs = wasAway || silences > 0 ? LOOK_AGAIN_MS : lookEveryMs
    const remainingMs = (told.expiresAtMs ?? Infinity) + END_MARGIN_MS - serverTime.now()
    cancelLook = clock.after(remainingMs > 0 ? Math.min(everyMs, remainingMs) : everyMs, () => {
      void lookAgain()
    })
  }

  async function lookAgain(): Promise<void> {
    const { subid } = told
    const asked = sinceMs
    const found = subid === undefined || renewing ? 'unknown' : await subscribing.look(subid)
    // Meanwhile it may have been lost, or another one taken its place.
    if (asked === undefined || sinceMs !== asked || told.subid !== subid) return
    const isOver = serverTime.now() >= (told.expiresAtMs ?? Infinity) + END_MARGIN_MS
    if (found === 'stands') {
      provenAtMs = serverTime.now()
      listed()
    }
    silences = found === 'silent' ? silences + 1 : 0
    const isEnded =
      !renewing && (found === 'gone' || (found === 'away' && wasAway) || silences >= MOST_SILENCES)
    // A renewal that is still under way came too late.
    if (isEnded || (found !== 'stands' && isOver)) {
      log.warn('subscription-gone', { service, found })
      gone(appError(REASONS[found]), provenAtMs)
      return
    }
    wasAway = found === 'away'
    plan()
  }

  return {
    get sinceMs() {
      return sinceMs
    },
    pending() {
      tell({ status: 'pending' })
    },
    stands(expiresAtMs, { subid }) {
      sinceMs ??= clock.monotonic()
      wasAway = false
      silences = 0
      provenAtMs = serverTime.now()
      tell({ status: 'subscribed', expiresAtMs, ...(subid === undefined ? {} : { subid }) })
      plan()
    },
    heard() {
      if (sinceMs === undefined) return
      provenAtMs = serverTime.now()
      silences = 0
      lastEventAtMs = clock.now()
      if (clock.monotonic() - toldEventAt < TOLD_EVERY_MS) return
      toldEventAt = clock.monotonic()
      tell(told)
    },
    lost(error) {
      sinceMs = undefined
      cancelLook()
      log.warn('subscription-lost', { code: error.code })
      tell({ status: 'failed', error })
    },
    renewing(yes) {
      renewing = yes
    },
    dispose() {
      sinceMs = undefined
      cancelLook()
    },
  }
}
