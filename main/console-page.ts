/** Which page looks at the XML console: it alone is told what is new, and only while it exists. */
import { writeFile } from 'node:fs/promises'
import { NOTHING } from '../app/contract/command-outputs.ts'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Core } from '../app/core.ts'
import type { Caller, ShellCommands } from './commands.ts'
import type { KnownWindows } from './known-windows.ts'

export interface ConsolePageDeps {
  readonly core: Pick<Core, 'console'>
  readonly windows: Pick<KnownWindows, 'tell' | 'whenGone'>
  /** Asks where to put a file. Null: nowhere. */
  readonly chooseFile: (caller: Caller) => Promise<string | null>
}

type Names = 'developer.open' | 'developer.close' | 'developer.save'

export function createConsolePage({
  core,
  windows,
  chooseFile,
}: ConsolePageDeps): Pick<ShellCommands, Names> {
  let watched: number | undefined

  /** A window that was closed looks at nothing any more, and nobody is left to look at what was kept for it. */
  function watchOnce(id: number): void {
    if (watched === id) return
    watched = id
    windows.whenGone(id, () => {
      if (watched !== id) return
      watched = undefined
      core.console.close()
      core.console.clear()
    })
  }

  return {
    'developer.open': (_input, caller) => {
      if (caller.kind !== 'page') return Promise.resolve(err(appError('bad-input')))
      const { webContentsId } = caller
      watchOnce(webContentsId)
      core.console.open((newest) => {
        windows.tell(webContentsId, { kind: 'console', newest })
      })
      return Promise.resolve(ok(NOTHING))
    },
    'developer.close': () => {
      core.console.close()
      return Promise.resolve(ok(NOTHING))
    },
    'developer.save': async ({ filter }, caller) => {
      const path = await chooseFile(caller)
      if (path === null) return ok({ path })
      try {
        // Calls and addresses stand in it: nobody else on this machine needs to read them.
        await writeFile(path, core.console.text(filter), { mode: 0o600 })
        return ok({ path })
      } catch (error) {
        return err(appError('file-not-written', error instanceof Error ? error.message : ''))
      }
    },
  }
}
