/** Plays a recording by the clock: real speed or ten times, stop and go, from anywhere to anywhere. */
import type { ReplayState, Speed } from '../contract/replay.ts'
import type { Clock, Dispose } from '../ports.ts'
import { createPlayback } from './playback.ts'
import type { Picture, Recording } from './recording.ts'

export interface PlayerDeps {
  readonly clock: Clock
  readonly recording: Recording
  readonly fileName: string
  /** Told of every picture in turn, and whenever the playing itself changes. */
  readonly show: (picture: Picture, replay: ReplayState) => void
}

export interface PlayerChange {
  readonly playing?: boolean | undefined
  readonly speed?: Speed | undefined
  readonly positionMs?: number | undefined
}

export interface Player {
  /** Playing from the end begins anew. */
  set(change: PlayerChange): void
  dispose(): void
}

/** It shows its first picture at once, and stands still. */
export function createPlayer({ clock, recording, fileName, show }: PlayerDeps): Player {
  const { lengthMs } = recording
  const playback = createPlayback(recording)
  let playing = false
  let speed: Speed = 1
  /** Where it stood at that moment. */
  let anchor = { positionMs: 0, monotonicMs: clock.monotonic() }
  let cancel: Dispose = () => undefined

  function position(): number {
    const sinceMs = playing ? (clock.monotonic() - anchor.monotonicMs) * speed : 0
    return Math.min(lengthMs, anchor.positionMs + sinceMs)
  }

  function tick(): void {
    cancel()
    const positionMs = position()
    if (positionMs >= lengthMs) playing = false
    anchor = { positionMs, monotonicMs: clock.monotonic() }
    const { picture, wallMs } = playback.at(positionMs)
    show(picture, { fileName, lengthMs, positionMs, atMs: clock.now(), wallMs, playing, speed })
    if (!playing) return
    const nextMs = Math.min(playback.nextMs() ?? lengthMs, lengthMs)
    // Never in the same tick: a thousand changes of one moment must not keep the window from painting.
    cancel = clock.after(Math.max(1, Math.ceil((nextMs - positionMs) / speed)), tick)
  }

  tick()
  return {
    set(change) {
      const wanted = change.positionMs ?? position()
      const isOver = change.positionMs === undefined && wanted >= lengthMs && change.playing === true
      anchor = { positionMs: isOver ? 0 : Math.min(wanted, lengthMs), monotonicMs: clock.monotonic() }
      playing = change.playing ?? playing
      speed = change.speed ?? speed
      tick()
    },
    dispose() {
      cancel()
    },
  }
}
