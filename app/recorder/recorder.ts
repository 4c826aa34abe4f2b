/** The flight recorder: what happened to calls and links in the last fifteen minutes, in memory alone. */
import { carrierOf } from '../calls/carrier.ts'
import type { CallEvent, Carrier } from '../calls/model.ts'
import type { AppState } from '../contract/state.ts'
import type { Clock } from '../ports.ts'
import type { Recording } from './recording.ts'
import { createRing, type Moment, type RingLimits } from './ring.ts'
import { sceneChange, sceneOf } from './scene.ts'

/** A busy operator's quarter of an hour has some hundreds of changes of about one kilobyte each. */
export const RECORDER_LIMITS: RingLimits = { maxEntries: 3_000, maxAgeMs: 15 * 60_000, maxSize: 2_000_000 }

export interface Recorder {
  call(event: CallEvent): void
  forget(carrier: Carrier): void
  /** To be told of every change of the state; what concerns no call and no link is left out. */
  follow(state: AppState): void
  readonly take: () => Recording
}

export function createRecorder(
  clock: Pick<Clock, 'now' | 'monotonic'>,
  first: AppState,
  limits = RECORDER_LIMITS,
): Recorder {
  const now = (): Moment => ({ monotonicMs: clock.monotonic(), atMs: clock.now() })
  let last = { state: first, scene: sceneOf(first) }
  const ring = createRing({ calls: first.calls, scene: last.scene }, now(), limits)
  return {
    call(event) {
      ring.add({ kind: 'call', event }, now())
    },
    forget(carrier) {
      ring.add({ kind: 'forget', ...carrierOf(carrier) }, now())
    },
    follow(state) {
      const scene = sceneOf(state, last)
      const changed = sceneChange(last.scene, scene)
      last = { state, scene }
      if (changed === undefined) return
      ring.add({ kind: 'scene', scene: changed }, now())
    },
    take: () => ring.take(now()),
  }
}
