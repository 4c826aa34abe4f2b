/** Calls told as stories: a few words make a leg, and every step is held against the invariants. */
import { expect } from 'vitest'
import { violations } from '../../../app/calls/invariants.ts'
import {
  NO_CALLS,
  type Call,
  type CallEvent,
  type CallsState,
  type Direction,
  type Leg,
  type Party,
} from '../../../app/calls/model.ts'
import { NOBODY } from '../../../app/calls/party.ts'
import { reduceCalls } from '../../../app/calls/reduce.ts'

export const ANN = 'ann@example.com'
export const SALES = 'sales@example.com'
export const BOB = 'bob@example.com'
export const CALLER = '14155551212@pstn.example'
export const CALL_SETUP = 'call-setup@example.com'

export const party = (address: string, display = ''): Party => ({
  ...NOBODY,
  uri: address === '' ? '' : `sip:${address}`,
  address,
  display,
  number: /^\+?\d+@/.test(address) ? (address.split('@')[0] ?? '') : '',
})

export interface LegWords {
  readonly item?: string
  readonly owner?: string
  readonly call?: string
  readonly setup?: string
  readonly from?: string
  readonly to?: string
  readonly display?: string
  readonly at?: number
}

/** A leg as the service publishes it. `ringing` is told by its direction, as on the wire. */
export function leg(state: 'requested' | 'created' | 'confirmed', words: LegWords = {}): Leg {
  const owner = words.owner ?? ANN
  const outgoing = state === 'created'
  const [user = '', domain = ''] = owner.split('@')
  const direction: Direction = state === 'requested' ? 'incoming' : outgoing ? 'outgoing' : 'unknown'
  const from = party(words.from ?? (outgoing ? owner : CALLER), words.display ?? '')
  const item = words.item ?? 'item-1'
  return {
    node: `/${domain}/${user}`,
    itemId: item,
    owner,
    state: state === 'confirmed' ? 'answered' : 'ringing',
    direction,
    callId: words.call ?? 'call-1',
    setupId: words.setup ?? '',
    fromCallSetup: from.address === CALL_SETUP,
    from: from.address === CALL_SETUP ? { ...from, uri: `${from.uri};id=17325550100` } : from,
    to: party(words.to ?? (outgoing ? CALLER : owner)),
    toAor: outgoing ? '' : (words.to ?? owner),
    fromTag: `from-${item}`,
    toTag: state === 'confirmed' ? `to-${item}` : '',
    branch: outgoing ? '' : `z9hG4bK-${item}`,
    publishedAtMs: words.at,
  }
}

export const published = (what: Leg, atMs = 1_000, silent = false): CallEvent => ({
  kind: 'leg-published',
  leg: what,
  atMs,
  silent,
})

export const retracted = (what: Leg, atMs = 2_000): CallEvent => ({
  kind: 'leg-retracted',
  key: { node: what.node, itemId: what.itemId },
  atMs,
})

export const requested = (setupId: string, to = CALLER, from = ANN, atMs = 500): CallEvent => ({
  kind: 'setup-requested',
  setupId,
  from,
  to: party(to),
  atMs,
})

export const failed = (setupId: string, atMs = 3_000): CallEvent => ({
  kind: 'setup-failed',
  setupId,
  error: { code: 'refused', detail: 'no route' },
  atMs,
})

export const snapshot = (legs: readonly Leg[], atMs = 4_000, seenSince: readonly Leg[] = []): CallEvent => ({
  kind: 'snapshot',
  legs,
  seenSince,
  atMs,
})

/** One step, held against the invariants; the same event again must change nothing. */
export function step(state: CallsState, event: CallEvent): CallsState {
  const next = reduceCalls(state, event)
  expect(violations(next), JSON.stringify(event)).toEqual([])
  expect(reduceCalls(next, event), `again: ${JSON.stringify(event)}`).toBe(next)
  return next
}

export const play = (events: readonly CallEvent[], from: CallsState = NO_CALLS): CallsState =>
  events.reduce(step, from)

export const allOf = (state: CallsState): readonly Call[] => [...state.active, ...state.ended]

/** The one call there is. */
export function theCall(state: CallsState): Call {
  const [call, ...others] = allOf(state)
  expect(others).toEqual([])
  if (call === undefined) throw new Error('there is no call')
  return call
}

/** What a person sees of the calls, without moments and names that depend on the order of arrival. */
export const pictureOf = (state: CallsState): readonly unknown[] =>
  allOf(state)
    .map((call) => ({
      callIds: [...call.callIds].sort(),
      state: call.state,
      direction: call.direction,
      origin: call.origin,
      remote: call.remote.address,
      display: call.remote.display,
      owners: call.owners,
      outcome: call.outcome,
      answered: call.answeredAtMs !== undefined,
      setup: call.setup?.state,
      legs: call.legs.map(({ node, itemId, state: legState }) => `${node} ${itemId} ${legState}`).sort(),
    }))
    .sort((one, other) => (one.callIds.join() < other.callIds.join() ? -1 : 1))
