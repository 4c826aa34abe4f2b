/** The history as a file that the user names, and where that file is. */
import { NOTHING } from '../app/contract/command-outputs.ts'
import type { CommandInput } from '../app/contract/commands.ts'
import { appError, type AppError } from '../app/contract/errors.ts'
import type { HistoryRow } from '../app/contract/history.ts'
import { exportName } from '../app/contract/messages/keepsakes.ts'
import { MOST_ROWS } from '../app/contract/page.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { Clock } from '../app/ports.ts'
import type { Caller, CoreCommands, ShellCommands } from './commands.ts'
import { historyTable, isoTime } from './history-table.ts'

export interface HistoryCommandsDeps {
  readonly core: CoreCommands
  readonly clock: Pick<Clock, 'now'>
  /** @returns undefined where the user named none */
  readonly askWhere: (caller: Caller, proposed: string) => Promise<string | undefined>
  /** @throws when the disk refuses */
  readonly write: (file: string, text: string) => Promise<void>
  readonly showInFolder: (file: string) => void
}

export type HistoryCommands = Pick<ShellCommands, 'history.export' | 'history.showExport'>

export function createHistoryCommands(deps: HistoryCommandsDeps): HistoryCommands {
  /** Pages may have this one shown, and no other file. */
  let last: string | undefined

  /** Everything that fits, page by page; between two pages nothing changes, since nothing is waited for. */
  async function wanted(
    input: CommandInput<'history.export'>,
  ): Promise<Result<readonly HistoryRow[], AppError>> {
    const rows: HistoryRow[] = []
    for (;;) {
      const page = await deps.core.handle('history.list', { ...input, offset: rows.length, limit: MOST_ROWS })
      if (!page.ok) return page
      rows.push(...page.value.rows)
      if (page.value.rows.length === 0 || rows.length >= page.value.total) return ok(rows)
    }
  }

  return {
    'history.export': async (input, caller) => {
      const day = isoTime(deps.clock.now(), offsetMinutes(deps.clock.now())).slice(0, 10)
      const file = await deps.askWhere(caller, exportName(day))
      if (file === undefined) return ok(null)
      // Asked for after the dialog: what came meanwhile is in it.
      const rows = await wanted(input)
      if (!rows.ok) return rows
      try {
        await deps.write(file, historyTable(rows.value, offsetMinutes))
      } catch (error) {
        return err(appError('file-not-written', error instanceof Error ? error.message : undefined))
      }
      last = file
      return ok({ path: file, count: rows.value.length })
    },
    'history.showExport': () => {
      if (last === undefined) return Promise.resolve(err(appError('row-gone')))
      deps.showInFolder(last)
      return Promise.resolve(ok(NOTHING))
    },
  }
}

const offsetMinutes = (atMs: number): number => -new Date(atMs).getTimezoneOffset()
