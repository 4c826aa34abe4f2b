import { expect, it } from 'vitest'
import type { Leg } from '../../../app/calls/model.ts'
import { newLine, reduceLine, type Line, type LineEvent } from '../../../app/people/lines.ts'
import { takenBy } from '../../../app/people/taken-by.ts'
import { ANN, BOB, leg, play, published, retracted, SALES, theCall, type LegWords } from '../calls/story.ts'

const rang = leg('requested', { call: 'group-1' })
const missed = theCall(play([published(rang), retracted(rang)]))
const answered = theCall(
  play([published(rang), published(leg('confirmed', { call: 'group-1' })), retracted(rang)]),
)

const bobs = (words: LegWords = {}): LegWords => ({ owner: BOB, item: 'b', call: 'group-1', ...words })
const live: LineEvent = { kind: 'sight', of: 'calls', sight: { kind: 'live', partial: false } }
const put = (what: Leg): LineEvent => ({ kind: 'leg', id: what.itemId, leg: what })
const line = (...events: readonly LineEvent[]): Line => [live, ...events].reduce(reduceLine, newLine(BOB))
const took = line(put(leg('requested', bobs())), put(leg('confirmed', bobs())))

it('a line on which a branch of the very call was answered took it', () => {
  expect(takenBy(missed, [newLine(SALES), took])).toBe(BOB)
  expect(takenBy(missed, [line(put(leg('confirmed', bobs())))])).toBe(BOB)
})

it.each<[string, typeof missed, readonly Line[]]>([
  ['it was answered here', answered, [took]],
  ['nobody is watched', missed, []],
  ['the line only rings', missed, [line(put(leg('requested', bobs())))]],
  [
    'the line has another call, with the same caller',
    missed,
    [line(put(leg('confirmed', bobs({ call: 'x' }))))],
  ],
  [
    'the line is the caller’s own, and our voicemail answered',
    missed,
    [line(put(leg('created', bobs({ to: ANN }))), put(leg('confirmed', bobs({ from: BOB, to: ANN }))))],
  ],
  ['what was reached is not the line', missed, [line(put(leg('confirmed', bobs({ to: SALES }))))]],
  ['the line is not seen now', missed, [reduceLine(took, { kind: 'stale', of: 'calls', atMs: 1 })]],
  ['the line is an own one', { ...missed, owners: [ANN, BOB] }, [took]],
  [
    'two lines have it',
    missed,
    [
      took,
      { ...took, address: SALES, legs: new Map([['s', leg('confirmed', { ...bobs(), owner: SALES })]]) },
    ],
  ],
  ['an engine carried it', { ...missed, provider: 'openzoep' }, [took]],
])('nothing is told where %s', (_why, call, lines) => {
  expect(takenBy(call, lines)).toBeUndefined()
})
