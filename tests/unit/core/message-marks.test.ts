import { describe, expect, it } from 'vitest'
import { createMessageMarks } from '../../../app/core/message-marks.ts'
import { createManualClock } from '../../clock.ts'

function set() {
  const clock = createManualClock()
  const told: string[] = []
  const marks = createMessageMarks(clock, () => told.push('changed'))
  return { clock, marks, told }
}

describe('what is being done to a message', () => {
  it('comes to its end in time, unless something else takes its place before', () => {
    const { clock, marks } = set()
    const ends: string[] = []
    for (const id of ['a', 'b', 'c']) {
      marks.put(id, { kind: 'undo', untilMs: 0 })
      marks.later(id, 5_000, () => ends.push(id))
    }
    marks.drop('b')
    marks.put('c', { kind: 'problem', error: { code: 'timeout' } })
    clock.advance(5_000)
    expect(ends).toEqual(['a'])
    expect([marks.of('b'), marks.of('c')?.kind]).toEqual([undefined, 'problem'])
  })

  it('is forgotten as a whole: nothing that waited comes', () => {
    const { clock, marks } = set()
    marks.put('a', { kind: 'undo', untilMs: 0 })
    marks.later('a', 5_000, () => expect.unreachable())
    marks.clear()
    clock.advance(10_000)
    expect(clock.pending).toBe(0)
    expect(marks.of('a')).toBeUndefined()
  })

  it('is bounded, and what waits for its end never makes room', () => {
    const { marks } = set()
    marks.put('waits', { kind: 'undo', untilMs: 0 })
    marks.later('waits', 5_000, () => undefined)
    for (let index = 0; index < 2_000; index += 1)
      marks.put(String(index), { kind: 'fetch', state: { kind: 'asking' } })
    expect(marks.of('waits')?.kind).toBe('undo')
    expect(marks.of('0')).toBeUndefined()
    expect(marks.of('1999')?.kind).toBe('fetch')
  })

  it('is told once for each change', () => {
    const { marks, told } = set()
    marks.put('a', { kind: 'deleting' })
    marks.drop('a')
    marks.drop('a')
    expect(told).toHaveLength(2)
    expect(marks.isGoing('a')).toBe(false)
  })
})
