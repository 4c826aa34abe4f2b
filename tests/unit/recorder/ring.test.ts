/** The flight recorder holds no more than it may, and what it holds always plays to the truth. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reduceCalls } from '../../../app/calls/reduce.ts'
import { createPlayback } from '../../../app/recorder/playback.ts'
import { RECORDER_LIMITS } from '../../../app/recorder/recorder.ts'
import { createRing } from '../../../app/recorder/ring.ts'
import { anyCast, recordingOf } from './any-recording.ts'

const PEOPLE = ['one', 'two'].map((name) => ({
  ...{ name, user: name, domain: `${name}.test`, number: '2025550100' },
}))
const LIMITS = { maxEntries: 6, maxAgeMs: 8_000, maxSize: 9_000 }

test('whatever fell out, the end of the recording is how things stood', () => {
  fc.assert(
    fc.property(anyCast, (cast) => {
      const { recording, state } = recordingOf(cast, reduceCalls, LIMITS)
      const { picture } = createPlayback(recording).at(recording.lengthMs)
      expect(picture.calls).toEqual(state.calls)
      expect(picture.scene.names).toEqual(state.people.names)
    }),
    { numRuns: 150 },
  )
})

test('it is bounded by number, age and size', () => {
  fc.assert(
    fc.property(anyCast, (cast) => {
      const { recording } = recordingOf(cast, reduceCalls, LIMITS)
      expect(recording.entries.length).toBeLessThanOrEqual(LIMITS.maxEntries)
      expect(recording.lengthMs).toBeLessThanOrEqual(LIMITS.maxAgeMs)
      expect(
        recording.entries.map(({ change }) => JSON.stringify(change).length).reduce((a, b) => a + b, 0),
      ).toBeLessThanOrEqual(LIMITS.maxSize)
      for (const { afterMs } of recording.entries) {
        expect(afterMs).toBeGreaterThanOrEqual(0)
        expect(afterMs).toBeLessThanOrEqual(recording.lengthMs)
      }
    }),
    { numRuns: 150 },
  )
})

test('going back and forth shows the same as going there at once', () => {
  fc.assert(
    fc.property(anyCast, fc.array(fc.nat(40_000), { minLength: 1, maxLength: 6 }), (cast, positions) => {
      const { recording } = recordingOf(cast, reduceCalls)
      const wandering = createPlayback(recording)
      for (const position of positions) {
        expect(wandering.at(position)).toEqual(createPlayback(recording).at(position))
      }
    }),
    { numRuns: 100 },
  )
})

test('nothing lies behind its end, however finely a clock counts', () => {
  const moment = (monotonicMs: number) => ({ monotonicMs, atMs: monotonicMs })
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), { maxLength: 8 }), (times) => {
      const { recording } = recordingOf({ people: PEOPLE, events: [], secrets: [] }, reduceCalls)
      const ring = createRing(recording.base, moment(0.3), RECORDER_LIMITS)
      const sorted = [...times].sort((one, other) => one - other)
      for (const at of sorted) ring.add({ kind: 'forget', provider: 'openzoep' }, moment(0.3 + at))
      const taken = ring.take(moment(0.3 + (sorted.at(-1) ?? 0)))
      for (const { afterMs } of taken.entries) expect(afterMs).toBeLessThanOrEqual(taken.lengthMs)
    }),
    { numRuns: 100 },
  )
})

test('an entry larger than all room leaves nothing but the picture', () => {
  fc.assert(
    fc.property(anyCast, (cast) => {
      const { recording, state } = recordingOf(cast, reduceCalls, { ...LIMITS, maxSize: 10 })
      expect(recording.entries).toEqual([])
      expect(recording.base.calls).toEqual(state.calls)
    }),
    { numRuns: 30 },
  )
})
