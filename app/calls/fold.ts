/** Legs into calls: what a call is, read from the legs that it has and had. Every rule here only adds knowledge. */
import { carrierOf } from './carrier.ts'
import { joinDirections } from './direction.ts'
import { legAt } from './call-list.ts'
import { sameLeg } from './leg.ts'
import { MAX_LEGS, type Call, type Leg, type PastLeg } from './model.ts'
import { withoutDoubt } from './overdue.ts'
import { dialledParty, knowMore, NOBODY } from './party.ts'
import { advanceSetup, isOwnPhone } from './setup.ts'

/** More call-ids than one call has in any story; the newest stay. */
const MAX_CALL_IDS = 20

export interface Arrival {
  readonly atMs: number
  /** When it happened, by our clock: earlier than `atMs` when a snapshot tells of it. */
  readonly sinceMs: number
  readonly silent: boolean
}

export function newCall(id: string, leg: Leg, arrival: Arrival): Call {
  return {
    id,
    ...carrierOf(leg),
    direction: 'unknown',
    state: 'ringing',
    origin: 'phone',
    remote: NOBODY,
    owners: [],
    legs: [],
    pastLegs: [],
    callIds: [],
    setupId: leg.setupId,
    startedAtMs: arrival.sinceMs,
    silent: arrival.silent,
    hidden: false,
  }
}

/** The call with a new or changed leg. */
export function withLeg(call: Call, leg: Leg, arrival: Arrival): Call {
  const known = legAt(call, leg)
  const base =
    known !== undefined && known.callId !== leg.callId ? withoutLegs(call, [known]) : withoutDoubt(call)
  const legs =
    legAt(base, leg) === undefined
      ? [...base.legs, leg]
      : base.legs.map((other) => (sameLeg(other, leg) ? leg : other))
  return settled(bounded(withIdentity({ ...base, legs }, leg)), leg, arrival)
}

/** The call after some of its legs went; what it is does not change by that. */
export function withoutLegs(call: Call, gone: readonly Leg[]): Call {
  const past = gone.map((leg): PastLeg => ({
    ...(leg.account === undefined ? {} : { account: leg.account }),
    node: leg.node,
    itemId: leg.itemId,
    owner: leg.owner,
    callId: leg.callId,
    publishedAtMs: leg.publishedAtMs,
    answered: leg.state === 'answered',
    ownPhone: isOwnPhone(leg, call),
    ownUri: (leg.direction === 'outgoing' ? leg.from : leg.to).uri,
  }))
  return {
    ...withoutDoubt(call),
    legs: call.legs.filter((leg) => !gone.includes(leg)),
    pastLegs: [
      ...call.pastLegs.filter((old) => !past.some((leg) => sameLeg(old, leg) && old.callId === leg.callId)),
      ...past,
    ].slice(-MAX_LEGS),
  }
}

/** Two calls that turn out to be one. The first is the one that keeps its name and its card. */
export function joinCalls(call: Call, other: Call): Call {
  const setup = call.setup ?? other.setup
  const pending = call.pending ?? other.pending
  const told = call.problem === undefined ? other : call
  const { problem, failed } = told
  const transfer = call.transfer ?? other.transfer
  const answeredAtMs = earlier(call.answeredAtMs, other.answeredAtMs)
  const direction = joinDirections(call.direction, other.direction)
  return {
    ...withoutDoubt(call),
    direction,
    state: answeredAtMs === undefined ? 'ringing' : 'answered',
    origin: higherOrigin(call.origin, other.origin),
    remote:
      direction === call.direction
        ? knowMore(other.remote, call.remote)
        : knowMore(call.remote, other.remote),
    owners: sortedUnique([...call.owners, ...other.owners]),
    legs: [...call.legs, ...other.legs],
    pastLegs: [...call.pastLegs, ...other.pastLegs].slice(-MAX_LEGS),
    callIds: unique([...call.callIds, ...other.callIds]).slice(-MAX_CALL_IDS),
    setupId: setup?.setupId ?? (call.setupId || other.setupId),
    startedAtMs: Math.min(call.startedAtMs, other.startedAtMs),
    silent: call.silent && other.silent,
    ...(answeredAtMs === undefined ? {} : { answeredAtMs }),
    ...(setup === undefined ? {} : { setup }),
    ...(pending === undefined ? {} : { pending }),
    ...(problem === undefined ? {} : { problem }),
    ...(failed === undefined ? {} : { failed }),
    ...(transfer === undefined ? {} : { transfer }),
  }
}

function withIdentity(call: Call, leg: Leg): Call {
  return {
    ...call,
    callIds: leg.callId === '' ? call.callIds : unique([...call.callIds, leg.callId]).slice(-MAX_CALL_IDS),
    setupId: call.setupId || leg.setupId,
    owners: sortedUnique([...call.owners, leg.owner]),
  }
}

/** What the newly arrived `leg` tells of the whole call. */
function settled(call: Call, leg: Leg, arrival: Arrival): Call {
  const own = isOwnPhone(leg, call)
  const placedElsewhere = leg.setupId !== '' && (own || leg.direction === 'outgoing')
  const origin = higherOrigin(call.origin, placedElsewhere ? 'foreign-setup' : 'phone')
  const direction = joinDirections(call.direction, origin === 'phone' ? leg.direction : 'outgoing')
  const answeredAtMs = call.answeredAtMs ?? (leg.state === 'answered' && !own ? arrival.sinceMs : undefined)
  const next: Call = {
    ...(answeredAtMs === undefined ? call : withoutAccept(withoutRingTrouble(call))),
    origin,
    direction,
    state: answeredAtMs === undefined ? 'ringing' : 'answered',
    remote: remoteOf({ ...call, origin, direction }, leg, own, call.direction !== direction),
    ...(answeredAtMs === undefined ? {} : { answeredAtMs }),
  }
  if (call.setup === undefined) return next
  const setup = advanceSetup(call.setup, next, arrival.atMs)
  if (setup === call.setup) return next
  const { problem: _overtaken, failed: _withIt, ...rest } = next
  return { ...rest, setup }
}

/** What could not be done about a ring is nobody's concern once it was answered. */
function withoutRingTrouble(call: Call): Call {
  if (call.state !== 'ringing' || call.failed === undefined) return call
  const { problem: _over, failed: _with, ...rest } = call
  return rest
}

/** What was to be accepted is. */
function withoutAccept(call: Call): Call {
  if (call.pending !== 'accept') return call
  const { pending: _done, ...rest } = call
  return rest
}

/** Incoming: who stands in From. Outgoing: who stands in To of the leg that our side sent. */
function remoteOf(call: Call, leg: Leg, own: boolean, turned: boolean): Call['remote'] {
  if (own) return call.setup === undefined ? knowMore(dialledParty(leg.from.uri), call.remote) : call.remote
  if (call.direction !== 'outgoing') return knowMore(call.remote, leg.from)
  if (leg.direction !== 'outgoing') return call.remote
  return knowMore(turned && call.setup === undefined ? NOBODY : call.remote, leg.to, call.setup !== undefined)
}

/** A ringing branch goes first when there are too many: an answered one is the conversation. */
function bounded(call: Call): Call {
  if (call.legs.length <= MAX_LEGS) return call
  const surplus = call.legs.find((leg) => leg.state === 'ringing') ?? call.legs[0]
  return surplus === undefined ? call : withoutLegs(call, [surplus])
}

const ORIGINS: readonly Call['origin'][] = ['phone', 'foreign-setup', 'own-setup']

const higherOrigin = (one: Call['origin'], other: Call['origin']): Call['origin'] =>
  ORIGINS.indexOf(one) >= ORIGINS.indexOf(other) ? one : other

const earlier = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other)

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)]

const sortedUnique = (values: readonly string[]): readonly string[] => unique(values).slice().sort()
