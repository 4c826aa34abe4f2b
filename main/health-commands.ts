/** The commands behind "Will I see the next call?". */
import { NOTHING } from '../app/contract/command-outputs.ts'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { CardStopwatch } from './card-stopwatch.ts'
import type { CardWindow } from './card-window.ts'
import type { ShellCommands } from './commands.ts'
import type { DisplayFacts } from './display-facts.ts'
import type { RingTester } from './ring-test.ts'
import type { SystemFacts } from './system-facts.ts'

export interface HealthCommandsDeps {
  readonly displays: DisplayFacts
  readonly system: SystemFacts
  readonly ringTest: RingTester
  readonly stopwatch: Pick<CardStopwatch, 'painted'>
  readonly cardWindow: Pick<CardWindow, 'shownOn'>
}

export type HealthCommands = Pick<
  ShellCommands,
  'health.testCards' | 'health.refresh' | 'health.ringMe' | 'card.painted'
>

export function createHealthCommands(deps: HealthCommandsDeps): HealthCommands {
  const { displays, system, ringTest, stopwatch, cardWindow } = deps
  return {
    'health.testCards': async () => {
      await displays.test()
      return ok(NOTHING)
    },
    'health.refresh': async () => {
      displays.read()
      await system.readAll()
      return ok(NOTHING)
    },
    'health.ringMe': () => ringTest.begin(),
    'card.painted': ({ callId }, caller) => {
      if (caller.kind !== 'page') return Promise.resolve(err(appError('bad-input')))
      if (callId === null) displays.testPainted(caller.webContentsId)
      else {
        // A page can draw into a window that nobody sees: that is no card.
        const displayId = cardWindow.shownOn(caller.webContentsId)
        if (displayId !== undefined) {
          displays.painted(displayId)
          ringTest.painted(callId)
          stopwatch.painted(callId)
        }
      }
      return Promise.resolve(ok(NOTHING))
    },
  }
}
