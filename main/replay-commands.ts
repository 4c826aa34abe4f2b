/** The way in while a recording is played: what shows it works, everything else is refused in words. */
import { NOTHING } from '../app/contract/command-outputs.ts'
import { commandInputs, type CommandInput, type CommandName } from '../app/contract/commands.ts'
import { appError, type AppError } from '../app/contract/errors.ts'
import type { ReportPart } from '../app/contract/report.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Clock } from '../app/ports.ts'
import type { Player } from '../app/recorder/player.ts'
import type { CardWindow } from './card-window.ts'
import type { Commands } from './commands.ts'
import type { Broadcast } from './ipc.ts'
import type { KnownWindows } from './known-windows.ts'

export interface ReplayCommandsDeps {
  readonly state: () => AppState
  readonly broadcast: Broadcast
  readonly windows: KnownWindows
  readonly cardWindow: Pick<CardWindow, 'resize'>
  readonly player: Pick<Player, 'set'>
  readonly parts: readonly ReportPart[]
  readonly clock: Clock
  readonly quit: () => void
}

type Answers = {
  readonly [N in CommandName]?: (input: CommandInput<N>, page: number) => Result<unknown, AppError>
}

export function createReplayCommands(deps: ReplayCommandsDeps): Pick<Commands, 'runUnchecked'> {
  const done = ok(NOTHING)
  const answers: Answers = {
    'state.get': (_input, page) => {
      deps.clock.after(0, () => {
        deps.windows.markListening(page)
      })
      return ok({ seq: deps.broadcast.seq(), state: deps.state() })
    },
    'replay.set': (change) => {
      deps.player.set(change)
      return done
    },
    'replay.parts': () => ok({ parts: deps.parts }),
    'card.resize': ({ height }, page) => {
      deps.cardWindow.resize(page, height)
      return done
    },
    'card.painted': () => done,
    'app.quit': () => {
      deps.quit()
      return done
    },
  }

  function run<N extends CommandName>(name: N, input: unknown, page: number): Result<unknown, AppError> {
    const answer = answers[name]
    if (answer === undefined) return err(appError('recording-only'))
    const parsed = commandInputs[name].safeParse(input)
    if (!parsed.success) return err(appError('bad-input'))
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the schema of N gives the input of N, which the compiler cannot follow through an indexed union
    return answer(parsed.data as CommandInput<N>, page)
  }

  return {
    runUnchecked(name, input, caller) {
      if (caller.kind !== 'page' || !isCommandName(name)) return Promise.resolve(err(appError('bad-input')))
      return Promise.resolve(run(name, input, caller.webContentsId))
    },
  }
}

const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commandInputs, name)
