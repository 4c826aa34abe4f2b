import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DialList, ListNumber, ListObstacle, ListPace } from '../../../../app/dialing/list/model.ts'
import {
  COUNTED_LATE_MS,
  newList,
  stepList,
  type ListEvent,
  type ListStep,
} from '../../../../app/dialing/list/steps.ts'
import type { DialCandidate } from '../../../../app/dialing/model.ts'

const candidate = (dialString: string): DialCandidate => ({
  ...{ found: dialString, display: dialString, dialString, uri: `sip:${dialString}@example.com` },
  ...{ rule: 'national', steps: [], written: dialString },
})
const number = (index: number, asks = false): ListNumber => ({
  kind: 'number',
  candidate: candidate(`1732555${String(index).padStart(4, '0')}`),
  asks,
})
const listOf = (...numbers: readonly ListNumber[]): DialList =>
  newList(
    numbers.map((_, index) => ({ name: `Row ${String(index)}`, text: '' })),
    numbers,
    false,
  )
const byHand = (obstacle?: ListObstacle): ListPace => ({ seconds: null, atMs: 0, obstacle })
const byItself = (atMs: number, obstacle?: ListObstacle): ListPace => ({ seconds: 5, atMs, obstacle })
/** All of them, one after the other. */
const after = (list: DialList, ...events: readonly ListEvent[]): ListStep =>
  events.reduce<ListStep>((step, event) => stepList(step.list, event), { list })
const answered: ListEvent = { kind: 'ended', result: { kind: 'answered', talkedMs: 1 }, pace: byHand() }
const press = (row: number, more: Partial<Extract<ListEvent, { kind: 'pressed' }>> = {}): ListEvent => ({
  ...{ kind: 'pressed', row, asked: false, pace: byHand() },
  ...more,
})

describe('a list that goes on by hand', () => {
  it('dials nothing when it is read, and nothing when it is started', () => {
    const started = after(listOf(number(0), number(1)), { kind: 'started', pace: byHand() })
    expect(started.dial).toBeUndefined()
    expect(started.list.phase).toEqual({ kind: 'ready', row: 0 })
  })

  it('dials the row that is pressed, and waits at the next one when that call is over', () => {
    const called = after(listOf(number(0), number(1)), { kind: 'started', pace: byHand() }, press(0))
    expect(called.dial?.dialString).toBe('17325550000')
    expect(after(called.list, answered).list.phase).toEqual({ kind: 'ready', row: 1 })
  })

  it('takes a press that was meant for another row for nothing', () => {
    const list = after(listOf(number(0), number(1)), { kind: 'started', pace: byHand() }).list
    expect(after(list, press(1))).toEqual({ list })
  })

  it('dials nothing while another call stands, and goes on waiting', () => {
    const list = after(listOf(number(0)), { kind: 'started', pace: byHand() }).list
    expect(after(list, press(0, { pace: byHand('other-call') }))).toEqual({ list })
  })

  it('asks for a yes to a row that may cost more, whatever was pressed', () => {
    const list = after(listOf(number(0, true)), { kind: 'started', pace: byHand() }).list
    expect(list.phase).toEqual({ kind: 'asking', row: 0 })
    expect(after(list, press(0))).toEqual({ list })
    expect(after(list, press(0, { asked: true })).dial).toBeDefined()
  })

  it('leaves out what cannot be dialled, and is over with its last call', () => {
    const rows = listOf({ kind: 'none' }, number(1), { kind: 'several' })
    const { list } = after(rows, { kind: 'started', pace: byHand() }, press(1), answered)
    expect(list.phase).toEqual({ kind: 'over' })
    expect(list.rows.map(({ result }) => result?.kind)).toEqual(['left-out', 'answered', 'left-out'])
  })
})

describe('a list that goes on by itself', () => {
  const started = (...numbers: readonly ListNumber[]): DialList =>
    after(listOf(...numbers), { kind: 'started', pace: byItself(1_000) }).list

  it('counts down before the first call, and dials when that came to its end on the screen', () => {
    const list = started(number(0))
    expect(list.phase).toEqual({ kind: 'counting', row: 0, dialAtMs: 6_000 })
    expect(after(list, { kind: 'counted', row: 0, pace: byItself(5_999) })).toEqual({ list })
    expect(after(list, { kind: 'counted', row: 0, pace: byItself(6_000) }).dial).toBeDefined()
  })

  it('dials nothing when its count-down ended while the machine slept', () => {
    const late = byItself(6_001 + COUNTED_LATE_MS)
    const slept = after(started(number(0)), { kind: 'counted', row: 0, pace: late })
    expect(slept.dial).toBeUndefined()
    expect(slept.list.phase).toEqual({ kind: 'halted', why: 'unseen' })
  })

  it('dials nothing when each call is to wait for a press by then', () => {
    const counted = after(started(number(0)), {
      kind: 'counted',
      row: 0,
      pace: { ...byItself(6_000), seconds: null },
    })
    expect(counted.dial).toBeUndefined()
    expect(counted.list.phase).toEqual({ kind: 'halted', why: 'changed' })
  })

  it('halts when somebody calls meanwhile', () => {
    const { list } = after(started(number(0)), { kind: 'halted', why: 'other-call' })
    expect(after(list, { kind: 'counted', row: 0, pace: byItself(6_000) })).toEqual({ list })
    expect(list.phase).toEqual({ kind: 'halted', why: 'other-call' })
  })

  it('never counts down to a row that waits for a yes', () => {
    expect(started(number(0, true)).phase).toEqual({ kind: 'asking', row: 0 })
  })

  it('waits for a press after a call that failed', () => {
    const failed: ListEvent = {
      kind: 'ended',
      result: { kind: 'failed', error: { code: 'no-event' } },
      pace: byItself(9_000),
    }
    const counted: ListEvent = { kind: 'counted', row: 0, pace: byItself(6_000) }
    expect(after(started(number(0), number(1)), counted, failed).list.phase).toEqual({
      kind: 'ready',
      row: 1,
    })
  })
})

describe('a list that is stopped', () => {
  it('lets the call go on, keeps how it ended, and dials nothing more', () => {
    const { list } = after(
      listOf(number(0), number(1)),
      { kind: 'started', pace: byHand() },
      press(0),
      { kind: 'halted', why: 'stopped' },
      answered,
    )
    expect(list.phase).toEqual({ kind: 'halted', why: 'stopped' })
    expect(list.rows[0]?.result).toEqual({ kind: 'answered', talkedMs: 1 })
    expect(after(list, press(1))).toEqual({ list })
  })

  it('goes on where it stopped', () => {
    const { list } = after(
      listOf(number(0), number(1)),
      { kind: 'started', pace: byHand() },
      { kind: 'skipped', row: 0, pace: byHand() },
      { kind: 'halted', why: 'stopped' },
      { kind: 'started', pace: byHand() },
    )
    expect(list.phase).toEqual({ kind: 'ready', row: 1 })
  })

  it('waits for a new start when what would be dialled has changed', () => {
    const changed: ListEvent = { kind: 'read', numbers: [number(7)] }
    const { list } = after(listOf(number(0)), { kind: 'started', pace: byHand() }, changed)
    expect(list.phase).toEqual({ kind: 'halted', why: 'changed' })
    expect(after(list, press(0))).toEqual({ list })
  })

  it('keeps what was dialled for a row that has its result, and reads what an earlier run left', () => {
    const told = after(listOf(number(0)), { kind: 'started', pace: byHand() }, press(0), answered).list
    expect(after(told, { kind: 'read', numbers: [number(7)] }).list.rows[0]?.number).toEqual(number(0))
    const left: DialList = { ...told, rows: told.rows.map((row) => ({ ...row, number: { kind: 'none' } })) }
    const { list } = after(left, { kind: 'read', numbers: [number(0)] })
    expect(list).toEqual(told)
  })

  it('keeps a row open that could not even be asked for', () => {
    const { list } = after(listOf(number(0)), { kind: 'started', pace: byHand() }, press(0), {
      kind: 'refused',
    })
    expect(list).toMatchObject({ phase: { kind: 'halted', why: 'failed' }, rows: [{ name: 'Row 0' }] })
    expect(list.rows[0]?.result).toBeUndefined()
  })
})

const anyRow = fc.integer({ min: 0, max: 6 })
const anyNumber: fc.Arbitrary<ListNumber> = fc.oneof(
  fc
    .record({ kind: fc.constant('number' as const), index: anyRow, asks: fc.boolean() })
    .map(({ index, asks }) => number(index, asks)),
  fc.constant<ListNumber>({ kind: 'none' }),
  fc.constant<ListNumber>({ kind: 'several' }),
  fc.constant<ListNumber>({ kind: 'repeated', candidate: candidate('1'), of: 0 }),
)
const anyPace: fc.Arbitrary<ListPace> = fc.record({
  seconds: fc.constantFrom(null, 5, 60),
  atMs: fc.integer({ min: 0, max: 120_000 }),
  obstacle: fc.constantFrom<ListObstacle>(undefined, undefined, 'other-call', 'blind'),
})
const anyEvent: fc.Arbitrary<ListEvent> = fc.oneof(
  fc.record({ kind: fc.constant('started' as const), pace: anyPace }),
  fc.record({ kind: fc.constant('pressed' as const), row: anyRow, asked: fc.boolean(), pace: anyPace }),
  fc.record({ kind: fc.constant('counted' as const), row: anyRow, pace: anyPace }),
  fc.record({ kind: fc.constant('skipped' as const), row: anyRow, pace: anyPace }),
  fc.record({
    kind: fc.constant('halted' as const),
    why: fc.constantFrom('stopped' as const, 'other-call' as const, 'blind' as const, 'unseen' as const),
  }),
  fc.record({
    kind: fc.constant('ended' as const),
    result: fc.constantFrom(
      { kind: 'unanswered' as const, here: false },
      { kind: 'failed' as const, error: { code: 'refused' as const } },
    ),
    pace: anyPace,
  }),
  fc.constant<ListEvent>({ kind: 'refused' }),
  fc.array(anyNumber, { maxLength: 7 }).map((numbers): ListEvent => ({ kind: 'read', numbers })),
  fc.constant<ListEvent>({ kind: 'closed' }),
)

describe('whatever happens to a list', () => {
  const played = fc.record({
    numbers: fc.array(anyNumber, { minLength: 1, maxLength: 7 }),
    events: fc.array(anyEvent, { maxLength: 60 }),
  })

  it('there is one call at a time, none in the way of another, and none without a press or a count-down', () => {
    fc.assert(
      fc.property(played, ({ numbers, events }) => {
        let list = listOf(...numbers)
        for (const event of events) {
          const before = list
          const { list: next, dial } = stepList(before, event)
          list = next
          if (dial === undefined) continue
          expect(before.phase.kind).not.toBe('calling')
          expect(list.phase).toMatchObject({ kind: 'calling' })
          if (event.kind !== 'pressed' && event.kind !== 'counted')
            throw new Error(`dialled by ${event.kind}`)
          expect(event.pace.obstacle).toBeUndefined()
          const row = before.rows[event.row]
          expect(row?.result).toBeUndefined()
          expect(row?.number).toMatchObject({ kind: 'number', candidate: dial })
          // What may cost more is dialled by a yes to that very row alone.
          if (row?.number.kind === 'number' && row.number.asks) {
            expect(event).toMatchObject({ kind: 'pressed', asked: true })
          }
        }
      }),
    )
  })

  it('nothing is dialled once it was stopped, until it is started again', () => {
    fc.assert(
      fc.property(played, ({ numbers, events }) => {
        let list = stepList(listOf(...numbers), { kind: 'started', pace: byHand() }).list
        let isStopped = false
        for (const event of events) {
          const step = stepList(list, event)
          list = step.list
          if (event.kind === 'halted' && event.why === 'stopped') isStopped = true
          else if (event.kind === 'started' && list.phase.kind !== 'calling') isStopped = false
          if (isStopped) expect(step.dial).toBeUndefined()
        }
      }),
    )
  })

  it('a result stays as it was told, and at the end each row has one', () => {
    fc.assert(
      fc.property(played, ({ numbers, events }) => {
        let list = listOf(...numbers)
        for (const event of events) {
          const { list: next } = stepList(list, event)
          for (const [index, { result }] of list.rows.entries()) {
            if (result !== undefined) expect(next.rows[index]?.result).toBe(result)
          }
          list = next
        }
        const over = after(list, answered, { kind: 'closed' }).list
        expect(over.phase).toEqual({ kind: 'over' })
        for (const { result } of over.rows) expect(result).toBeDefined()
      }),
    )
  })
})
