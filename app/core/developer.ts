/** What the Developer view stands on: console, service browser, command runner. None of them costs anything unused. */
import type { CommandInput, CommandOutput, CoreCommandName } from '../contract/commands.ts'
import { NOTHING } from '../contract/command-outputs.ts'
import type { AppError } from '../contract/errors.ts'
import { ok, type Result } from '../contract/result.ts'
import type { FormatNumber } from '../onsip/active-calls.ts'
import type { Clock } from '../ports.ts'
import type { ConsoleTap } from '../xmpp/console-tap.ts'
import { createCommandRunner } from './command-runner.ts'
import { createConsole, type Console } from './console.ts'
import type { AccountSession } from './account-session.ts'
import { createServiceBrowser } from './service-browser.ts'
import type { Store } from './store.ts'

type DeveloperName = Extract<CoreCommandName, `developer.${string}`>

export interface Developer {
  readonly console: Console
  readonly handlers: {
    readonly [N in DeveloperName]: (
      input: CommandInput<N>,
    ) => Promise<Result<CommandOutput<N>, AppError>> | Result<CommandOutput<N>, AppError>
  }
}

export interface DeveloperDeps {
  readonly clock: Clock
  readonly store: Store
  readonly tap: ConsoleTap
  readonly session: Pick<AccountSession, 'connection' | 'suffix'>
  readonly formatNumber: FormatNumber
}

export function createDeveloper(deps: DeveloperDeps): Developer {
  const { clock, store, tap, session, formatNumber } = deps
  const connection = () => session.connection
  const console = createConsole({ clock, tap, connection })
  const runner = createCommandRunner(connection)
  return {
    console,
    handlers: {
      'developer.clear': () => {
        console.clear()
        return ok(NOTHING)
      },
      'developer.entries': (wish) => ok(console.page(wish)),
      'developer.entry': ({ id }) => ok(console.entry(id) ?? null),
      'developer.text': ({ filter }) => ok({ text: console.text(filter) }),
      'developer.send': ({ xml }) => console.send(xml),
      ...createServiceBrowser({
        clock,
        store,
        connection,
        formatNumber,
        suffix: () => session.suffix ?? store.state.settings.values.services.suffix,
      }),
      'developer.commands': async ({ jid }) => {
        const listed = await runner.list(jid)
        return listed.ok ? ok({ commands: listed.value }) : listed
      },
      'developer.run': (input) => runner.run(input),
    },
  }
}
