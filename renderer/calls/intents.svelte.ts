/** What the buttons of one call do, and why the last of them did nothing. */
import type { Call } from '../../app/calls/model.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { Result } from '../../app/contract/result.ts'
import type { AppBridge } from '../bridge.ts'

export interface CallIntents {
  /** The call's own problem first: it comes from main and outlives this page. */
  readonly problem: AppError | undefined
  readonly accept: () => void
  readonly end: () => void
  readonly hide: () => void
  /** Carries out one of the user's own rules, by its name. */
  readonly act: (rule: string) => void
}

export function createCallIntents(bridge: AppBridge, call: () => Call): CallIntents {
  let refused = $state.raw<AppError>()

  async function settle(reply: Promise<Result<unknown, AppError>>): Promise<void> {
    refused = undefined
    const settled = await reply
    if (!settled.ok) refused = settled.error
  }

  return {
    get problem() {
      return call().problem ?? refused
    },
    accept: () => void settle(bridge.invoke('call.accept', { callId: call().id })),
    end: () => void settle(bridge.invoke('call.end', { callId: call().id })),
    hide: () => void settle(bridge.invoke('call.hide', { callId: call().id })),
    act: (rule) => void settle(bridge.invoke('event.run', { callId: call().id, rule })),
  }
}
