/** A recording played by the clock. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { reduceCalls } from '../../../app/calls/reduce.ts'
import { replayNow, replayPosition, type ReplayState } from '../../../app/contract/replay.ts'
import { createPlayback } from '../../../app/recorder/playback.ts'
import { createPlayer } from '../../../app/recorder/player.ts'
import type { Picture, Recording } from '../../../app/recorder/recording.ts'
import { createManualClock } from '../../clock.ts'
import { leg, published, retracted } from '../calls/story.ts'
import { anyCast, recordingOf } from './any-recording.ts'

const RINGING = leg('requested', { at: 1 })
const CAST = fc.sample(anyCast, { numRuns: 1, seed: 3 })[0]

/** It rings after two seconds and is over after three. */
function ringOnce(): Recording {
  if (CAST === undefined) throw new Error('no cast')
  const { recording } = recordingOf({ ...CAST, events: [] }, reduceCalls)
  return {
    ...recording,
    atMs: 1_000_000,
    lengthMs: 10_000,
    entries: [
      { afterMs: 2_000, atMs: 1_002_000, change: { kind: 'call', event: published(RINGING, 1_002_000) } },
      { afterMs: 3_000, atMs: 1_003_000, change: { kind: 'call', event: retracted(RINGING, 1_003_000) } },
    ],
  }
}

function play(recording: Recording) {
  const clock = createManualClock()
  const shown: { readonly picture: Picture; readonly replay: ReplayState }[] = []
  const player = createPlayer({
    clock,
    recording,
    fileName: 'a.ringside-report',
    show: (picture, replay) => shown.push({ picture, replay }),
  })
  const last = () => {
    const moment = shown.at(-1)
    if (moment === undefined) throw new Error('nothing was shown')
    return moment
  }
  return { clock, player, last, shown }
}

describe('a recording that is played', () => {
  it('stands still until it is told to go', () => {
    const { clock, last, shown } = play(ringOnce())
    clock.advance(60_000)
    expect(shown).toHaveLength(1)
    expect(last().replay).toMatchObject({ playing: false, positionMs: 0, lengthMs: 10_000 })
    expect(clock.pending).toBe(0)
  })

  it.each([
    [1, 1],
    [10, 10],
  ] as const)('shows each change when its time comes at speed %d', (speed, factor) => {
    const { clock, player, last } = play(ringOnce())
    player.set({ playing: true, speed })
    clock.advance(1_999 / factor)
    expect(last().picture.calls.active).toHaveLength(0)
    clock.advance(2 / factor + 1)
    expect(last().picture.calls.active).toHaveLength(1)
    clock.advance(1_000 / factor + 1)
    expect(last().picture.calls.ended).toHaveLength(1)
    clock.advance(10_000)
    expect(last().replay).toMatchObject({ playing: false, positionMs: 10_000 })
    expect(clock.pending).toBe(0)
  })

  it('pauses where it is, and goes on from there', () => {
    const { clock, player, last } = play(ringOnce())
    player.set({ playing: true })
    clock.advance(2_500)
    player.set({ playing: false })
    clock.advance(60_000)
    expect(last().replay.positionMs).toBe(2_500)
    expect(last().picture.calls.active).toHaveLength(1)
    player.set({ playing: true })
    clock.advance(600)
    expect(last().picture.calls.active).toHaveLength(0)
  })

  it('goes back, and played at its end begins anew', () => {
    const { clock, player, last } = play(ringOnce())
    player.set({ positionMs: 9_000 })
    expect(last().picture.calls.ended).toHaveLength(1)
    player.set({ positionMs: 2_200 })
    expect(last().picture.calls.active).toHaveLength(1)
    player.set({ positionMs: 10_000 })
    player.set({ playing: true })
    expect(last().replay).toMatchObject({ playing: true, positionMs: 0 })
    clock.advance(20_000)
    expect(last().replay.playing).toBe(false)
  })

  it('shows the times of then', () => {
    const { clock, player, last } = play(ringOnce())
    player.set({ playing: true, speed: 10 })
    clock.advance(250)
    const { replay } = last()
    expect(replayPosition(replay, clock.now())).toBeCloseTo(2_500, -1)
    expect(replayNow(replay, clock.now())).toBeCloseTo(1_002_500, -1)
    expect(replayPosition(replay, clock.now() + 3_600_000)).toBe(10_000)
  })

  it('keeps the wall’s jumps: what slept an hour slept an hour', () => {
    const recording = ringOnce()
    const [first, second] = recording.entries
    if (first === undefined || second === undefined) throw new Error('no entries')
    const slept = { ...recording, entries: [first, { ...second, atMs: second.atMs + 3_600_000 }] }
    expect(createPlayback(slept).at(3_500).wallMs).toBe(1_003_500 + 3_600_000)
  })
})

test('whatever is pressed, what is shown is the recording at that position', () => {
  fc.assert(
    fc.property(
      anyCast,
      fc.array(
        fc.record({
          wait: fc.nat(5_000),
          playing: fc.option(fc.boolean(), { nil: undefined }),
          speed: fc.constantFrom(undefined, 1 as const, 10 as const),
          positionMs: fc.option(fc.nat(40_000), { nil: undefined }),
        }),
        { maxLength: 8 },
      ),
      (cast, presses) => {
        const { recording } = recordingOf(cast, reduceCalls)
        const { clock, player, last } = play(recording)
        for (const { wait, ...press } of presses) {
          clock.advance(wait)
          player.set(press)
          const { picture, replay } = last()
          expect(picture).toEqual(createPlayback(recording).at(replay.positionMs).picture)
          expect(replay.positionMs).toBeLessThanOrEqual(recording.lengthMs)
        }
      },
    ),
    { numRuns: 100 },
  )
})
