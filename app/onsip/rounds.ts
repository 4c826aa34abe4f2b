/** Runs one asynchronous round after another, never two at a time, and waits between them by how the last one went. */
import { assertNever } from '../contract/result.ts'
import type { Clock, Dispose, Logger, Random } from '../ports.ts'
import { renewalDelay, retryDelay, soonDelay } from './renewal.ts'

/**
 * What one round came to. `stop`: nothing more until somebody asks. `soon`: what failed passes by itself, as when a
 * component is restarted. `serverNowMs` is the time it ended.
 */
export type Outcome =
  | { readonly kind: 'stands'; readonly expiresAtMs: number; readonly serverNowMs: number }
  | { readonly kind: 'retry'; readonly soon: boolean }
  | { readonly kind: 'stop' }

export interface Rounds {
  /** Starts a round in `delayMs`; one that runs already is followed by it. */
  request(delayMs: number): void
  /** How many rounds in a row failed. */
  readonly failures: number
  dispose(): void
}

export interface RoundsDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
}

export function createRounds({ clock, random, log }: RoundsDeps, round: () => Promise<Outcome>): Rounds {
  let alive = true
  let running = false
  let failures = 0
  let requestedMs: number | undefined
  let cancel: Dispose | undefined

  function wait(delayMs: number): void {
    cancel?.()
    cancel = clock.after(delayMs, run)
  }

  function run(): void {
    running = true
    round().then(settle, (bug: unknown) => {
      log.error('round-threw', { error: bug instanceof Error ? bug.message : 'unknown' })
      settle({ kind: 'retry', soon: false })
    })
  }

  function settle(outcome: Outcome): void {
    running = false
    if (!alive) return
    failures = outcome.kind === 'retry' ? failures + 1 : 0
    const delayMs = requestedMs ?? delayAfter(outcome, failures, random)
    requestedMs = undefined
    if (delayMs !== undefined) wait(delayMs)
  }

  return {
    request(delayMs) {
      if (!alive) return
      if (running) requestedMs = delayMs
      else wait(delayMs)
    },
    get failures() {
      return failures
    },
    dispose() {
      alive = false
      cancel?.()
    },
  }
}

function delayAfter(outcome: Outcome, failures: number, random: Random): number | undefined {
  switch (outcome.kind) {
    case 'stands':
      return renewalDelay(outcome.expiresAtMs, outcome.serverNowMs)
    case 'retry':
      return outcome.soon ? soonDelay(failures, random) : retryDelay(failures)
    case 'stop':
      return undefined
    default:
      return assertNever(outcome)
  }
}
