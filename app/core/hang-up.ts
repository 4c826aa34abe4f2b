/** The key that hangs up: ends the one call that can be meant, asks where there are several, says so where there is none. */
import type { CommandInput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { endableCalls, NOT_HANGING_UP, type HangUpState, type HungUp } from '../contract/hang-up.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Clock, Dispose } from '../ports.ts'
import type { CallControl } from './call-control.ts'
import type { Dialing } from './dialing.ts'
import type { Store } from './store.ts'

export interface HangUpDeps {
  readonly clock: Clock
  readonly store: Store
  readonly end: CallControl['end']
  readonly dismiss: Dialing['dismiss']
}

export interface HangUp {
  readonly hangUp: (input: CommandInput<'call.hangUp'>) => Promise<Result<HungUp, AppError>>
  readonly pick: (input: CommandInput<'hangUp.pick'>) => Promise<Result<null, AppError>>
  readonly dismiss: () => Result<null, AppError>
}

/** Long enough to be read, and in nobody's way. */
const TOLD_MS = 5_000

export function createHangUp({ clock, store, end, dismiss }: HangUpDeps): HangUp {
  let over: Dispose | undefined

  function show(next: HangUpState): void {
    over?.()
    over = undefined
    store.patch({ hangUp: next })
    if (next.status !== 'told') return
    over = clock.after(TOLD_MS, () => {
      show(NOT_HANGING_UP)
    })
  }

  // For as long as the store lives.
  store.subscribe(({ calls, dialing }) => {
    const { status } = store.state.hangUp
    if (status === 'idle') return
    // A question whose calls have all ended by themselves answers itself.
    const isMoot = calls !== undefined && status === 'asking' && endableCalls(store.state).length === 0
    // They share a window, and nothing is dialled unseen.
    if (isMoot || dialing?.queue[0]?.wait.kind === 'countdown') show(NOT_HANGING_UP)
  })

  async function endOne(callId: string): Promise<Result<null, AppError>> {
    const ended = await end({ callId })
    if (!ended.ok) show({ status: 'told', error: ended.error })
    return ended
  }

  return {
    async hangUp({ from }) {
      const [counting] = store.state.dialing.queue
      if (counting?.wait.kind === 'countdown') {
        // It would be dialled in a moment, and no call of the user's is put at risk by stopping it.
        dismiss({ requestId: counting.id })
        return ok({ did: 'stopped' })
      }
      const [only, ...others] = endableCalls(store.state)
      if (only === undefined) {
        const error = appError('no-call')
        show({ status: 'told', error })
        return err(error)
      }
      // A call that is being ended already still counts: else a second press would take the other one.
      if (others.length > 0) {
        show({ status: 'asking', from })
        return ok({ did: 'asks' })
      }
      if (only.pending === 'end') return ok({ did: 'ended' })
      if (only.legs.length === 0) {
        const error = appError('call-too-young')
        show({ status: 'told', error })
        return err(error)
      }
      show(NOT_HANGING_UP)
      const ended = await endOne(only.id)
      return ended.ok ? ok({ did: 'ended' }) : ended
    },
    async pick({ callId }) {
      if (!endableCalls(store.state).some(({ id }) => id === callId)) return err(appError('call-not-found'))
      show(NOT_HANGING_UP)
      return endOne(callId)
    },
    dismiss() {
      show(NOT_HANGING_UP)
      return ok(null)
    },
  }
}
