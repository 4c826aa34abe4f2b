/** One change of a recording, applied to how things stood before it. Pure. */
import { withoutProvider } from '../calls/forget.ts'
import { reduceCalls } from '../calls/reduce.ts'
import { assertNever } from '../contract/result.ts'
import type { Change, Picture } from './recording.ts'

export function applyChange(picture: Picture, change: Change): Picture {
  switch (change.kind) {
    case 'call':
      return { ...picture, calls: reduceCalls(picture.calls, change.event) }
    case 'forget':
      return { ...picture, calls: withoutProvider(picture.calls, change.provider) }
    case 'scene':
      return { ...picture, scene: { ...picture.scene, ...change.scene } }
    default:
      return assertNever(change)
  }
}
