/** Keeps one account of the engine logged in until it is stopped, with one honest status; its calls end with the stream. */
import type { Call, CallEvent } from '../calls/model.ts'
import { NO_CAPABILITIES, type CallProvider, type Capabilities, type Receipt } from '../calls/provider.ts'
import { appError } from '../contract/errors.ts'
import { err } from '../contract/result.ts'
import type { EngineLink, EngineStep } from '../contract/engine-state.ts'
import type { Clock, Logger, Random } from '../ports.ts'
import { createBackoff } from '../xmpp/backoff.ts'
import type { ConnectFailure } from '../xmpp/connect-failure.ts'
import type { Element } from '../xmpp/xml.ts'
import type { FormatNumber } from './address.ts'
import { createCallTable } from './call-table.ts'
import { enterEngine, type EngineTarget, type Entered } from './life-cycle.ts'
import { decodeVoice } from './voice.ts'

export type { EngineTarget } from './life-cycle.ts'

/** What the published stanzas can do: call and accept. None ends a call, so that is ours alone. */
const CAPABILITIES: Capabilities = {
  create: true,
  end: true,
  endsHereOnly: true,
  transfer: false,
  accept: true,
  decline: 'no',
}

const MAX_EARLY = 64

export interface EngineSession {
  readonly provider: CallProvider
  start(): void
  /** Logs out and closes. Resolves when the socket is gone; nothing more is told. */
  stop(): Promise<void>
  /** Tries now what waits or was given up. */
  retry(): void
}

export interface EngineSessionDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly formatNumber: FormatNumber
}

/** Told in the same tick as it happens. */
export interface EngineSink {
  link(link: EngineLink): void
  calls(event: CallEvent): void
}

export function createEngineSession(
  { clock, random, log, formatNumber }: EngineSessionDeps,
  target: EngineTarget,
  sink: EngineSink,
): EngineSession {
  const backoff = createBackoff(random)
  let told = true
  let entered: Entered | undefined
  let attempt: AbortController | undefined
  let cancelRetry = (): void => undefined

  const table = createCallTable({
    ...{ clock, log, formatNumber, account: target.account },
    emit(event) {
      if (told) sink.calls(event)
    },
    send: (stanza) => entered?.send(stanza),
  })

  function tell(link: EngineLink): void {
    const error = 'error' in link ? link.error.code : undefined
    log.info('openzoep.link', { status: link.status, ...('step' in link ? { step: link.step } : {}), error })
    if (told) sink.link(link)
  }

  function onStanza(stanza: Element): void {
    const voice = decodeVoice(stanza)
    if (voice === undefined) return
    if (voice.ok) table.hear(voice.value)
    else log.warn('openzoep.voice-refused', { at: voice.error })
  }

  async function enter(): Promise<void> {
    cancelRetry()
    const controller = new AbortController()
    attempt = controller
    let step: EngineStep = 'register'
    // A call may ring in the very bytes that end the log-in: it waits until there is somebody to hear it.
    const early: Element[] = []
    let heard = (stanza: Element): void => {
      if (early.length < MAX_EARLY) early.push(stanza)
    }
    const outcome = await enterEngine({
      ...{ clock, random, target, signal: controller.signal },
      onStep(next) {
        step = next
        if (attempt === controller) tell({ status: 'connecting', step, sinceMs: clock.now() })
      },
      onStanza: (stanza) => {
        heard(stanza)
      },
    })
    if (attempt !== controller) {
      if (outcome.ok) await outcome.value.leave()
      return
    }
    attempt = undefined
    if (!outcome.ok) {
      retryOrStop(step, outcome.error)
      return
    }
    entered = outcome.value
    backoff.reset()
    tell({ status: 'connected', sinceMs: clock.now() })
    early.forEach(onStanza)
    heard = onStanza
    outcome.value.onEnd((failure) => {
      if (entered !== outcome.value) return
      entered = undefined
      heard = () => undefined
      table.clear()
      retryOrStop('open', failure)
    })
  }

  function retryOrStop(step: EngineStep, { error, terminal }: ConnectFailure): void {
    if (terminal) {
      tell({ status: 'stopped', step, error })
      return
    }
    const delayMs = backoff.next()
    cancelRetry = clock.after(delayMs, () => void enter())
    tell({ status: 'waiting', retryAtMs: clock.now() + delayMs, step, error })
  }

  /** Every id of the call that the engine may know it by: one, unless two calls were one. */
  const idsOf = ({ legs }: Call): readonly string[] => legs.map(({ itemId }) => itemId)
  const whileEntered = (act: () => Receipt): Promise<Receipt> =>
    Promise.resolve(entered === undefined ? err(appError('offline')) : act())
  function each(call: Call, act: (id: string) => Receipt): Receipt {
    const receipts = idsOf(call).map(act)
    return receipts.find(({ ok: done }) => done) ?? receipts[0] ?? err(appError('call-not-found'))
  }

  return {
    provider: {
      get capabilities() {
        return entered === undefined ? NO_CAPABILITIES : CAPABILITIES
      },
      create: (_from, to, id) => whileEntered(() => table.invite(id, to)),
      accept: (call) => whileEntered(() => each(call, table.accept)),
      end: (call) => whileEntered(() => each(call, table.end)),
      transfer: () => Promise.resolve(err(appError('not-available'))),
    },
    start: () => void enter(),
    async stop() {
      told = false
      cancelRetry()
      attempt?.abort()
      attempt = undefined
      const leaving = entered
      entered = undefined
      table.clear()
      await leaving?.leave()
    },
    retry() {
      if (entered !== undefined || attempt !== undefined) return
      backoff.reset()
      void enter()
    },
  }
}
