/** Events of single legs: published, retracted, listed in a snapshot. */
import { carrierOf, sameCarrier } from './carrier.ts'
import { freeId, holderOf, homesOf, idFor, legAt, putCall } from './call-list.ts'
import { joinCalls, newCall, withLeg, withoutLegs, type Arrival } from './fold.ts'
import { arrived, continues, isLateCopy, isMusicOnHold, legName, updateLeg } from './leg.ts'
import type { Call, CallEvent, CallsState, Leg, LegKey } from './model.ts'
import { endCall, reviveCall, type Ending } from './outcome.ts'
import { withoutDoubt } from './overdue.ts'
import { wasPlaced } from './setup.ts'

type SnapshotEvent = Extract<CallEvent, { readonly kind: 'snapshot' }>

export function publishLeg(state: CallsState, event: Leg, arrival: Arrival): CallsState {
  const holder = holderOf(state, event)
  const known = holder === undefined ? undefined : legAt(holder, event)
  if (known !== undefined && !continues(known, event)) {
    // The item id was given to another call: what it stood for is over.
    return publishLeg(retractLegs(state, [known], 'legs-gone', arrival.atMs), event, arrival)
  }
  if (isMusicOnHold(event)) return state
  if (known !== undefined) {
    const leg = updateLeg(known, event)
    return aloud(leg === known ? heardAgain(state, event) : placeLeg(state, leg, arrival), event, arrival)
  }
  return isKnownOver(state, event) ? state : aloud(placeLeg(state, arrived(event), arrival), event, arrival)
}

/** The service says again what was known; of a call that was doubted that is news. */
function heardAgain(state: CallsState, event: Leg): CallsState {
  const holder = holderOf(state, event)
  return holder?.uncertain === undefined ? state : putCall(state, withoutDoubt(holder))
}

/**
 * A snapshot may list a ring whose own event is still on its way. That event alarms as any other: the call began after
 * we looked.
 */
function aloud(state: CallsState, event: Leg, arrival: Arrival): CallsState {
  if (arrival.silent) return state
  const holder = holderOf(state, event)
  const rings = event.state === 'ringing' && holder?.state === 'ringing'
  return rings && holder.silent ? putCall(state, { ...holder, silent: false }) : state
}

/** A retract names no call, and one whose leg we never saw says nothing: it is left alone. */
export function retractLegs(
  state: CallsState,
  keys: readonly LegKey[],
  ending: Ending,
  atMs: number,
): CallsState {
  const names = new Set(keys.map(legName))
  return state.active.reduce((next, call) => {
    const gone = call.legs.filter((leg) => names.has(legName(leg)))
    return gone.length === 0 ? next : putCall(next, afterLegs(withoutLegs(call, gone), ending, atMs))
  }, state)
}

/**
 * The whole truth at once (XEP-0060 §6.5). Legs that were published or retracted after the question was asked are
 * not touched: what is known of them is newer than the answer.
 */
export function applySnapshot(state: CallsState, event: SnapshotEvent): CallsState {
  const seen = new Set(event.seenSince.map(legName))
  const listed = new Set(event.legs.map(legName))
  const isCovered = (leg: Leg): boolean =>
    sameCarrier(leg, carrierOf(event)) && (event.nodes === undefined || event.nodes.includes(leg.node))
  const filled = event.legs
    .filter((leg) => !seen.has(legName(leg)) || holderOf(state, leg) !== undefined)
    .reduce((next, leg) => publishLeg(next, leg, arrivalOf(leg, { ...event, silent: true })), state)
  const stale = filled.active
    .flatMap(({ legs }) => legs)
    .filter((leg) => isCovered(leg) && !listed.has(legName(leg)) && !seen.has(legName(leg)))
  return retractLegs(filled, stale, 'not-listed', event.atMs)
}

/** Longer ago than any call: such a publish-time is nonsense. */
const MAX_AGE_MS = 12 * 3_600_000

/**
 * What we are told late did not begin when we heard of it: a silent leg began when it was published, as far as the
 * difference between the two clocks is known.
 */
export function arrivalOf(
  leg: Leg,
  event: { readonly atMs: number; readonly silent: boolean; readonly skewMs?: number },
): Arrival {
  const { atMs, silent, skewMs } = event
  if (!silent || skewMs === undefined || leg.publishedAtMs === undefined)
    return { atMs, silent, sinceMs: atMs }
  const publishedMs = leg.publishedAtMs - skewMs
  const isPlausible = publishedMs <= atMs && atMs - publishedMs <= MAX_AGE_MS
  return { atMs, silent, sinceMs: isPlausible ? publishedMs : atMs }
}

function placeLeg(state: CallsState, leg: Leg, arrival: Arrival): CallsState {
  const holder = holderOf(state, leg)
  const homes = homesOf(state, leg, arrival.atMs)
  const all = holder === undefined || homes.includes(holder) ? homes : [holder, ...homes]
  const [first, ...others] = [...all].sort(byPrecedence)
  if (first === undefined)
    return putCall(state, withLeg(newCall(freeId(state, idFor(leg)), leg, arrival), leg, arrival))
  const joined = others.map((call) => live(call, arrival)).reduce(joinCalls, live(first, arrival))
  return putCall(state, withLeg(joined, leg, arrival), others.length === 0 ? [] : all)
}

/** A late branch that rings aloud makes the call ring again, also where its first branch was known silently. */
const live = (call: Call, arrival: Arrival): Call =>
  call.state === 'ended' ? { ...reviveCall(call), silent: call.silent && arrival.silent } : call

/** Which of several calls that are one keeps its name: our own attempt, then a live one, then the oldest. */
function byPrecedence(one: Call, other: Call): number {
  const rank = (call: Call): number => (call.setup === undefined ? 2 : 0) + (call.state === 'ended' ? 1 : 0)
  return rank(one) - rank(other) || one.startedAtMs - other.startedAtMs
}

const isKnownOver = (state: CallsState, leg: Leg): boolean =>
  [...state.active, ...state.ended].some(({ pastLegs }) => pastLegs.some((past) => isLateCopy(past, leg)))

/** Without legs a call is over, unless our own attempt still waits for the call that it is to become. */
function afterLegs(call: Call, ending: Ending, atMs: number): Call {
  if (call.legs.length > 0) return call
  if (call.setup === undefined || wasPlaced(call) || call.pending === 'end')
    return endCall(call, ending, atMs)
  return { ...call, setup: { ...call.setup, sinceMs: atMs } }
}
