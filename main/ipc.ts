/** The two channels: commands come in, the state goes out. */
import type { IpcMain } from 'electron'
import { withCards } from '../app/calls/cards.ts'
import { appError } from '../app/contract/errors.ts'
import { COMMAND_CHANNEL } from '../app/contract/events.ts'
import { err } from '../app/contract/result.ts'
import type { StatePatch } from '../app/contract/state.ts'
import type { Dispose, Logger } from '../app/ports.ts'
import type { Commands } from './commands.ts'
import { isOurFrame } from './frame-check.ts'
import type { KnownWindows } from './known-windows.ts'

export interface IpcDeps {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  readonly commands: Pick<Commands, 'runUnchecked'>
  readonly windows: KnownWindows
  readonly log: Logger
}

/** Answers commands of our own pages and refuses everybody else's. */
export function listenForCommands({ ipcMain, commands, windows, log }: IpcDeps): Dispose {
  ipcMain.handle(COMMAND_CHANNEL, (event, name: unknown, input: unknown) => {
    if (!isOurFrame(event, (id) => windows.has(id))) {
      log.warn('command-from-stranger', { url: event.senderFrame?.url })
      return err(appError('bad-input'))
    }
    return commands.runUnchecked(name, input, { kind: 'page', webContentsId: event.sender.id })
  })
  return () => {
    ipcMain.removeHandler(COMMAND_CHANNEL)
  }
}

export interface Broadcast {
  /** Number of the last patch sent; a page that reads the state gets it along. */
  seq(): number
  send(patch: StatePatch): void
}

/** Numbers each patch and sends it in the tick in which it arrived: a window that misses one can tell. */
export function createBroadcast(windows: Pick<KnownWindows, 'broadcast'>): Broadcast {
  let seq = 0
  return {
    seq: () => seq,
    send(patch) {
      seq += 1
      const { calls } = patch
      const event = { kind: 'state', seq, patch } as const
      // What a page is sent is copied into it before it can paint: a hundred calls that are over would make a card late.
      const forCards =
        calls === undefined ? event : ({ ...event, patch: { ...patch, calls: withCards(calls) } } as const)
      windows.broadcast((page) => (page === 'card' ? forCards : event))
    },
  }
}
