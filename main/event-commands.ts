/** The commands of the rules that act when something happens to a call. */
import { BrowserWindow, dialog } from 'electron'
import { NOTHING } from '../app/contract/command-outputs.ts'
import { eventsText } from '../app/contract/messages/events.ts'
import { ok } from '../app/contract/result.ts'
import type { Caller, ShellCommands } from './commands.ts'
import type { EventActions } from './event-actions.ts'

type EventCommands = Pick<ShellCommands, 'event.run' | 'event.preview' | 'event.try' | 'program.choose'>

/** @param remember keeps what was chosen, so that rules may run it */
export function createEventCommands(
  actions: EventActions,
  remember: (program: string) => void,
): EventCommands {
  return {
    'event.run': async ({ callId, rule }) => {
      const settled = await actions.run(callId, rule)
      return settled.ok ? ok(NOTHING) : settled
    },
    'event.preview': (example) => Promise.resolve(actions.preview(example)),
    'event.try': async (example) => {
      const settled = await actions.tryOut(example)
      return settled.ok ? ok(NOTHING) : settled
    },
    'program.choose': async (_input, caller) => {
      const path = await chooseProgram(caller)
      if (path !== null) remember(path)
      return ok({ path })
    },
  }
}

async function chooseProgram(caller: Caller): Promise<string | null> {
  const parent =
    caller.kind === 'page'
      ? BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === caller.webContentsId)
      : undefined
  const options: Electron.OpenDialogOptions = { title: eventsText.chooseProgram, properties: ['openFile'] }
  const chosen = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options))
  return chosen.filePaths[0] ?? null
}
