/** Wishes to dial, wherever they come from: shown first, dialled by the same command as everything else. */
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { assertNever, err, ok, type Result } from '../contract/result.ts'
import { explainText } from '../dialing/explain.ts'
import { recognised, type Knows } from '../dialing/known.ts'
import type { DialRequest } from '../dialing/model.ts'
import { admission, goesAtOnce, reduceDialing, type DialingEvent } from '../dialing/queue.ts'
import { requestFor } from '../dialing/request.ts'
import type { Clock, Dispose } from '../ports.ts'
import type { CallControl } from './call-control.ts'
import { dialContext } from './dial-context.ts'
import type { Store } from './store.ts'

export interface DialingDeps {
  readonly clock: Clock
  readonly store: Store
  readonly place: CallControl['place']
  /** Known numbers wait for less, and say why. */
  readonly knows: Knows
}

export interface Dialing {
  readonly propose: (
    input: CommandInput<'dial.propose'>,
  ) => Promise<Result<CommandOutput<'dial.propose'>, AppError>>
  readonly confirm: (input: CommandInput<'dial.confirm'>) => Promise<Result<null, AppError>>
  readonly dismiss: (input: CommandInput<'dial.dismiss'>) => Result<null, AppError>
  readonly explain: (input: CommandInput<'dial.explain'>) => Result<CommandOutput<'dial.explain'>, AppError>
  dispose(): void
}

export function createDialing({ clock, store, place, knows }: DialingDeps): Dialing {
  let made = 0
  let countdown: { readonly name: string; readonly cancel: Dispose } | undefined

  function dispatch(event: DialingEvent): void {
    store.patch({ dialing: reduceDialing(store.state.dialing, event) })
    followCountdown()
  }

  /** Only what is on the screen counts down. */
  function followCountdown(): void {
    const [first] = store.state.dialing.queue
    const name = first?.wait.kind === 'countdown' ? `${first.id} ${String(first.wait.dialAtMs)}` : undefined
    if (countdown?.name === name) return
    countdown?.cancel()
    countdown = undefined
    if (first?.wait.kind !== 'countdown' || name === undefined) return
    const delayMs = Math.max(0, Math.min(first.wait.dialAtMs - clock.now(), LONGEST_COUNTDOWN_MS))
    const cancel = clock.after(delayMs, () => {
      void confirm({ requestId: first.id, index: 0 })
    })
    countdown = { name, cancel }
  }

  async function confirm({
    requestId,
    index,
  }: CommandInput<'dial.confirm'>): Promise<Result<null, AppError>> {
    const request = store.state.dialing.queue.find(({ id }) => id === requestId)
    if (!request) return err(appError('dial-request-gone'))
    const candidate = request.candidates[index]
    if (!candidate) return err(request.problem ?? appError('bad-input', 'index'))
    const placing = place(candidate)
    if (!placing.ok) {
      dispatch({ kind: 'failed', requestId, error: placing.error })
      return placing
    }
    // From here on the call's card tells how it goes.
    dispatch({ kind: 'confirmed', requestId, atMs: clock.now() })
    const receipt = await placing.value.receipt
    return receipt.ok ? ok(null) : receipt
  }

  /** A person who typed a number sees it already: it is dialled, and what is wrong is said where it was typed. */
  async function dialNow(request: DialRequest): Promise<Result<{ readonly requestId: null }, AppError>> {
    const [candidate] = request.candidates
    const placing = candidate ? place(candidate) : err(appError('no-number'))
    if (!placing.ok) return placing
    const receipt = await placing.value.receipt
    return receipt.ok ? ok({ requestId: null }) : receipt
  }

  return {
    async propose({ text, source, marked }) {
      const atMs = clock.now()
      const request = requestFor(
        { id: `dial-${String(++made)}`, source, text, marked, atMs },
        dialContext(store.state),
        store.state.settings.values.dialing,
        knows,
      )
      const byHand = source === 'field' || source === 'redial'
      if (byHand && (request.candidates.length === 0 || goesAtOnce(request))) {
        return dialNow(request)
      }
      const admitted = admission(store.state.dialing, request)
      switch (admitted) {
        case 'full':
          return err(appError('dial-queue-full'))
        case 'repeated':
          return ok({ requestId: null })
        case 'queued':
          dispatch({ kind: 'proposed', request })
          return ok({ requestId: request.id })
        default:
          return assertNever(admitted)
      }
    },
    confirm,
    dismiss({ requestId }) {
      dispatch({ kind: 'dismissed', requestId, atMs: clock.now() })
      return ok(null)
    },
    explain({ text }) {
      const found = explainText(text, dialContext(store.state))
      return ok({ candidates: found.map((candidate) => recognised(candidate, knows)) })
    },
    dispose() {
      // Nothing dials by itself once the program stops, nor when it starts again.
      for (const { id } of store.state.dialing.queue) {
        dispatch({ kind: 'dismissed', requestId: id, atMs: clock.now() })
      }
    },
  }
}

/** The wall clock may be set back while a request waits. */
const LONGEST_COUNTDOWN_MS = 60_000
