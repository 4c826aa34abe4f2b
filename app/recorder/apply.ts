/** One change of a recording, applied to how things stood before it. Pure. */
import { carrierOf } from '../calls/carrier.ts'
import { withoutCarrier } from '../calls/forget.ts'
import { reduceCalls } from '../calls/reduce.ts'
import { assertNever } from '../contract/result.ts'
import type { Change, Picture } from './recording.ts'

export function applyChange(picture: Picture, change: Change): Picture {
  switch (change.kind) {
    case 'call':
      return { ...picture, calls: reduceCalls(picture.calls, change.event) }
    case 'forget':
      return { ...picture, calls: withoutCarrier(picture.calls, carrierOf(change)) }
    case 'scene':
      return { ...picture, scene: { ...picture.scene, ...change.scene } }
    default:
      return assertNever(change)
  }
}
