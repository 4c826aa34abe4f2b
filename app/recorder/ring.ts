/**
 * The last minutes of changes, bounded by number, age and size. What falls out is not lost but folded into the picture
 * that the rest begins with, so that what is left always plays to the truth.
 */
import { applyChange } from './apply.ts'
import type { Change, Entry, Picture, Recording } from './recording.ts'

export interface RingLimits {
  readonly maxEntries: number
  readonly maxAgeMs: number
  /** Of all entries as JSON, in UTF-16 units. */
  readonly maxSize: number
}

export interface Moment {
  /** Milliseconds that only ever grow. */
  readonly monotonicMs: number
  /** Wall time, epoch ms. */
  readonly atMs: number
}

export interface Ring {
  add(change: Change, moment: Moment): void
  /** What is held, as of `now`: what has grown too old by then falls out first. */
  take(now: Moment): Recording
}

interface Held {
  readonly moment: Moment
  readonly change: Change
  readonly size: number
}

/** Room for those that have fallen out and wait to be given back together. */
const SLACK = 256

export function createRing(first: Picture, begun: Moment, limits: RingLimits): Ring {
  let base = first
  let since = begun
  let held: Held[] = []
  /** Index of the oldest that counts: taking single ones off an array's front is slow. */
  let oldest = 0
  let size = 0

  function dropOldest(): void {
    const dropped = held[oldest]
    if (dropped === undefined) return
    oldest += 1
    size -= dropped.size
    base = applyChange(base, dropped.change)
    since = dropped.moment
    if (oldest < SLACK) return
    held = held.slice(oldest)
    oldest = 0
  }

  function trim(nowMs: number): void {
    for (;;) {
      const next = held[oldest]
      if (next === undefined) return
      const fits = held.length - oldest <= limits.maxEntries && size <= limits.maxSize
      if (fits && nowMs - next.moment.monotonicMs <= limits.maxAgeMs) return
      dropOldest()
    }
  }

  return {
    add(change, moment) {
      const entry: Held = { moment, change, size: JSON.stringify(change).length }
      held.push(entry)
      size += entry.size
      trim(moment.monotonicMs)
    },
    take(now) {
      trim(now.monotonicMs)
      // What fell out long ago says nothing of when the rest began.
      const startMs = Math.max(since.monotonicMs, now.monotonicMs - limits.maxAgeMs)
      return {
        atMs: Math.round(since.atMs + (startMs - since.monotonicMs)),
        lengthMs: Math.round(now.monotonicMs - startMs),
        base,
        entries: held.slice(oldest).map(({ moment, change }): Entry => ({
          afterMs: Math.round(Math.max(0, moment.monotonicMs - startMs)),
          atMs: moment.atMs,
          change,
        })),
      }
    },
  }
}
