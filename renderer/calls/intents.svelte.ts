/** What the buttons of one call do, and why the last of them did nothing. */
import { worthAnotherTry } from '../../app/calls/intents.ts'
import type { Call } from '../../app/calls/model.ts'
import type { AppError } from '../../app/contract/errors.ts'
import { assertNever, type Result } from '../../app/contract/result.ts'
import type { AppBridge } from '../bridge.ts'

export interface CallIntents {
  /** The call's own problem first: it comes from main and outlives this page. */
  readonly problem: AppError | undefined
  readonly accept: () => void
  readonly end: () => void
  readonly hide: () => void
  /** What came to nothing once more; undefined where the same would not help. */
  readonly again: (() => void) | undefined
  /** Carries out one of the user's own rules, by its name. */
  readonly act: (rule: string) => void
}

export function createCallIntents(bridge: AppBridge, call: () => Call): CallIntents {
  /** Only while the call is as it was then: what could not be done about a ring is over with it. */
  let refused = $state.raw<{ readonly error: AppError; readonly state: Call['state'] }>()

  async function settle(reply: Promise<Result<unknown, AppError>>): Promise<void> {
    refused = undefined
    const settled = await reply
    if (!settled.ok) refused = { error: settled.error, state: call().state }
  }

  const accept = (): void => void settle(bridge.invoke('call.accept', { callId: call().id }))
  const end = (): void => void settle(bridge.invoke('call.end', { callId: call().id }))

  function again(): (() => void) | undefined {
    const { id, transfer, setup } = call()
    const what = worthAnotherTry(call())
    switch (what) {
      case undefined:
        return undefined
      case 'accept':
        return accept
      case 'end':
        return end
      case 'transfer':
        return transfer === undefined
          ? undefined
          : () => void settle(bridge.invoke('call.transfer', { callId: id, to: transfer.to }))
      case 'create':
        return setup === undefined
          ? undefined
          : () => {
              void settle(bridge.invoke('call.create', { to: setup.to.uri, from: setup.from }))
              void bridge.invoke('call.hide', { callId: id })
            }
      default:
        return assertNever(what)
    }
  }

  return {
    get problem() {
      const here = refused?.state === call().state ? refused.error : undefined
      return call().problem ?? here
    },
    accept,
    end,
    get again() {
      return again()
    },
    hide: () => void settle(bridge.invoke('call.hide', { callId: call().id })),
    act: (rule) => void settle(bridge.invoke('event.run', { callId: call().id, rule })),
  }
}
