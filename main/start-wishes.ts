/** What a start, a second start or a link asks for, carried out as commands. */
import { appError } from '../app/contract/errors.ts'
import { shellText } from '../app/contract/messages/shell.ts'
import { assertNever } from '../app/contract/result.ts'
import type { Core } from '../app/core.ts'
import type { StartArguments } from './arguments.ts'
import type { Commands } from './commands.ts'
import type { MainWindow } from './main-window.ts'

export interface StartWishesDeps {
  readonly commands: Pick<Commands, 'run'>
  readonly core: Pick<Core, 'notice'>
  readonly mainWindow: Pick<MainWindow, 'show'>
}

/** @param isFirst the start of this very process: the only one whose `--config` counts, and its window is there already */
export function carryOut(
  { config, hidden, wishes, unknown, refused }: StartArguments,
  { commands, core, mainWindow }: StartWishesDeps,
  isFirst: boolean,
): void {
  for (const argument of unknown) core.notice(appError('argument-unknown', argument))
  for (const link of refused) core.notice(appError('link-refused', link))
  if (config !== undefined && !isFirst) core.notice(appError('argument-unknown', shellText.configOnlyAtStart))
  for (const wish of wishes) {
    switch (wish.kind) {
      case 'dial':
        void commands.run('dial.propose', { text: wish.text, source: wish.source })
        break
      case 'dial-clipboard':
        void commands.run('dial.clipboard', {})
        break
      case 'hang-up':
        void commands.run('call.hangUp', { from: 'outside' })
        break
      default:
        assertNever(wish)
    }
  }
  // Somebody who starts the program again, and asks for nothing else, is looking for the window.
  if (!isFirst && !hidden && (wishes.length === 0 || refused.length > 0)) mainWindow.show()
}
