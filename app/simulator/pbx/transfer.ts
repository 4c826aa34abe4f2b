import type { SimulatorClock } from '../clock.ts'
import type { Switchboard } from './switchboard.ts'

export interface TransferDeps {
  readonly switchboard: Switchboard
  readonly clock: SimulatorClock
  /** Between the end of the old call and the start of the new one. */
  readonly stepMs: number
  /** Told when the old call is over and the new one has not begun. */
  readonly onBetween: () => void
}

/** Blind transfer of one side of an answered call. */
export interface Transfer {
  /**
   * Moves `endpoint` to `targetUri` and hangs up on the other side: the old legs go, a new call with a new Call-ID
   * comes (OnSIP developer wiki, Active-Calls Component, "transfer").
   */
  start(callId: string, endpoint: 'caller' | 'callee', targetUri: string): void
}

export function createTransfer(deps: TransferDeps): Transfer {
  return {
    start: (callId, endpoint, targetUri) => {
      const call = deps.switchboard.find(callId)
      if (call === undefined) return
      const movedUri = endpoint === 'caller' ? call.fromUri : call.toUri
      deps.switchboard.end(callId)
      deps.onBetween()
      deps.clock.after(deps.stepMs, () => {
        deps.switchboard.place({ fromUri: movedUri, toUri: targetUri, answersItself: true })
      })
    },
  }
}
