/** The only way out of the page: typed commands to main, events back. Nothing else touches `window.ringside`. */
import type { CommandInput, CommandName, CommandOutput } from '../app/contract/commands.ts'
import { appError, type AppError } from '../app/contract/errors.ts'
import type { AppEvent, Bridge } from '../app/contract/events.ts'
import { err, type Result } from '../app/contract/result.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly ringside: Bridge
  }
}

export interface AppBridge {
  /** Never rejects: a command that breaks answers `internal`. Input must be plain data, no state proxies. */
  invoke<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>, AppError>>
  /** What was wished before the page stood is told at once. The returned function ends it. */
  subscribe(listener: (event: AppEvent) => void): () => void
  /** The page stands: from now on whoever subscribes hears what comes, and nothing that was. */
  stands(): void
}

export function createBridge(bridge: Bridge): AppBridge {
  const listeners = new Set<(event: AppEvent) => void>()
  let early: AppEvent[] | undefined = []
  // Once for the page: each listener over there would be handed a copy of its own of every event.
  bridge.subscribe((event) => {
    if (event.kind !== 'state') early?.push(event)
    for (const listener of [...listeners]) listener(event)
  })
  return {
    async invoke(name, input) {
      try {
        return parseReply(await bridge.invoke(name, input))
      } catch (cause) {
        return err(appError('internal', String(cause)))
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      for (const event of early ?? []) listener(event)
      return () => listeners.delete(listener)
    },
    stands() {
      early = undefined
    },
  }
}

/** Main's handlers are typed by the same contract, so the reply is trusted: this is where it gets its type. */
function parseReply<T>(reply: unknown): Result<T, AppError> {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- both sides are built from one contract
  return reply as Result<T, AppError>
}
