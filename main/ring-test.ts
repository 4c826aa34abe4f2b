/** "Ring me": a call is asked for, and the time from the arrival of its news to its card's first frame is taken. */
import type { Call, CallsState } from '../app/calls/model.ts'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, type Result } from '../app/contract/result.ts'
import { canSeeCalls } from '../app/contract/seeing.ts'
import type { AppState, RingTest } from '../app/contract/state.ts'
import type { Clock, Dispose } from '../app/ports.ts'

/** As long as any attempt waits for the service's first word. */
const PATIENCE_MS = 10_000
/** How long the phone rings on after its card was seen. */
const RINGS_ON_MS = 4_000
/** A hang-up that was refused, or taken and of no effect by then, is asked for once more. */
const REFUSED_AGAIN_MS = 2_000
const NO_EFFECT_AGAIN_MS = PATIENCE_MS + 2_000

export interface RingTestDeps {
  readonly clock: Clock
  readonly state: () => AppState
  /** Asks the service, or the stand-in, for a call to the user. */
  readonly ring: () => Promise<Result<null, AppError>>
  /** Whether that is what this call is: somebody else's, come meanwhile, is neither timed nor hung up. */
  readonly isMine: (call: Call) => boolean
  /** Whether calls have cards in a window of ours at all. */
  readonly hasCards: () => boolean
  readonly hangUp: (callId: string) => Promise<Result<null, AppError>>
  readonly report: (test: RingTest) => void
}

export interface RingTester {
  /** Resolves when the call was asked for; what came of it is reported. */
  begin(): Promise<Result<null, AppError>>
  /** In the tick in which news of calls arrived. */
  follow(calls: CallsState): void
  /** A card with the service's own news of the call is on the screen. */
  painted(callId: string): void
  dispose(): void
}

interface Awaited {
  /** Calls there were before. */
  readonly known: ReadonlySet<string>
  readonly stop: Dispose
  callId?: string
  receivedAtMs?: number
}

export function createRingTest(deps: RingTestDeps): RingTester {
  const { clock, state, ring, isMine, hasCards, hangUp, report } = deps
  let awaited: Awaited | undefined
  let stopRinging: Dispose | undefined
  let disposed = false

  function end(test: RingTest): void {
    const callId = awaited?.callId
    awaited?.stop()
    awaited = undefined
    report(test)
    if (callId === undefined) return
    hangUpIn(RINGS_ON_MS, callId, true)
  }

  function hangUpIn(delayMs: number, callId: string, again: boolean): void {
    stopRinging?.()
    stopRinging = clock.after(delayMs, () => void hangUpRinging(callId, again))
  }

  async function hangUpRinging(callId: string, again: boolean): Promise<void> {
    const rings = state().calls.active.some((call) => call.id === callId && call.state === 'ringing')
    if (!rings) return
    const { ok } = await hangUp(callId)
    if (again && !disposed) hangUpIn(ok ? NO_EFFECT_AGAIN_MS : REFUSED_AGAIN_MS, callId, false)
  }

  const fail = (error: AppError): void => {
    end({ status: 'failed', error })
  }

  return {
    async begin() {
      if (awaited !== undefined) return err(appError('in-flight'))
      if (!canSeeCalls(state().session)) return err(appError('offline'))
      if (!hasCards()) return err(appError('not-available'))
      const stop = clock.after(PATIENCE_MS, () => {
        fail(appError(awaited?.callId === undefined ? 'no-event' : 'card-not-painted'))
      })
      const mine: Awaited = { known: new Set(state().calls.active.map(({ id }) => id)), stop }
      awaited = mine
      report({ status: 'waiting' })
      const receipt = await ring()
      if (!receipt.ok && awaited === mine) fail(receipt.error)
      return receipt
    },
    follow({ active }) {
      if (awaited === undefined || awaited.callId !== undefined) return
      const { known } = awaited
      // Our own attempt is a call before the service says a word; what it says has legs.
      const arrived = active.find((call) => !known.has(call.id) && call.legs.length > 0 && isMine(call))
      if (arrived === undefined) return
      awaited.callId = arrived.id
      awaited.receivedAtMs = clock.monotonic()
    },
    painted(callId) {
      if (awaited?.callId !== callId || awaited.receivedAtMs === undefined) return
      end({ status: 'painted', paintedAfterMs: clock.monotonic() - awaited.receivedAtMs })
    },
    dispose() {
      disposed = true
      awaited?.stop()
      stopRinging?.()
    },
  }
}
