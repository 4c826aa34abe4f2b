/** Events of our own click-to-call attempts and of the intents that the user has on a call. */
import { carrierOf, sameCarrier } from './carrier.ts'
import { callById, freeId, putCall } from './call-list.ts'
import { withLeg } from './fold.ts'
import { MAX_LEGS, type Call, type CallEvent, type CallsState } from './model.ts'
import { endCall } from './outcome.ts'
import { wasPlaced } from './setup.ts'

type Event<K extends CallEvent['kind']> = Extract<CallEvent, { readonly kind: K }>

/**
 * The attempt is there before its request leaves, so that an event that overtakes the result finds it. Should legs with
 * its id be there even so, they are its own.
 */
export function requestSetup(state: CallsState, event: Event<'setup-requested'>): CallsState {
  const { setupId, from, to, atMs, account } = event
  if (bySetup(state, setupId) !== undefined) return state
  const early = state.active.filter((call) => call.setupId === setupId && sameCarrier(call, carrierOf(event)))
  const attempt: Call = {
    id: freeId(state, setupId),
    ...(account === undefined ? {} : { account }),
    direction: 'outgoing',
    state: 'ringing',
    origin: 'own-setup',
    remote: to,
    owners: [from],
    legs: [],
    pastLegs: early.flatMap(({ pastLegs }) => pastLegs).slice(-MAX_LEGS),
    callIds: early.flatMap(({ callIds }) => callIds),
    setupId,
    setup: { setupId, from, to, state: 'requested', sinceMs: atMs },
    startedAtMs: atMs,
    silent: false,
    hidden: false,
  }
  const legs = early.flatMap((call) => call.legs)
  const arrival = { atMs, sinceMs: atMs, silent: false }
  return putCall(
    state,
    legs.reduce((call, leg) => withLeg(call, leg, arrival), attempt),
    early,
  )
}

/**
 * Ends an attempt that came to nothing. While one of its legs lives it only says what is wrong, since a phone rings or
 * somebody speaks; once the call is placed it was no failure.
 */
export function failSetup(state: CallsState, event: Event<'setup-failed'>): CallsState {
  const call = bySetup(state, event.setupId)
  if (call?.setup === undefined || call.state === 'ended' || wasPlaced(call)) return state
  if (call.legs.length > 0) return withProblem(state, call, event.error)
  const ended = endCall(call, 'given-up', event.atMs)
  if (ended.outcome !== 'failed') return putCall(state, ended)
  return putCall(state, {
    ...ended,
    setup: { ...call.setup, state: 'failed', failedAt: call.setup.state, error: event.error },
  })
}

export function sendIntent(state: CallsState, event: Event<'intent-sent'>): CallsState {
  const call = state.active.find(({ id }) => id === event.callId)
  if (call === undefined || call.pending === event.intent) return state
  const { problem: _earlier, failed: _failed, transfer: _elsewhere, ...rest } = call
  const { intent, transfer } = event
  return putCall(state, { ...rest, pending: intent, ...(transfer === undefined ? {} : { transfer }) })
}

export function settleIntent(state: CallsState, event: Event<'intent-settled'>): CallsState {
  const call = state.active.find(({ id }) => id === event.callId)
  if (call?.pending === undefined) return state
  const { pending, ...rest } = call
  const next = putCall(state, rest)
  return event.error === undefined ? next : withProblem(next, { ...rest, failed: pending }, event.error)
}

export function hideCard(state: CallsState, event: Event<'card-hidden'>): CallsState {
  const call = callById(state, event.callId)
  if (call === undefined) return state
  if (call.state === 'ended') {
    if (call.cardOver) return state
    const over: Call = { ...call, cardOver: true }
    return { ...state, ended: state.ended.map((other) => (other === call ? over : other)) }
  }
  return call.hidden ? state : putCall(state, { ...call, hidden: true })
}

const bySetup = (state: CallsState, setupId: string): Call | undefined =>
  [...state.active, ...state.ended].find((call) => call.setup?.setupId === setupId)

function withProblem(state: CallsState, call: Call, problem: NonNullable<Call['problem']>): CallsState {
  const isTold = call.problem?.code === problem.code && call.problem.detail === problem.detail
  return isTold ? state : putCall(state, { ...call, problem })
}
