import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  noteAbout,
  noteOfCall,
  notesByRow,
  tidyNote,
  type NotedRow,
  type CallNote,
} from '../../../app/calls/notes.ts'
import { leg, play, published, retracted, theCall } from './story.ts'

const call = theCall(play([published(leg('requested'))]))
const note = noteAbout(call, 'wants the offer by Friday')

const row = (id: string, startedAtMs: number, address = call.remote.address): NotedRow => ({
  ...{ id, direction: 'incoming', remote: { address }, owner: 'ann@example.com', startedAtMs, durationS: 0 },
})

describe('a note on a call', () => {
  it('is that call’s through its whole life, and no other’s', () => {
    const over = theCall(play([published(leg('requested')), retracted(leg('requested'), 9_000)]))
    expect(noteOfCall([note], over)).toBe(note)
    expect(noteOfCall([note], { ...over, callIds: ['another'], startedAtMs: 1 })).toBeUndefined()
  })

  it('on a call without a call-id yet is known by its beginning', () => {
    const young = { ...call, callIds: [] }
    expect(noteOfCall([noteAbout(young, 'x')], call)?.text).toBe('x')
  })

  it('is found at the record of its call: the same party at that time, once', () => {
    const rows = [
      row('later', call.startedAtMs + 600_000),
      row('same', call.startedAtMs + 800),
      row('other', call.startedAtMs, 'somebody@else.example'),
      row('twin', call.startedAtMs + 900),
    ]
    expect([...notesByRow([note], rows)]).toEqual([['same', note]])
  })

  it('that was found at its row once stays there, whatever the clocks say', () => {
    const kept: CallNote = { ...note, rowId: 'r1' }
    const rows = [row('r2', call.startedAtMs), row('r1', call.startedAtMs + 3_600_000)]
    expect([...notesByRow([kept], rows)]).toEqual([['r1', kept]])
  })

  it('never stands at two rows, and no row has two, however alike the calls are', () => {
    const times = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 12 })
    fc.assert(
      fc.property(times, times, (noted, recorded) => {
        const notes = noted.map((startedAtMs, at) => ({ ...note, startedAtMs, text: String(at) }))
        const found = notesByRow(
          notes,
          recorded.map((startedAtMs, at) => row(String(at), startedAtMs)),
        )
        const texts = [...found.values()].map(({ text }) => text)
        expect(new Set(texts).size).toBe(texts.length)
      }),
    )
  })

  it('keeps its lines and loses what no keyboard writes', () => {
    expect(tidyNote('  one\r\ntwo\u0000\u001b\rthree\t4 \n')).toBe('one\ntwo\nthree\t4')
    expect(tidyNote(' \u0007 ')).toBe('')
  })
})
