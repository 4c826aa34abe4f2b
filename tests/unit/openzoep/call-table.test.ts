import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { violations } from '../../../app/calls/invariants.ts'
import { NO_CALLS, type CallEvent, type CallsState } from '../../../app/calls/model.ts'
import { reduceCalls } from '../../../app/calls/reduce.ts'
import { createCallTable, MAX_CALLS, RING_MS } from '../../../app/openzoep/call-table.ts'
import type { Voice } from '../../../app/openzoep/voice.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from '../onsip/silent-log.ts'

const OWN = 'erik@jabber.example.com'
const SUZAN = 'suzan@jabber.example.com/Zoep'

function scene() {
  const clock = createManualClock()
  const sent: string[] = []
  const events: CallEvent[] = []
  let calls: CallsState = NO_CALLS
  const table = createCallTable({
    ...{ clock, log: silentLog, account: OWN, formatNumber: () => '' },
    emit(event) {
      events.push(event)
      calls = reduceCalls(calls, event)
    },
    send: (element) => sent.push(element.toString()),
  })
  const hear = (type: Voice['type'], id = 'x', from = SUZAN, to = `${OWN}/Zoep`): void => {
    table.hear({ id, from, to, type })
  }
  const apply = (event: CallEvent): void => {
    calls = reduceCalls(calls, event)
  }
  return { clock, sent, events, table, hear, apply, calls: () => calls }
}

describe('the table of an engine’s calls', () => {
  it('rings for a join, once, and is in call when the other side joined, not when we said so', () => {
    const { table, hear, calls, sent } = scene()
    hear('join')
    hear('join')
    expect(calls().active).toMatchObject([{ state: 'ringing', direction: 'incoming' }])
    expect(table.accept('x').ok).toBe(true)
    expect(sent).toEqual([`<voice id="x" to="${SUZAN}" type="joined"/>`])
    expect(calls().active[0]?.state).toBe('ringing')
    hear('joined')
    expect(calls().active[0]?.state).toBe('answered')
  })

  it('hears of a call only from the one at its other end', () => {
    const { table, hear, calls } = scene()
    table.invite('x', 'joe@jabber.example.com/Zoep')
    hear('joined')
    hear('unknown')
    expect(calls().active).toMatchObject([{ state: 'ringing', direction: 'outgoing' }])
    hear('joined', 'x', 'JOE@jabber.example.com/Zoep')
    expect(calls().active[0]?.state).toBe('answered')
  })

  it('is not for somebody else, nor from oneself', () => {
    const { hear, calls } = scene()
    hear('join', 'x', SUZAN, 'zed@jabber.example.com/Zoep')
    hear('join', 'y', `${OWN}/Other`)
    expect(calls()).toEqual(NO_CALLS)
  })

  it('lets a call ring for 45 seconds and no longer; one that was answered goes on', () => {
    const { clock, table, hear, calls } = scene()
    hear('join', 'taken')
    hear('join', 'let ring')
    hear('join', 'accepted')
    table.invite('asked for', 'joe@jabber.example.com/Zoep')
    hear('joined', 'taken')
    table.accept('accepted')
    clock.advance(RING_MS - 1)
    expect(calls().active).toHaveLength(4)
    clock.advance(1)
    expect(calls().active.map(({ callIds }) => callIds[0])).toEqual(['taken'])
    const outcomes: unknown = Object.fromEntries(
      calls().ended.map(({ callIds, outcome }) => [callIds[0], outcome]),
    )
    expect(outcomes).toEqual({ 'let ring': 'missed', accepted: 'unknown', 'asked for': 'unknown' })
    expect(clock.pending).toBe(0)
  })

  it('keeps what the user ended ended, whatever comes late', () => {
    const { table, hear, calls } = scene()
    hear('join')
    table.end('x')
    hear('join')
    hear('joined')
    expect(calls().active).toEqual([])
    expect(table.accept('x').ok).toBe(false)
    expect(table.end('x').ok).toBe(false)
  })

  it('is bounded against a flood', () => {
    const { hear, calls } = scene()
    for (let index = 0; index < 3 * MAX_CALLS; index += 1) hear('join', `call ${String(index)}`)
    expect(calls().active).toHaveLength(MAX_CALLS)
  })

  it('never breaks the list of calls, whatever happens in whichever order', () => {
    const id = fc.constantFrom('a', 'b', 'sip-call-id')
    const peer = fc.constantFrom(
      SUZAN,
      'joe@jabber.example.com/Zoep',
      'unknown/#0031101234567',
      `${OWN}/Zoep`,
      '',
    )
    const step = fc.oneof(
      fc.record({
        do: fc.constant('hear' as const),
        id,
        peer,
        type: fc.constantFrom('join' as const, 'joined' as const, 'unknown' as const),
      }),
      fc.record({ do: fc.constantFrom('accept' as const, 'end' as const), id }),
      fc.record({ do: fc.constant('invite' as const), id, peer }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: RING_MS }) }),
      fc.record({ do: fc.constantFrom('clear' as const, 'snapshot' as const, 'phone' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { clock, table, hear, apply, calls, sent } = scene()
        const live = () => calls().active.filter(({ provider }) => provider === 'openzoep')
        for (const each of steps) {
          const before = live()
          if (each.do === 'hear') hear(each.type, each.id, each.peer)
          else if (each.do === 'accept' || each.do === 'end') table[each.do](each.id)
          else if (each.do === 'invite') table.invite(each.id, each.peer)
          else if (each.do === 'wait') clock.advance(each.ms)
          else if (each.do === 'clear') table.clear()
          else if (each.do === 'snapshot') {
            apply({ kind: 'snapshot', legs: [], seenSince: [], atMs: clock.now() })
            expect(live()).toEqual(before)
          } else apply(phoneRings(clock.now()))
          expect(violations(calls())).toEqual([])
          const becameAnswered = live().some(
            ({ id: callId, state }) =>
              state === 'answered' && before.find((call) => call.id === callId)?.state !== 'answered',
          )
          if (becameAnswered) expect(each).toMatchObject({ do: 'hear', type: 'joined' })
        }
        table.clear()
        expect(live()).toEqual([])
        expect(clock.pending).toBe(0)
        expect(sent.every((text) => /type="join(ed)?"/.test(text))).toBe(true)
      }),
    )
  })
})

/** A call of the phone service whose call-id a caller over the engine may have chosen, too. */
const phoneRings = (atMs: number): CallEvent => {
  const nobody = { uri: '', address: '', display: '', number: '' }
  return {
    kind: 'leg-published',
    atMs,
    silent: false,
    leg: {
      ...{
        node: '/example.com/ann',
        itemId: 'i',
        owner: 'ann@example.com',
        callId: 'sip-call-id',
        setupId: '',
      },
      ...{ state: 'ringing', direction: 'incoming', fromCallSetup: false, from: nobody, to: nobody },
      ...{ toAor: '', fromTag: '', toTag: '', branch: '', publishedAtMs: undefined },
    },
  }
}
