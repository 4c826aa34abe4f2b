/**
 * "Try it without an account": the built-in stand-in for the service, on this machine, with somebody who calls. The
 * one file that knows the simulator, which is loaded only when asked for.
 */
import type { TryItTarget } from '../app/core/account.ts'
import type { Clock, Dispose, Logger } from '../app/ports.ts'
import type { Reply } from '../app/simulator/orders/reply.ts'

export interface TryIt {
  /** Starts it, or answers what was started before. */
  start(): Promise<TryItTarget>
  /** Rings the user at once, besides the calls that come by themselves. False while it is not running. */
  ring(): Promise<boolean>
  stop(): Promise<void>
}

/** Long enough to read the window, short enough to wait for. */
const FIRST_CALL_MS = 4_000
const NEXT_CALL_MS = 60_000
/** How soon a phone of the stand-in picks up, how long it talks, and how long a caller waits for nobody. */
const PICKS_UP_MS = 4_000
const TALKS_MS = 20_000
const GIVES_UP_MS = 12_000

/** Every other one finds nobody: a missed call is worth seeing too. */
const CALLERS = [
  { from: 'sip:14155551212@example.com', fromDisplay: 'Ann Carter', answered: true },
  { from: 'sip:17325550100@example.com', fromDisplay: '', answered: false },
  { from: 'sip:442079460018@example.com', fromDisplay: 'Maya Lindqvist', answered: true },
  { from: 'sip:15105550142@example.com', fromDisplay: 'Bob Reed', answered: false },
] as const

/** Who calls when the user asks to be rung. */
const ASKED_FOR = 'sip:12125550147@example.com'

export function createTryIt(clock: Clock, log: Logger): TryIt {
  let running:
    | Promise<{
        readonly account: TryItTarget
        readonly ring: () => Promise<boolean>
        readonly end: () => Promise<void>
      }>
    | undefined

  async function launch() {
    const { createSimulator } = await import('../app/simulator/simulator.ts')
    const simulator = await createSimulator({
      autoAnswerMs: PICKS_UP_MS,
      onBug: (error) => {
        log.error('simulator-bug', { why: error instanceof Error ? (error.stack ?? '') : '' })
      },
    })
    const { host, port, domain, caPem, accounts, services } = simulator.ready
    const [first] = accounts
    if (first === undefined) throw new Error('the simulator has no account')
    const address = first.addresses[0] ?? first.jid
    const to = `sip:${address}`
    const stopCalling = keepCalling(clock, to, (order) => simulator.do(order))
    let stopRinging: Dispose = () => undefined
    const ring = async (): Promise<boolean> => {
      const reply = await simulator.do({ do: 'ring', to, from: ASKED_FOR })
      if (!reply.ok || reply.call === undefined) return false
      const { call } = reply
      stopRinging = clock.after(GIVES_UP_MS, () => void simulator.do({ do: 'hangup', call }))
      return true
    }
    return {
      account: { address, password: first.password, host, port, domain, caPem, suffix: services.suffix },
      ring,
      end: async () => {
        stopCalling()
        stopRinging()
        await simulator.stop()
      },
    }
  }

  return {
    async start() {
      running ??= launch()
      return (await running).account
    },
    ring: async () => (await running)?.ring() ?? false,
    async stop() {
      const ending = running
      running = undefined
      await (await ending)?.end()
    },
  }
}

/** Rings now and then for as long as it is not stopped. */
function keepCalling(clock: Clock, to: string, carryOut: (order: object) => Promise<Reply>): Dispose {
  const pending = new Set<Dispose>()
  const later = (delayMs: number, task: () => Promise<void>): void => {
    const cancel = clock.after(delayMs, () => {
      pending.delete(cancel)
      void task()
    })
    pending.add(cancel)
  }
  const ring = async (turn: number): Promise<void> => {
    const { answered, ...caller } = CALLERS[turn % CALLERS.length] ?? CALLERS[0]
    later(NEXT_CALL_MS, () => ring(turn + 1))
    const reply = await carryOut({ do: 'ring', to, ...caller })
    if (!reply.ok || reply.call === undefined) return
    const { call } = reply
    // Refused when the user was quicker: then there is nothing left to do.
    if (answered) later(PICKS_UP_MS, () => carryOut({ do: 'answer', call }).then(() => undefined))
    const overMs = answered ? PICKS_UP_MS + TALKS_MS : GIVES_UP_MS
    later(overMs, () => carryOut({ do: 'hangup', call }).then(() => undefined))
  }
  later(FIRST_CALL_MS, () => ring(0))
  return () => {
    for (const cancel of pending) cancel()
    pending.clear()
  }
}
