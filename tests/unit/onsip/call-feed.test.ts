import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallEvent } from '../../../app/calls/model.ts'
import { createCallFeed } from '../../../app/onsip/call-feed.ts'
import { createServerTime } from '../../../app/onsip/server-time.ts'
import { ONSIP_ACTIVE_CALLS } from '../../../app/xmpp/namespaces.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from './silent-log.ts'

const node = '/example.com/ann'
const START = Date.UTC(2031, 3, 5, 6, 0, 0)

function feed() {
  const clock = createManualClock(START)
  const events: CallEvent[] = []
  const subject = createCallFeed({
    clock,
    log: silentLog,
    formatNumber: () => '',
    serverTime: createServerTime(clock, silentLog),
    emit: (event) => events.push(event),
  })
  return { clock, events, subject }
}

const call = (publishTime?: string, callId = 'c1'): Element =>
  xml(
    'active-call',
    { xmlns: ONSIP_ACTIVE_CALLS, ...(publishTime === undefined ? {} : { 'publish-time': publishTime }) },
    xml('dialog-state', {}, 'requested'),
    xml('call-id', {}, callId),
  )
const publish = (id: string, publishTime?: string) =>
  ({ kind: 'items', node, changes: [{ kind: 'publish', id, payload: call(publishTime) }] }) as const
const retract = (id: string) => ({ kind: 'items', node, changes: [{ kind: 'retract', id }] }) as const
const iso = (ms: number): string => new Date(ms).toISOString()
const silences = (events: readonly CallEvent[]) =>
  events.flatMap((event) => (event.kind === 'leg-published' ? [event.silent] : []))

describe('an item that the service pushes', () => {
  it.each([
    ['a second before we subscribed', iso(START + 58_999), true],
    ['just before we subscribed, by a millisecond', iso(START + 59_998), true],
    ['in the second in which we subscribed, where times are whole seconds', '2031-04-05T06:01:00Z', false],
    ['in the second before, where times are whole seconds', '2031-04-05T06:00:59Z', true],
    ['after we subscribed', iso(START + 60_001), false],
    ['at no time that can be read', '2009-11-23T:328:22Z', false],
    ['at no time at all', undefined, false],
  ])('published %s raises an alarm only where it may be new', (_when, publishTime, silent) => {
    const { clock, events, subject } = feed()
    clock.advance(60_000)
    subject.subscribing(clock.monotonic())
    clock.advance(500)
    subject.hear(publish('a', publishTime))
    expect(silences(events)).toEqual([silent])
  })

  it('comes from an earlier stream’s subscription and alarms while we have not asked yet', () => {
    const { events, subject } = feed()
    subject.hear(publish('a', iso(START - 10_000)))
    expect(silences(events)).toEqual([false])
  })

  it('is judged by time that goes on evenly, although somebody sets the clock', () => {
    const { clock, events, subject } = feed()
    clock.advance(60_000)
    subject.subscribing(clock.monotonic())
    clock.jump(3_600_000)
    subject.hear(publish('new', iso(START + 60_500)))
    clock.jump(-7_200_000)
    subject.hear(publish('old', iso(START + 30_000)))
    expect(silences(events)).toEqual([false, true])
  })
})

describe('a snapshot', () => {
  const groups = [
    {
      node,
      items: [
        { id: 'old', payload: call(iso(START)) },
        { id: 'gone', payload: call(iso(START)) },
      ],
    },
  ]

  it('tells what it lists and what events said since it was asked for', () => {
    const { clock, events, subject } = feed()
    const reader = subject.beginSnapshot()
    subject.hear(publish('new', iso(START + 5)))
    subject.hear(retract('gone'))
    clock.advance(100)
    reader.finish(groups)
    const last = events.at(-1)
    if (last?.kind !== 'snapshot') throw new Error('no snapshot')
    expect(last.legs.map(({ itemId }) => itemId)).toEqual(['old'])
    expect(last.seenSince).toEqual([{ node, itemId: 'new' }])
    expect(last).not.toHaveProperty('nodes')
  })

  it('forgets a leg that came and went meanwhile, and keeps one that went and came', () => {
    const { events, subject } = feed()
    const reader = subject.beginSnapshot()
    subject.hear(publish('brief'))
    subject.hear(retract('brief'))
    subject.hear(retract('old'))
    subject.hear(publish('old'))
    reader.finish(groups, [node])
    expect(events.at(-1)).toMatchObject({ seenSince: [{ node, itemId: 'old' }], nodes: [node] })
  })

  it('says nothing when it is abandoned', () => {
    const { events, subject } = feed()
    subject.beginSnapshot().abandon()
    expect(events).toEqual([])
  })

  it('skips what is no call', () => {
    const { events, subject } = feed()
    subject.beginSnapshot().finish([{ node, items: [{ id: 'x', payload: xml('weather', {}) }] }])
    expect(events).toMatchObject([{ kind: 'snapshot', legs: [] }])
  })
})

describe('a leaf that was purged or deleted', () => {
  it.each(['purge', 'delete'] as const)('(%s) has no calls any more', (kind) => {
    const { events, subject } = feed()
    subject.hear({ kind, node })
    expect(events).toMatchObject([{ kind: 'snapshot', legs: [], nodes: [node] }])
  })
})

describe('whatever comes', () => {
  const anything = fc.record({
    node: fc.oneof(fc.constant(node), fc.string({ unit: 'binary' })),
    id: fc.string({ unit: 'binary' }),
    name: fc.constantFrom('active-call', 'x', 'labels'),
    namespace: fc.constantFrom(ONSIP_ACTIVE_CALLS, 'jabber:x:data', ''),
    time: fc.string(),
    fields: fc.array(
      fc.tuple(
        fc.constantFrom('dialog-state', 'call-id', 'from-uri', 'to-uri', 'from-display', 'branch', 'junk'),
        fc.oneof(
          fc.constantFrom('requested', 'created', 'confirmed', 'sip:a@b'),
          fc.string({ unit: 'binary' }),
        ),
      ),
      { maxLength: 12 },
    ),
  })

  it('gives an event or nothing, and never throws', () => {
    fc.assert(
      fc.property(anything, ({ node: at, id, name, namespace, time, fields }) => {
        const { events, subject } = feed()
        const payload = xml(
          name,
          { xmlns: namespace, 'publish-time': time },
          ...fields.map(([field, value]) => xml(field, {}, value)),
        )
        subject.hear({ kind: 'items', node: at, changes: [{ kind: 'publish', id, payload }] })
        expect(events.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })
})
