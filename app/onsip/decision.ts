/** The service's word on a subscription: it comes by message, at any time after the request left. */
import type { Clock } from '../ports.ts'

/** The decision is asked of a third party behind the service; the vendor's own client waits as long. */
const DECISION_MS = 15_000

export interface Decision {
  /** @returns the service's word; `timeout` when it says nothing. */
  wait(): Promise<string>
  /** The word came, or nobody waits for it any more. Without a wait it is of no effect. */
  settle(state: string): void
}

export function createDecision(clock: Clock): Decision {
  let decide: ((state: string) => void) | undefined
  return {
    wait: () =>
      new Promise((resolve) => {
        const cancel = clock.after(DECISION_MS, () => decide?.('timeout'))
        decide = (state) => {
          cancel()
          decide = undefined
          resolve(state)
        }
      }),
    settle: (state) => decide?.(state),
  }
}
