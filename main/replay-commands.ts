/** The way in while a recording is played: what shows it works, everything else is refused in words. */
import { NOTHING } from '../app/contract/command-outputs.ts'
import type { CommandInput, CommandName } from '../app/contract/commands.ts'
import { appError, type AppError } from '../app/contract/errors.ts'
import type { ReportPart } from '../app/contract/report.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Clock } from '../app/ports.ts'
import type { Player } from '../app/recorder/player.ts'
import type { CardWindow } from './card-window.ts'
import { isCommandName, parseInput, type Commands } from './commands.ts'
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

/** @param page id of the page's web contents */
type Answer = (input: unknown, page: number) => Result<unknown, AppError>

/** An answer that gets its input checked, as everywhere. */
const answering =
  <N extends CommandName>(
    name: N,
    answer: (input: CommandInput<N>, page: number) => Result<unknown, AppError>,
  ): Answer =>
  (input, page) => {
    const parsed = parseInput(name, input)
    return parsed.ok ? answer(parsed.value, page) : err(appError('bad-input'))
  }

export function createReplayCommands(deps: ReplayCommandsDeps): Pick<Commands, 'runUnchecked'> {
  const done = ok(NOTHING)
  const answers: Partial<Readonly<Record<CommandName, Answer>>> = {
    'state.get': answering('state.get', (_input, page) => {
      deps.clock.after(0, () => {
        deps.windows.markListening(page)
      })
      return ok({ seq: deps.broadcast.seq(), state: deps.state() })
    }),
    'replay.set': answering('replay.set', (change) => {
      deps.player.set(change)
      return done
    }),
    'replay.parts': answering('replay.parts', () => ok({ parts: deps.parts })),
    'card.resize': answering('card.resize', ({ height }, page) => {
      deps.cardWindow.resize(page, height)
      return done
    }),
    'card.painted': answering('card.painted', () => done),
    'app.quit': answering('app.quit', () => {
      deps.quit()
      return done
    }),
  }

  return {
    runUnchecked(name, input, caller) {
      if (caller.kind !== 'page' || !isCommandName(name)) return Promise.resolve(err(appError('bad-input')))
      const answer = answers[name] ?? (() => err(appError('recording-only')))
      return Promise.resolve(answer(input, caller.webContentsId))
    },
  }
}
