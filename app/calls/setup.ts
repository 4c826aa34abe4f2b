/** Click-to-call: which leg is the user's own phone, how far an attempt is, and how long it may take. */
import { appError, type AppError } from '../contract/errors.ts'
import type { Call, Leg, Setup, SetupState } from './model.ts'
import { sameAddress } from './party.ts'

/** No first event: no phone is registered, or the service never called it. The vendor's TAPI driver waits as long. */
export const FIRST_EVENT_MS = 10_000
/** The user's own phone rings and nobody lifts it. */
export const OWN_PHONE_RINGING_MS = 45_000
/** From the own phone's answer, or the end of its leg, to the call that it places. */
export const PLACING_MS = 15_000
/**
 * The own phone's leg went without an answer that we saw. Mostly nobody lifted it; but the service may leave the
 * answer out, and then the call follows at once.
 */
export const UNANSWERED_MS = 5_000

const ORDER: readonly SetupState[] = ['requested', 'own-phone-ringing', 'own-phone-answered', 'placed']

export interface SetupDeadline {
  /** Milliseconds from `setup.sinceMs`. */
  readonly afterMs: number
  /** The same as a moment, epoch milliseconds by the clock of the events. */
  readonly atMs: number
  /** What `setup-failed` shall say when the moment comes and nothing has happened. */
  readonly error: AppError
}

/** When to give an attempt up; undefined for every call that waits for nothing. */
export function setupDeadline(call: Call): SetupDeadline | undefined {
  const { setup } = call
  if (setup === undefined || call.state === 'ended') return undefined
  const live = call.legs.length > 0
  // Already told; while a phone rings or speaks the attempt is not over.
  if (live && call.problem !== undefined) return undefined
  const wait = (afterMs: number, error: AppError): SetupDeadline => ({
    afterMs,
    atMs: setup.sinceMs + afterMs,
    error,
  })
  if (setup.state === 'requested') return wait(FIRST_EVENT_MS, appError('no-event'))
  if (setup.state === 'own-phone-answered') return wait(PLACING_MS, appError('no-progress'))
  if (setup.state !== 'own-phone-ringing') return undefined
  return live
    ? wait(OWN_PHONE_RINGING_MS, appError('no-progress'))
    : wait(UNANSWERED_MS, appError('cancelled'))
}

/**
 * Whether a leg is the one by which the service rings the user's own phone. The call-setup-id decides; the caller's
 * URI only where the call that follows could be meant, because it bears the same id.
 */
export function isOwnPhone(leg: Leg, call: Pick<Call, 'setup'>): boolean {
  if (leg.setupId === '') return false
  if (leg.fromCallSetup) return true
  const { setup } = call
  if (setup?.setupId !== leg.setupId) return false
  if (!sameAddress(leg.from.address, setup.from)) return leg.direction === 'incoming'
  return sameAddress(leg.to.address, setup.from) && !sameAddress(setup.to.address, setup.from)
}

/** The attempt after what its call's legs tell; never a step back, so that their order does not matter. */
export function advanceSetup(setup: Setup, call: Pick<Call, 'setup' | 'legs'>, atMs: number): Setup {
  const told = call.legs.map((leg): SetupState => {
    if (!isOwnPhone(leg, call)) return 'placed'
    return leg.state === 'answered' ? 'own-phone-answered' : 'own-phone-ringing'
  })
  const state = [setup.state, ...told].reduce((far, next) => (stepOf(next) > stepOf(far) ? next : far))
  return state === setup.state ? setup : { ...setup, state, sinceMs: atMs }
}

const stepOf = (state: SetupState): number => ORDER.indexOf(state)

/** Whether the call itself was ever placed; until then only the user's own phone rang. */
export function wasPlaced(call: Call): boolean {
  if (call.setup !== undefined) return (call.setup.failedAt ?? call.setup.state) === 'placed'
  if (call.origin === 'phone') return true
  return call.legs.some((leg) => !isOwnPhone(leg, call)) || call.pastLegs.some((leg) => !leg.ownPhone)
}

/** True while the user's own phone is what rings: the other side is not called yet. */
export const isFirstLeg = (call: Call): boolean =>
  call.state === 'ringing' && (call.setup?.state === 'requested' || call.setup?.state === 'own-phone-ringing')
