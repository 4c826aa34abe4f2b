/** The two lists of calls: live ones oldest first, ended ones newest first, both bounded. */
import { sameCarrier } from './carrier.ts'
import { placeOf, sameLeg } from './leg.ts'
import {
  MAX_ACTIVE,
  MAX_ENDED,
  type Call,
  type CallEvent,
  type CallsState,
  type Leg,
  type LegKey,
} from './model.ts'

/** How long an ended call takes back a branch that rings late; afterwards its call-id means a new call. */
export const LATE_BRANCH_MS = 60_000
/** The same once somebody spoke: what rings then is a new call (a transfer coming back). */
export const LATE_BRANCH_AFTER_ANSWER_MS = 5_000

export const legAt = (call: Call, key: LegKey): Leg | undefined => call.legs.find((leg) => sameLeg(leg, key))

/** The live call that has this leg. */
export const holderOf = (state: CallsState, key: LegKey): Call | undefined =>
  state.active.find((call) => legAt(call, key) !== undefined)

export const callById = (state: CallsState, id: string): Call | undefined =>
  state.active.find((call) => call.id === id) ?? state.ended.find((call) => call.id === id)

/**
 * Every call that a leg belongs to by its call-id or call-setup-id, and the calls that belong to those: live ones, and
 * those that ended just now.
 */
export function homesOf(state: CallsState, leg: Leg, atMs: number): readonly Call[] {
  const isFresh = (call: Call): boolean =>
    atMs - (call.endedAtMs ?? atMs) <=
    (call.answeredAtMs === undefined ? LATE_BRANCH_MS : LATE_BRANCH_AFTER_ANSWER_MS)
  // Whoever calls over one carrier chooses ids at will, and must not get into a call of another.
  const candidates = [...state.active, ...state.ended].filter(
    (call) => sameCarrier(call, leg) && isFresh(call),
  )
  const gather = (
    callIds: readonly string[],
    setupIds: readonly string[],
    found: number,
  ): readonly Call[] => {
    const homes = candidates.filter(
      (call) =>
        (call.setupId !== '' && setupIds.includes(call.setupId)) ||
        call.callIds.some((callId) => callIds.includes(callId)),
    )
    return homes.length === found
      ? homes
      : gather(
          homes.flatMap((call) => call.callIds),
          homes.map((call) => call.setupId),
          homes.length,
        )
  }
  return gather([leg.callId], [leg.setupId], 0)
}

/** The state with `call` in the list where it belongs and without the calls it replaces, itself among them. */
export function putCall(state: CallsState, call: Call, replaces: readonly Call[] = []): CallsState {
  const gone = new Set([call.id, ...replaces.map(({ id }) => id)])
  const stays = ({ id }: Call): boolean => !gone.has(id)
  if (call.state === 'ended') {
    return {
      active: state.active.filter(stays),
      ended: [call, ...state.ended.filter(stays)].slice(0, MAX_ENDED),
    }
  }
  const others = state.active.filter(stays)
  const older = others.filter((other) => other.startedAtMs <= call.startedAtMs)
  const place = replaces.length === 0 ? state.active.findIndex(({ id }) => id === call.id) : -1
  const index = place >= 0 ? place : older.length
  return {
    active: [...others.slice(0, index), call, ...others.slice(index)].slice(-MAX_ACTIVE),
    ended: state.ended.filter(stays),
  }
}

/** Whether live calls were dropped from view because there are more than `MAX_ACTIVE`. */
export function overflows(before: CallsState, event: CallEvent, after: CallsState): boolean {
  if (after.active.length < MAX_ACTIVE) return false
  const told = event.kind === 'snapshot' ? event.legs : event.kind === 'leg-published' ? [event.leg] : []
  const isKnown = (leg: Leg): boolean =>
    holderOf(after, leg) !== undefined ||
    after.ended.some((call) => sameCarrier(call, leg) && call.callIds.includes(leg.callId))
  const isOneGone = before.active.some(
    ({ id, legs }) => callById(after, id) === undefined && !legs.some(isKnown),
  )
  return isOneGone || told.some((leg) => !isKnown(leg))
}

/** An id that no call has yet, as near to `wanted` as can be. Ids may become part of a page, so they stay short. */
export function freeId(state: CallsState, wanted: string): string {
  const base = wanted.slice(0, 200)
  const taken = new Set([...state.active, ...state.ended].map(({ id }) => id))
  for (let round = 1; ; round += 1) {
    const id = round === 1 ? base : `${base}#${round}`
    if (!taken.has(id)) return id
  }
}

export const idFor = (leg: Leg): string => leg.callId || placeOf(leg)
