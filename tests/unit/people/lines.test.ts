import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Leg } from '../../../app/calls/model.ts'
import { lineRow } from '../../../app/people/line-rows.ts'
import { lookOfLine, newLine, reduceLine, type Line, type LineEvent } from '../../../app/people/lines.ts'
import type { RegisteredPhone } from '../../../app/people/phones.ts'

const BOB = 'bob@example.com'
const party = (address: string, display = '') => ({ uri: `sip:${address}`, address, display, number: '' })

const leg = (changes: Partial<Leg> = {}): Leg => ({
  ...{ node: '/example.com/bob', itemId: 'a', owner: BOB, state: 'ringing', direction: 'incoming' },
  ...{ callId: 'c1', setupId: '', fromCallSetup: false, from: party('bea@example.net', 'Bea') },
  ...{ to: party(BOB), toAor: BOB, fromTag: 'f', toTag: '', branch: 'z', publishedAtMs: 5_000 },
  ...changes,
})
const phone = (changes: Partial<RegisteredPhone> = {}): RegisteredPhone => ({
  ...{ owner: BOB, device: 'Desk', contact: 'bob@192.0.2.1:5060', source: '' },
  ...{ expiresAtMs: 100_000, dialogAtMs: undefined },
  ...changes,
})
const live = { kind: 'live', partial: false } as const
const partial = { kind: 'live', partial: true } as const
const sight = (of: 'calls' | 'phones', seen: Line['calls']): LineEvent => ({ kind: 'sight', of, sight: seen })
const after = (...events: readonly LineEvent[]): Line => events.reduce(reduceLine, newLine(BOB))
const seen = [
  sight('calls', live),
  sight('phones', live),
  { kind: 'phone', id: 'p', phone: phone() },
] as const
const look = (line: Line) => lookOfLine(line, 10_000)

describe('the five states', () => {
  it.each([
    ['free', seen, 'free'],
    ['ringing', [...seen, { kind: 'leg', id: 'a', leg: leg() }], 'ringing'],
    ['on a call', [...seen, { kind: 'leg', id: 'a', leg: leg({ state: 'answered' }) }], 'talking'],
    ['dialling', [...seen, { kind: 'leg', id: 'a', leg: leg({ direction: 'outgoing' }) }], 'talking'],
    ['without a phone', [...seen, { kind: 'gone', of: 'phones', id: 'p' }], 'no-phone'],
    ['not asked yet', [], 'unknown'],
  ] as const)('%s', (_what, events, state) => {
    expect(look(after(...events)).state).toBe(state)
  })

  test('a phone whose time is over is none', () => {
    expect(lookOfLine(after(...seen), 100_000).state).toBe('no-phone')
  })

  test('a call shows even where the phones cannot be seen, and no call is free then too', () => {
    const line = after(sight('calls', live), sight('phones', { kind: 'refused', error: { code: 'refused' } }))
    expect(look(line)).toEqual({ state: 'free' })
    expect(look(reduceLine(line, { kind: 'leg', id: 'a', leg: leg() })).state).toBe('ringing')
  })

  test('a refusal takes away what was seen before', () => {
    const line = after(
      ...seen,
      { kind: 'leg', id: 'a', leg: leg() },
      sight('calls', { kind: 'refused', error: { code: 'subscription-refused' } }),
    )
    expect(look(line)).toMatchObject({ state: 'unknown', why: { kind: 'refused' } })
  })

  test('where only news is told nothing is free until a call was seen to end', () => {
    const news = after(sight('calls', partial), sight('phones', partial))
    expect(look(news)).toMatchObject({ state: 'unknown', why: partial })
    const rings = reduceLine(news, { kind: 'leg', id: 'a', leg: leg() })
    expect(look(rings).state).toBe('ringing')
    const over = reduceLine(rings, { kind: 'gone', of: 'calls', id: 'a' })
    expect(look(over).state).toBe('free')
    const anew = [{ kind: 'stale', of: 'calls', atMs: 1 }, sight('calls', partial)] as const
    expect(look(anew.reduce(reduceLine, over)).state).toBe('unknown')
  })
})

describe('whom a line is on a call with', () => {
  const withLegs = (...legs: readonly Leg[]) =>
    look(after(...seen, ...legs.map((each, at) => ({ kind: 'leg', id: String(at), leg: each }) as const)))

  test('the caller of an incoming call, the callee of an outgoing one', () => {
    expect(withLegs(leg()).remote?.display).toBe('Bea')
    const out = leg({ direction: 'outgoing', from: party(BOB), to: party('cy@example.net', 'Cy') })
    expect(withLegs(out)).toMatchObject({ phase: 'calling', remote: { display: 'Cy' }, sinceMs: 5_000 })
  })

  test('an answered call says more than one that rings', () => {
    const talk = leg({ state: 'answered', from: party('cy@example.net', 'Cy') })
    expect(withLegs(leg(), talk)).toMatchObject({ state: 'talking', remote: { display: 'Cy' } })
  })

  test('nobody, where the service itself rings the phone, or music is on hold', () => {
    expect(withLegs(leg({ fromCallSetup: true }))).toMatchObject({ state: 'ringing' })
    expect(withLegs(leg({ fromCallSetup: true })).remote).toBeUndefined()
    expect(withLegs(leg({ to: party('moh@example.com') })).state).toBe('free')
  })

  test('what was dialled stays outgoing once it is answered, although the answer does not say so', () => {
    const line = after(
      ...seen,
      { kind: 'leg', id: 'a', leg: leg({ direction: 'outgoing', to: party('cy@example.net', 'Cy') }) },
      {
        kind: 'leg',
        id: 'a',
        leg: leg({ direction: 'unknown', state: 'answered', to: party('cy@example.net') }),
      },
    )
    expect(look(line)).toMatchObject({
      direction: 'outgoing',
      phase: 'answered',
      remote: { address: 'cy@example.net' },
    })
  })
})

test('a row is told in this machine’s time, with its age where it is old', () => {
  const events = [
    ...seen,
    { kind: 'leg', id: 'a', leg: leg() },
    { kind: 'stale', of: 'calls', atMs: 77 },
  ] as const
  const row = lineRow(after(...events), 3, { serverNowMs: 10_000, skewMs: 1_000 })
  expect(row).toMatchObject({ index: 3, address: BOB, state: 'ringing', sinceMs: 4_000, staleSinceMs: 77 })
})

describe('whatever comes in whatever order', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const anyLeg = fc
    .record({
      state: fc.constantFrom<Leg['state']>('ringing', 'answered'),
      direction: fc.constantFrom<Leg['direction']>('incoming', 'outgoing', 'unknown'),
      callId: fc.constantFrom('c1', 'c2'),
    })
    .map((changes) => leg(changes))
  const itemEvent = fc.oneof(
    fc.record({ kind: fc.constant('leg' as const), id, leg: anyLeg }),
    fc.record({ kind: fc.constant('gone' as const), of: fc.constant('calls' as const), id }),
  )
  const anyEvent: fc.Arbitrary<LineEvent> = fc.oneof(
    itemEvent,
    fc.record({ kind: fc.constant('phone' as const), id, phone: fc.constant(phone()) }),
    fc.record({ kind: fc.constant('gone' as const), of: fc.constant('phones' as const), id }),
    fc.record({
      kind: fc.constant('legs' as const),
      all: fc.array(fc.tuple(id, anyLeg)).map((entries) => new Map(entries)),
      newer: fc.array(id).map((ids) => new Set(ids)),
    }),
    fc.constantFrom<LineEvent>(
      sight('calls', live),
      sight('calls', partial),
      sight('calls', { kind: 'refused', error: { code: 'timeout' } }),
      sight('phones', live),
      { kind: 'stale', of: 'calls', atMs: 1 },
    ),
  )

  it('a line is in one state, with a reason where it is unknown and a call where it is busy', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const line = after(...events)
        const shown = look(line)
        expect(shown.state === 'unknown').toBe(shown.why !== undefined)
        if (shown.state === 'ringing' || shown.state === 'talking') expect(line.legs.size).toBeGreaterThan(0)
        if (shown.state === 'free') expect(line.legs.size).toBe(0)
        expect(line.legs.size).toBeLessThanOrEqual(30)
      }),
      { numRuns: 1_000 },
    )
  })

  it('the same event twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), anyEvent, (events, last) => {
        const once = reduceLine(after(...events), last)
        expect(reduceLine(once, last)).toEqual(once)
      }),
    )
  })

  it('a snapshot with what events settled meanwhile ends where the events alone would have', () => {
    fc.assert(
      fc.property(fc.array(itemEvent), fc.array(itemEvent), (before, meanwhile) => {
        const truth = after(...before)
        const whole = after(...before, ...meanwhile)
        const newer = new Set(meanwhile.map((event) => event.id))
        // The service answered with what there was before; what came meanwhile was heard first.
        const heard = after(...meanwhile)
        const told = reduceLine(heard, { kind: 'legs', all: truth.legs, newer })
        expect([...told.legs.keys()].sort()).toEqual([...whole.legs.keys()].sort())
      }),
    )
  })

  test('a thousand items of one line are no more than thirty', () => {
    const many = Array.from(
      { length: 1_000 },
      (_, at) => ({ kind: 'leg', id: String(at), leg: leg() }) as const,
    )
    expect(after(...many).legs.size).toBe(30)
  })
})
