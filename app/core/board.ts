/** The operator's board: the watched lines in another order and choice than the list's. */
import type { BoardRow } from '../contract/board.ts'
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import type { AppError } from '../contract/errors.ts'
import { pageOf } from '../contract/page.ts'
import { ok, type Result } from '../contract/result.ts'
import { boardCounts, boardOf, findLine, type Board, type BoardLine } from '../people/board.ts'
import { lineRow } from '../people/line-rows.ts'
import { lookOfLine, type Line } from '../people/lines.ts'
import type { NameOf } from '../people/names.ts'
import type { PeopleLook } from '../people/people-index.ts'
import type { Lines } from './lines.ts'

export interface BoardDeps {
  readonly lines: Pick<Lines, 'all'>
  readonly serverTime: () => { readonly nowMs: number; readonly skewMs: number }
  /** What the directory calls somebody. */
  readonly nameOf: NameOf
  readonly look: Pick<PeopleLook, 'byAddress'>
}

export interface BoardHandlers {
  readonly 'board.list': (input: CommandInput<'board.list'>) => Result<CommandOutput<'board.list'>, AppError>
  readonly 'board.find': (input: CommandInput<'board.find'>) => Result<CommandOutput<'board.find'>, AppError>
}

interface PlacedLine extends BoardLine {
  readonly line: Line
  /** Where it stands in the list, from 0. */
  readonly at: number
}

export function createBoard({ lines, serverTime, nameOf, look }: BoardDeps): BoardHandlers {
  function placed(): readonly PlacedLine[] {
    const { nowMs } = serverTime()
    return lines.all().map((line, at) => {
      const { state, sinceMs } = lookOfLine(line, nowMs)
      return { line, at, address: line.address, state, sinceMs }
    })
  }

  const extensionsOf = (address: string): readonly string[] =>
    look.byAddress(address).flatMap(({ extensions }) => extensions)

  function rowOf({ line, at }: PlacedLine): BoardRow {
    const { nowMs, skewMs } = serverTime()
    const row = lineRow(line, at, { serverNowMs: nowMs, skewMs }, nameOf)
    return { ...row, extension: extensionsOf(line.address)[0] ?? '' }
  }

  const arranged = (
    all: readonly PlacedLine[],
    input: Pick<CommandInput<'board.list'>, 'order' | 'filter' | 'held'>,
  ): Board<PlacedLine> => boardOf(all, input, input.held)

  return {
    'board.list': (input) => {
      const all = placed()
      const board = arranged(all, input)
      const { total, rows } = pageOf(board.lines, input)
      return ok({ total, rows: rows.map(rowOf), counts: boardCounts(all), heldAt: board.heldAt })
    },
    'board.find': (input) => {
      const named = arranged(placed(), input).lines.map((each) => ({
        name: rowOf(each).name,
        address: each.address,
        extensions: extensionsOf(each.address),
      }))
      const index = findLine(named, input.text, input.from)
      if (index === undefined) return ok({ index: null, address: '' })
      return ok({ index, address: named[index]?.address ?? '' })
    },
  }
}
