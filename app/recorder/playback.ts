/** A recording at any moment of it. Going on is cheap; going back begins anew. */
import { applyChange } from './apply.ts'
import type { Picture, Recording } from './recording.ts'

export interface Playback {
  /** @param positionMs from the beginning; beyond the end is the end */
  at(positionMs: number): PlayedMoment
  /** When the next change comes after the last moment that was asked for; undefined behind the last one. */
  nextMs(): number | undefined
}

export interface PlayedMoment {
  readonly picture: Picture
  /** The wall time that the recorded machine had, epoch ms. */
  readonly wallMs: number
}

export function createPlayback({ atMs, lengthMs, base, entries }: Recording): Playback {
  let picture = base
  /** Index of the first entry that has not been applied. */
  let next = 0

  return {
    at(wanted) {
      const positionMs = Math.min(Math.max(0, wanted), lengthMs)
      if ((entries[next - 1]?.afterMs ?? 0) > positionMs) {
        picture = base
        next = 0
      }
      for (let entry = entries[next]; entry !== undefined && entry.afterMs <= positionMs;) {
        picture = applyChange(picture, entry.change)
        next += 1
        entry = entries[next]
      }
      const last = entries[next - 1] ?? { afterMs: 0, atMs }
      return { picture, wallMs: last.atMs + (positionMs - last.afterMs) }
    },
    nextMs: () => entries[next]?.afterMs,
  }
}
